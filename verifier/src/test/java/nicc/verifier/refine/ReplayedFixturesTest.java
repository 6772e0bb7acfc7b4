package nicc.verifier.refine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import nicc.verifier.replay.Build;
import nicc.verifier.replay.Explanation;
import nicc.verifier.replay.Replay;
import nicc.verifier.replay.Replayer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is refuted about an event shows in the interpreter and in the loaded class. Not replayed
/// (docs/verifier.md):
/// what is about a part of a class and no event, and what only a later event can show, as that descriptors are held
/// which a write should have dropped.
class ReplayedFixturesTest {
    private static final Path FOLDER = Path.of("src/test/proofs/refuted");
    private static final int EFFORT = 2_000_000;
    private static final Set<String> EVENTS =
            Set.of("read", "write", "peek", "register", "load", "store", "action", "step", "timers", "link", "reset");

    @TempDir
    Path scratch;

    @TestFactory
    Stream<DynamicTest> theCounterexampleShows() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".nic")).sorted().toList().stream()
                    .filter(ReplayedFixturesTest::isAboutAnEvent)
                    .filter(file -> !file.getFileName().toString().startsWith("kept_ahead_"))
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
        }
    }

    private static boolean isAboutAnEvent(Path spec) {
        try {
            String obligation = Fixture.of(spec).obligation();
            return EVENTS.stream().anyMatch(event -> obligation.startsWith(event + " ") || obligation.equals(event));
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
