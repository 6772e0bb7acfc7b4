package nicc.runtime.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/// A line that two threads write in turns comes back each time, and the second thread ends with its probe.
class CacheLineTest {
    @Test
    void lineComesBack() throws IOException {
        assumeThat(Runtime.getRuntime().availableProcessors()).isGreaterThan(1);
        assertThat(CacheLine.roundTrip()).isPositive();
    }

    @Test
    void theOtherThreadEndsWithIt() throws IOException {
        assumeThat(Runtime.getRuntime().availableProcessors()).isGreaterThan(1);
        try (CacheLine line = CacheLine.open()) {
            line.run(1000);
            assertThat(lines()).isTrue();
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("line"));
    }
}
