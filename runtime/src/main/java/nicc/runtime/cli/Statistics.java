package nicc.runtime.cli;

import nicc.runtime.agent.Latencies;
import nicc.runtime.device.ExitPlan.Mechanism;
import nicc.runtime.memory.GuestMemory;
import nicc.runtime.transport.AccessCounters.Site;
import nicc.runtime.transport.AccessPort;
import nicc.runtime.wire.WirePort;
import org.jspecify.annotations.Nullable;

/// A device's counters at one moment.
///
/// @param sent frames that the wire took
/// @param received frames that the device received
/// @param dropped frames that were lost
/// @param trapped accesses that the guest waited for
/// @param posted writes that it did not wait for
/// @param faults accesses to memory that is not mapped
/// @param latencies how long the guest waited, or null where that is not measured
record Statistics(
        long sent,
        long received,
        long dropped,
        long trapped,
        long posted,
        long faults,
        @Nullable LatencyReport latencies) {

    /// Takes the counters. On the agent's thread only.
    static Statistics of(AccessPort accesses, WirePort wire, GuestMemory memory) {
        return new Statistics(
                wire.sent(),
                wire.received(),
                wire.dropped(),
                count(accesses, Mechanism.TRAPPED),
                count(accesses, Mechanism.POSTED),
                memory.faults(),
                null);
    }

    /// Takes the counters of a device that has no registers for its guest. On the agent's thread only.
    static Statistics of(WirePort wire, GuestMemory memory) {
        return new Statistics(wire.sent(), wire.received(), wire.dropped(), 0, 0, memory.faults(), null);
    }

    /// The same with latencies. On the agent's thread only.
    Statistics with(@Nullable Latencies measured) {
        return new Statistics(sent, received, dropped, trapped, posted, faults, LatencyReport.of(measured));
    }

    private static long count(AccessPort accesses, Mechanism mechanism) {
        return accesses.counters().sites().stream()
                .filter(site -> site.mechanism() == mechanism)
                .mapToLong(Site::count)
                .sum();
    }

    @Override
    public String toString() {
        String counters = "frames sent " + sent + ", received " + received + ", dropped " + dropped
                + "; accesses trapped " + trapped + ", posted " + posted + "; memory faults " + faults;
        return latencies == null ? counters : counters + System.lineSeparator() + latencies;
    }
}
