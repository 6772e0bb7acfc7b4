package nicc.verifier.refine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Fixtures: the folder is the verdict.
class ProofsTest {
    private static final Path FOLDER = Path.of("src/test/proofs");

    private static final Map<String, Class<? extends Verdict>> VERDICTS = Map.of(
            "proved", Verdict.Proved.class,
            "refuted", Verdict.Refuted.class,
            "undecided", Verdict.Unknown.class,
            "vacuous", Verdict.Vacuous.class,
            "unsupported", Verdict.Unsupported.class);

    /// Enough for every fixture that has an answer, and not enough for those that have none.
    private static final int EFFORT = 20_000_000;

    @TempDir
    Path scratch;

    @TestFactory
    Stream<DynamicTest> theFolderIsTheVerdict() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".nic")).sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(FOLDER.relativize(file).toString(), () -> check(file)));
        }
    }

    private void check(Path spec) throws IOException {
        String expected = spec.getName(spec.getNameCount() - 2).toString();
        Path folder = Files.createDirectory(scratch.resolve(expected + "." + spec.getFileName()));
        Verdict verdict = Fixture.of(spec).verdict(folder, EFFORT);
        assertThat(verdict).isInstanceOf(VERDICTS.get(expected));
    }
}
