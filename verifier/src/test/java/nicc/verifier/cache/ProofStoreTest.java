package nicc.verifier.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nicc.verifier.refine.Result;
import nicc.verifier.refine.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProofStoreTest {
    private static final String A = "write csr.A";
    private static final String B = "write csr.B";

    @TempDir
    Path scratch;

    private final List<String> notes = new ArrayList<>();

    @BeforeEach
    void bothAreProvedAndKept() throws IOException {
        List<Result> results = prove(Card.SPEC, Card.CODE);
        assertThat(results).extracting(Result::name).contains(A, B);
        assertThat(results).allMatch(Result::proved);
        assertThat(Card.asked(results)).contains(A, B);
    }

    @Test
    void whatHasNotChangedIsNotAskedAgain() throws IOException {
        List<Result> results = prove(Card.SPEC, Card.CODE);
        assertThat(Card.asked(results)).isEmpty();
        assertThat(results).allMatch(Result::proved);
        assertThat(results).allMatch(result -> !result.assumptions().isEmpty());
    }

    @Test
    void commentsAndLinesChangeNothing() throws IOException {
        List<Result> results = prove("// a comment\n\n" + Card.SPEC, "// a comment\n\n" + Card.CODE);
        assertThat(Card.asked(results)).isEmpty();
    }

    @Test
    void anotherConstantInAMethodIsAskedByThoseThatReachIt() throws IOException {
        List<Result> results =
                prove(Card.SPEC, Card.CODE.replace("| written & 0xFFFF);\n    }\n}", "| written & 0xFFFE);\n    }\n}"));
        assertThat(Card.asked(results)).containsExactly(B);
        assertThat(verdict(results, B)).isInstanceOf(Verdict.Refuted.class);
        assertThat(verdict(results, A)).isInstanceOf(Verdict.Proved.class);
    }

    @Test
    void anotherConstantInTheEntryIsAskedByAll() throws IOException {
        List<Result> results = prove(Card.SPEC, Card.CODE.replace("offset < 0x20", "offset < 0x1F"));
        assertThat(Card.asked(results)).containsExactly(A, B);
    }

    @Test
    void anotherMeaningOfARegisterIsAskedByThoseThatReadIt() throws IOException {
        String spec = Card.SPEC.replace(
                "0x20 { sw rw; field LOW [15:0];", "0x20 { sw rw; field LOW [15:0] { onwrite woclr; }");
        List<Result> results = prove(spec, Card.CODE);
        assertThat(Card.asked(results)).containsExactly(B);
        assertThat(verdict(results, B)).isInstanceOf(Verdict.Refuted.class);
    }

    @Test
    void anotherPlaceOfARegisterIsAskedByAll() throws IOException {
        List<Result> results = prove(Card.SPEC.replace("0x20 {", "0x28 {"), Card.CODE);
        assertThat(Card.asked(results)).containsExactly(A, B);
    }

    @Test
    void whatWasNotProvedIsAskedAgain() throws IOException {
        String wrong = Card.CODE.replace("A & ~(enables << first & 0xFFFF)", "A & ~0xFFFF");
        assertThat(Card.asked(prove(Card.SPEC, wrong))).containsExactly(A);
        List<Result> results = prove(Card.SPEC, wrong);
        assertThat(Card.asked(results)).containsExactly(A);
        assertThat(verdict(results, A)).isInstanceOf(Verdict.Refuted.class);
    }

    @Test
    void damagedFilesAreIgnoredWithANote() throws IOException {
        for (Path file : files()) {
            String text = Files.readString(file);
            Files.writeString(file, text.replaceFirst("code ", "node "));
        }
        assertThat(Card.asked(prove(Card.SPEC, Card.CODE))).contains(A, B);
        assertThat(notes).isNotEmpty().allMatch(note -> note.startsWith("ignored a damaged proof"));
        notes.clear();
        assertThat(Card.asked(prove(Card.SPEC, Card.CODE))).isEmpty();
        assertThat(notes).isEmpty();
    }

    @Test
    void cutFilesAreIgnored() throws IOException {
        for (Path file : files()) {
            Files.writeString(file, Files.readString(file).substring(0, 20));
        }
        assertThat(Card.asked(prove(Card.SPEC, Card.CODE))).contains(A, B);
    }

    @Test
    void aStoreThatCannotBeWrittenOnlyCostsTime() throws IOException {
        Path file = Files.createFile(scratch.resolve("no-folder"));
        Card card = Card.of(scratch, Card.SPEC, Card.CODE);
        List<Result> results = card.prove(ProofStore.open(file, card.meaning(), notes::add));
        assertThat(results).allMatch(Result::proved);
        assertThat(notes).isNotEmpty();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> walk = Files.walk(scratch.resolve("store"))) {
            return walk.filter(Files::isRegularFile).toList();
        }
    }

    private static Verdict verdict(List<Result> results, String name) {
        return results.stream()
                .filter(result -> result.name().equals(name))
                .findFirst()
                .orElseThrow()
                .verdict();
    }

    private List<Result> prove(String spec, String code) throws IOException {
        Card card = Card.of(scratch, spec, code);
        return card.prove(ProofStore.open(scratch.resolve("store"), card.meaning(), notes::add));
    }
}
