package nicc.runtime.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is asked of the processors is what was written last into a file that stands for the kernel's.
class DialogueTest {
    private static final long MICROS = 1000;
    private static final int ANY = 2_000_000_000;
    private static final int ASKED = 7;

    @TempDir
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private Path file;

    private long now;

    @BeforeEach
    void create() throws IOException {
        file = Files.createFile(directory.resolve("cpu_dma_latency"));
    }

    @Test
    void manyBriefSleepsThatSomebodyEndsAreOne() throws IOException {
        try (IdleLatency latency = IdleLatency.of(file, ASKED)) {
            Dialogue dialogue = new Dialogue(latency);
            sleep(dialogue, 99, 200 * MICROS, true);
            assertThat(dialogue.goesOn()).isFalse();
            assertThat(written()).isEmpty();
            sleep(dialogue, 1, 200 * MICROS, true);
            assertThat(dialogue.goesOn()).isTrue();
            assertThat(written()).containsExactly(ASKED);
        }
    }

    @Test
    void silenceEndsItHoweverManyDeadlinesPass() throws IOException {
        try (IdleLatency latency = IdleLatency.of(file, ASKED)) {
            Dialogue dialogue = begun(latency);
            sleep(dialogue, 19, 1000 * MICROS, false);
            assertThat(dialogue.goesOn()).isTrue();
            sleep(dialogue, 1, 1000 * MICROS, false);
            assertThat(dialogue.goesOn()).isFalse();
            assertThat(written()).containsExactly(ASKED, ANY);
        }
    }

    @Test
    void whileItGoesOnNoSleepIsLongerThanTheSilenceThatEndsIt() {
        Dialogue dialogue = new Dialogue(IdleLatency.unlimited());
        assertThat(dialogue.limit(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
        Dialogue other = begun(IdleLatency.unlimited());
        assertThat(other.limit(Long.MAX_VALUE)).isEqualTo(Dialogue.SILENCE);
        assertThat(other.limit(5)).isEqualTo(5);
    }

    @Test
    void aWatchdogsAccessesAreNone() {
        Dialogue dialogue = new Dialogue(IdleLatency.unlimited());
        for (int time = 0; time < 10; time++) {
            sleep(dialogue, 63, 50 * MICROS, true);
            sleep(dialogue, 1, 2_000_000 * MICROS, true);
        }
        assertThat(dialogue.goesOn()).isFalse();
    }

    @Test
    void longSleepsAreNone() {
        Dialogue dialogue = new Dialogue(IdleLatency.unlimited());
        sleep(dialogue, 1000, 2000 * MICROS, true);
        assertThat(dialogue.goesOn()).isFalse();
    }

    @Test
    void theRequestHoldsUntilTheLastDeviceLetsGo() throws IOException {
        try (IdleLatency latency = IdleLatency.of(file, ASKED)) {
            Dialogue one = begun(latency);
            Dialogue other = begun(latency);
            one.end();
            one.end();
            assertThat(written()).containsExactly(ASKED);
            other.end();
            assertThat(written()).containsExactly(ASKED, ANY);
        }
    }

    @Test
    void whereTheKernelHasNoSuchThingNothingIsAsked() {
        try (IdleLatency latency = IdleLatency.of(directory.resolve("none"), ASKED)) {
            Dialogue dialogue = begun(latency);
            dialogue.end();
            assertThat(directory.resolve("none")).doesNotExist();
        }
    }

    private Dialogue begun(IdleLatency latency) {
        Dialogue dialogue = new Dialogue(latency);
        sleep(dialogue, Dialogue.MANY, 100 * MICROS, true);
        assertThat(dialogue.goesOn()).isTrue();
        return dialogue;
    }

    private void sleep(Dialogue dialogue, int times, long nanos, boolean called) {
        for (int i = 0; i < times; i++) {
            dialogue.slept(now, now + nanos, called);
            now += nanos;
        }
    }

    private int[] written() throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.nativeOrder());
        int[] values = new int[bytes.remaining() / Integer.BYTES];
        bytes.asIntBuffer().get(values);
        return values;
    }
}
