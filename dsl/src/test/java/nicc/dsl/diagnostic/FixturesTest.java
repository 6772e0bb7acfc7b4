package nicc.dsl.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nicc.dsl.Frontend;
import nicc.dsl.derive.Derivation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every fixture reports exactly what its comments expect: `//~ NIC0203 "part of the message"` in the line of
/// the
/// finding, `//~^` in the line below it.
class FixturesTest {

    private static final Path FIXTURES = Path.of("src/test/fixtures");
    private static final Pattern EXPECTATION = Pattern.compile("//~(\\^?) (NIC\\d{4}) \"(.*)\"$");

    private record Expected(int line, String code, String part) {
        boolean matches(Diagnostic found) {
            return found.span().line() == line
                    && found.code().id().equals(code)
                    && found.message().contains(part);
        }
    }

    static List<Path> fixtures() throws IOException {
        try (Stream<Path> files = Files.list(FIXTURES)) {
            return files.filter(f -> f.toString().endsWith(".nic")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void reports_exactly_what_stands_beside_the_mistakes(Path fixture) throws IOException {
        Frontend.Result loaded = Frontend.load(fixture);
        List<Diagnostic> found = new ArrayList<>(loaded.diagnostics());
        if (aboutTwins(fixture)) {
            found.addAll(Derivation.derive(loaded).diagnostics());
        }
        List<Expected> missing = new ArrayList<>();
        for (Expected expected : expectations(fixture)) {
            if (!found.removeIf(expected::matches)) {
                missing.add(expected);
            }
        }
        assertThat(missing).as("expected and not found; unexpected: %s", found).isEmpty();
        assertThat(found).as("found and not expected").isEmpty();
    }

    private static boolean aboutTwins(Path fixture) {
        return fixture.getFileName().toString().startsWith("NIC10");
    }

    private static List<Expected> expectations(Path fixture) throws IOException {
        List<Expected> expectations = new ArrayList<>();
        List<String> lines = Files.readAllLines(fixture);
        for (int i = 0; i < lines.size(); i++) {
            Matcher matcher = EXPECTATION.matcher(lines.get(i));
            if (matcher.find()) {
                int line = i + (matcher.group(1).isEmpty() ? 1 : 0);
                expectations.add(new Expected(line, matcher.group(2), matcher.group(3)));
            }
        }
        return expectations;
    }

    @ParameterizedTest
    @EnumSource(Code.class)
    void every_code_has_a_fixture_that_expects_it(Code code) throws IOException {
        assertThat(expectations(FIXTURES.resolve(code.id() + ".nic")))
                .extracting(Expected::code)
                .contains(code.id());
    }

    @ParameterizedTest
    @EnumSource(Code.class)
    void every_code_has_a_paragraph(Code code) {
        assertThat(code.paragraph()).isNotBlank();
    }

    @Test
    void codes_are_unique() {
        assertThat(Stream.of(Code.values()).map(Code::id)).doesNotHaveDuplicates();
    }
}
