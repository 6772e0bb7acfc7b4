package nicc.dsl.semantics;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import nicc.dsl.fixture.AccessTrace;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// A small spec for each thing that the language can say, with a trace of accesses and what is expected of
/// each.
class MeaningTest {

    @TestFactory
    Stream<DynamicTest> everyConstructMeansWhatItsFixtureSays() throws IOException, URISyntaxException {
        Path root = Path.of(
                Objects.requireNonNull(MeaningTest.class.getResource("")).toURI());
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> fixtures = files.filter(file -> file.toString().endsWith(".nic"))
                    .sorted()
                    .toList();
            return fixtures.stream()
                    .map(file ->
                            DynamicTest.dynamicTest(root.relativize(file).toString(), () -> AccessTrace.check(file)));
        }
    }
}
