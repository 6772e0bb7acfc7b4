package nicc.runtime.agent;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notices when an agent's thread did not come round for more than a second: a garbage collection, a suspended
/// process, a paused machine. A hypervisor gives up on a device after five (QEMU's x-msg-timeout). Logged at
/// most once in ten seconds.
final class StallWatch {
    static final long LIMIT = 1_000_000_000L;
    private static final Logger LOG = LoggerFactory.getLogger(StallWatch.class);
    private static final long LOG_INTERVAL = 10 * LIMIT;

    private long last = Long.MIN_VALUE;
    private long nextLog = Long.MIN_VALUE;
    private long count;
    private long unlogged;

    /// A round begins.
    void round(long now) {
        if (last != Long.MIN_VALUE && now - last > LIMIT) {
            stalled(now, now - last);
        }
        last = now;
    }

    /// The thread slept until now, on purpose.
    void slept(long now) {
        last = now;
    }

    long count() {
        return count;
    }

    private void stalled(long now, long nanos) {
        count++;
        if (now < nextLog) {
            unlogged++;
            return;
        }
        LOG.warn("the device stood still for {} ms ({} more stalls not logged)", nanos / 1_000_000, unlogged);
        nextLog = now + LOG_INTERVAL;
        unlogged = 0;
    }
}
