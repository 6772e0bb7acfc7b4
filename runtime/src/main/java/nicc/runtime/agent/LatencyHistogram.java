package nicc.runtime.agent;

/// How often times of each length occurred, in logarithmic buckets: exact below 64 ns, and within 1/32 of the time
/// above. It takes no more memory however many there are, and none when one is recorded. Times over 2^40 ns, some
/// 18 minutes, count as that long.
///
/// Used by one thread.
public final class LatencyHistogram {
    private static final int FINE_BITS = 5;
    private static final int FINE = 1 << FINE_BITS;
    private static final long LONGEST = (1L << 40) - 1;

    private final long[] buckets = new long[bucket(LONGEST) + 1];
    private long count;
    private long longest;

    /// Creates an empty histogram.
    public LatencyHistogram() {}

    /// Counts a time.
    ///
    /// @param nanos how long; below 0 it counts as 0
    public void record(long nanos) {
        long time = Math.clamp(nanos, 0, LONGEST);
        buckets[bucket(time)]++;
        count++;
        longest = Math.max(longest, time);
    }

    /// What was recorded so far.
    ///
    /// @return a copy
    public Percentiles percentiles() {
        return new Percentiles(count, atMost(500), atMost(900), atMost(990), atMost(999), longest);
    }

    /// The shortest time, as far as buckets tell, that so many of a thousand do not exceed.
    private long atMost(int perMille) {
        long wanted = Math.ceilDiv(count * perMille, 1000);
        long seen = 0;
        for (int i = 0; i < buckets.length; i++) {
            seen += buckets[i];
            if (seen >= wanted && seen > 0) {
                return Math.min(end(i), longest);
            }
        }
        return 0;
    }

    /// The bucket of a time: which power of two, and the five bits that follow its first one.
    private static int bucket(long time) {
        int shift = Math.max(0, Long.SIZE - 1 - FINE_BITS - Long.numberOfLeadingZeros(time));
        return shift * FINE + (int) (time >>> shift);
    }

    /// The longest time in a bucket.
    private static long end(int bucket) {
        int shift = Math.max(0, bucket / FINE - 1);
        long first = bucket - (long) shift * FINE;
        return ((first + 1) << shift) - 1;
    }
}
