package nicc.runtime.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A line that two threads write in turns comes back each time, and the second thread ends with its probe.
class CacheLineTest {
    @BeforeEach
    void twoProcessors() {
        assumeThat(Runtime.getRuntime().availableProcessors()).isGreaterThan(1);
    }

    private static boolean echoes() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("line"));
    }

    @Test
    void lineComesBack() throws IOException {
        assertThat(CacheLine.roundTrip()).isPositive();
    }

    @Test
    void theOtherThreadEndsWithIt() throws IOException {
        try (CacheLine line = CacheLine.open()) {
            assertThat(line.run(1000)).isPositive();
            assertThat(echoes()).isTrue();
        }
        assertThat(echoes()).isFalse();
    }
}
