package nicc.runtime.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CalibrationTest {
    @TempDir
    private Path directory;

    @Test
    void theMedianRunCountsAndItsNeighboursAreTheSpread() throws InterruptedException {
        AtomicInteger run = new AtomicInteger();
        Calibration measured = measure(new Subject("x", "an operation", () -> times -> {
            // Quarters of the runs cost 10, 20, 20 and 40 ns each.
            int nanos = List.of(10, 20, 20, 40).get(run.getAndIncrement() % 4);
            return (long) nanos * times;
        }));
        Cost cost = measured.find("x").orElseThrow();
        assertThat(cost.nanos()).isEqualTo(20);
        assertThat(cost.low()).isBetween(10.0, 20.0);
        assertThat(cost.high()).isBetween(20.0, 40.0);
        assertThat(cost.spread()).isEqualTo((cost.high() - cost.low()) / 20);
    }

    @Test
    void aRunFillsItsTimeByTheClockThoughTheProbeSaysThatItTookNone() {
        AtomicInteger most = new AtomicInteger();
        Subject nothing = new Subject("x", "an operation", () -> times -> {
            most.accumulateAndGet(times, Math::max);
            LockSupport.parkNanos(times * 10_000L);
            return 0;
        });
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> measure(nothing));
        assertThat(most.get()).isLessThan(1 << 20);
    }

    @Test
    void whatCannotBeDoneIsListedWithItsReason() throws InterruptedException {
        Calibration measured = measure(new Subject("x", "an operation", () -> {
            throw new IOException("not allowed here");
        }));
        assertThat(measured.costs()).isEmpty();
        assertThat(measured.missing()).containsExactly(new Missing("x", "an operation", "not allowed here"));
    }

    @Test
    void aProbeThatFailsLaterIsClosedAndListed() throws InterruptedException {
        AtomicInteger closed = new AtomicInteger();
        Calibration measured = measure(new Subject("x", "an operation", () -> new Probe() {
            @Override
            public long run(int times) throws IOException {
                throw new IOException("broke");
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        }));
        assertThat(closed).hasValue(1);
        assertThat(measured.missing()).singleElement().extracting(Missing::why).isEqualTo("broke");
    }

    @Test
    void aFileIsReadAsItWasWritten() throws IOException {
        Calibration written = new Calibration(
                Calibration.FORMAT,
                MachineIdentity.here(),
                List.of(new Cost("a", "an operation", 12.5, 12, 13, 101)),
                List.of(new Missing("b", "another", "no")));
        Path file = directory.resolve("costs.json");
        written.write(file);
        assertThat(Calibration.read(file)).isEqualTo(written);
    }

    @Test
    void theFirstOfSeveralThatWasMeasuredIsTaken() {
        Cost known = new Cost("b", "an operation", 1, 1, 1, 1);
        Calibration calibration =
                new Calibration(Calibration.FORMAT, MachineIdentity.here(), List.of(known), List.of());
        assertThat(calibration.first(List.of("a", "b"))).contains(known);
        assertThat(calibration.first(List.of("a"))).isEmpty();
    }

    @Test
    void aFileThatIsMissingSaysHowToMakeIt() {
        Path file = directory.resolve("none.json");
        assertThatThrownBy(() -> Calibration.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("there is no file")
                .hasMessageContaining("nicc calibrate --out");
    }

    @Test
    void aFileOfSomethingElseIsRefused() throws IOException {
        Path file = Files.writeString(directory.resolve("other.json"), "{\"device\": \"e1000\"}");
        assertThatThrownBy(() -> Calibration.read(file)).hasMessageContaining("is not what nicc calibrate --out wrote");
    }

    @Test
    void aFileOfAnotherFormatIsRefused() throws IOException {
        Path file = Files.writeString(
                directory.resolve("old.json"), "{\"format\": 0, \"machine\": null, \"costs\": [], \"missing\": []}");
        assertThatThrownBy(() -> Calibration.read(file)).hasMessageContaining("has format 0");
    }

    private static Calibration measure(Subject subject) throws InterruptedException {
        Sampler sampler = new Sampler(2_000_000);
        sampler.measure(subject);
        return sampler.result();
    }
}
