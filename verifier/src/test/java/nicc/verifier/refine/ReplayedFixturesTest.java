package nicc.verifier.refine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nicc.verifier.replay.Build;
import nicc.verifier.replay.Explanation;
import nicc.verifier.replay.Replay;
import nicc.verifier.replay.Replayer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is refuted shows: an event in the interpreter and in the loaded class, a part of a class when it is run by
/// itself (docs/verifier.md). Only what is about how a class is made is not run.
class ReplayedFixturesTest {
    private static final Path FOLDER = Path.of("src/test/proofs/refuted");
    private static final int EFFORT = 20_000_000;
    private static final List<String> STRUCTURE = List.of("coverage", "entry points", "re-entry");

    @TempDir
    Path scratch;

    @TestFactory
    Stream<DynamicTest> theCounterexampleShows() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".nic")).sorted().toList().stream()
                    .filter(ReplayedFixturesTest::isAboutWhatTheClassDoes)
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
        }
    }

    private static boolean isAboutWhatTheClassDoes(Path spec) {
        try {
            String obligation = Fixture.of(spec).obligation();
            return STRUCTURE.stream().noneMatch(obligation::startsWith);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void check(Path spec) throws IOException {
        Path folder = Files.createDirectory(scratch.resolve(spec.getFileName()));
        Fixture fixture = Fixture.of(spec);
        Build build = fixture.build(folder);
        Verdict verdict = fixture.verdict(build, EFFORT);
        assertThat(verdict).isInstanceOf(Verdict.Refuted.class);
        if (verdict instanceof Verdict.Refuted(Counterexample counterexample)) {
            Replay replay = new Replayer(build, Replayer.runtime()).fromState(counterexample.scene());
            assertThat(replay.status())
                    .as(String.join("\n", Explanation.of(build.device(), build.relations(), replay)))
                    .isEqualTo(Replay.Status.SHOWN);
        }
    }
}
