package nicc.runtime.agent;

import java.util.Locale;

/// A distribution of times in a few figures, in nanoseconds; all 0 when there was none.
///
/// @param count how many times
/// @param p50 what half of them do not exceed
/// @param p90 what 9 of 10 do not exceed
/// @param p99 what 99 of 100 do not exceed
/// @param p999 what 999 of 1000 do not exceed
/// @param max the longest
public record Percentiles(long count, long p50, long p90, long p99, long p999, long max) {
    private static final double MICRO = 1e3;

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "p50 %.1f, p90 %.1f, p99 %.1f, p99.9 %.1f, max %.1f µs of %d",
                p50 / MICRO,
                p90 / MICRO,
                p99 / MICRO,
                p999 / MICRO,
                max / MICRO,
                count);
    }
}
