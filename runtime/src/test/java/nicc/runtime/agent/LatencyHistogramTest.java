package nicc.runtime.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LatencyHistogramTest {
    private final LatencyHistogram histogram = new LatencyHistogram();

    @Test
    void anEmptyOneIsAllZero() {
        assertThat(histogram.percentiles()).isEqualTo(new Percentiles(0, 0, 0, 0, 0, 0));
    }

    @Test
    void shortTimesAreExact() {
        for (int nanos = 1; nanos <= 50; nanos++) {
            histogram.record(nanos);
        }
        assertThat(histogram.percentiles()).isEqualTo(new Percentiles(50, 25, 45, 50, 50, 50));
    }

    @Test
    void impossibleTimesAreCountedAtTheEnds() {
        histogram.record(-1);
        histogram.record(Long.MIN_VALUE);
        histogram.record(Long.MAX_VALUE);
        Percentiles found = histogram.percentiles();
        assertThat(found.p50()).isZero();
        assertThat(found.max()).isEqualTo((1L << 40) - 1);
        assertThat(found.count()).isEqualTo(3);
    }

    @Property
    void aPercentileIsAtMostAThirtySecondTooLong(
            @ForAll @Size(min = 1, max = 300) List<@LongRange(min = 0, max = 1L << 39) Long> list) {
        LatencyHistogram some = new LatencyHistogram();
        long[] times = list.stream().mapToLong(Long::longValue).sorted().toArray();
        list.forEach(some::record);
        long exact = times[Math.ceilDiv(times.length * 9, 10) - 1];
        assertThat(some.percentiles().p90()).isBetween(exact, exact + exact / 32);
        assertThat(some.percentiles().max()).isEqualTo(times[times.length - 1]);
    }
}
