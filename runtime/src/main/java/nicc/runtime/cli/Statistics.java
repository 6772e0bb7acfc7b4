package nicc.runtime.cli;

import nicc.runtime.agent.Latencies;
import nicc.runtime.analysis.OperationCounts;
import nicc.runtime.device.ExitPlan.Mechanism;
import nicc.runtime.irq.InterruptLines;
import nicc.runtime.memory.GuestMemory;
import nicc.runtime.transport.AccessCounters.Site;
import nicc.runtime.transport.AccessPort;
import nicc.runtime.wire.WirePort;
import org.jspecify.annotations.Nullable;

/// A device's counters at one moment.
///
/// @param moment when they were taken: nanoseconds by the system's monotonic clock
/// @param sent frames that the wire took
/// @param received frames that the device received
/// @param dropped frames that were lost
/// @param calls calls of the host's kernel that carried a frame
/// @param trapped accesses that the guest waited for
/// @param posted writes that it did not wait for
/// @param interrupts signals to the guest
/// @param unmasks times that the guest's interrupt pin was unmasked
/// @param faults accesses to memory that is not mapped
/// @param operations what the card did, or null where that is not counted
/// @param latencies how long the guest waited, or null where that is not measured
record Statistics(
        long moment,
        long sent,
        long received,
        long dropped,
        long calls,
        long trapped,
        long posted,
        long interrupts,
        long unmasks,
        long faults,
        @Nullable OperationCounts operations,
        @Nullable LatencyReport latencies) {

    /// Takes the counters of a function of PCI. On the agent's thread only.
    static Statistics of(AccessPort accesses, InterruptLines lines, WirePort wire, GuestMemory memory) {
        return new Statistics(
                System.nanoTime(),
                wire.sent(),
                wire.received(),
                wire.dropped(),
                wire.wire().calls(),
                count(accesses, Mechanism.TRAPPED),
                count(accesses, Mechanism.POSTED),
                lines.signals(),
                lines.intx().unmasks(),
                memory.faults(),
                null,
                null);
    }

    /// Takes the counters of a device that has no registers for its guest. On the agent's thread only.
    ///
    /// @param interrupts signals to the guest
    static Statistics of(long interrupts, WirePort wire, GuestMemory memory) {
        return new Statistics(
                System.nanoTime(),
                wire.sent(),
                wire.received(),
                wire.dropped(),
                wire.wire().calls(),
                0,
                0,
                interrupts,
                0,
                memory.faults(),
                null,
                null);
    }

    /// The same with what else is measured. On the agent's thread only.
    Statistics with(@Nullable OperationCounts counted, @Nullable Latencies measured) {
        return new Statistics(
                moment,
                sent,
                received,
                dropped,
                calls,
                trapped,
                posted,
                interrupts,
                unmasks,
                faults,
                counted,
                LatencyReport.of(measured));
    }

    private static long count(AccessPort accesses, Mechanism mechanism) {
        return accesses.counters().sites().stream()
                .filter(site -> site.mechanism() == mechanism)
                .mapToLong(Site::count)
                .sum();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append("frames sent ").append(sent).append(", received ").append(received);
        text.append(", dropped ").append(dropped).append(", kernel calls ").append(calls);
        text.append("; accesses trapped ").append(trapped).append(", posted ").append(posted);
        text.append("; interrupts ")
                .append(interrupts)
                .append("; memory faults ")
                .append(faults);
        if (operations != null) {
            text.append("; copies ").append(operations.copies()).append(" of ");
            text.append(operations.copiedBytes()).append(" B");
        }
        return latencies == null ? text.toString() : text + System.lineSeparator() + latencies;
    }
}
