package nicc.runtime.transport;

import nicc.runtime.device.ExitPlan.Mechanism;

/// A record of a trace.
public sealed interface TraceRecord {

    /// When it happened.
    ///
    /// @return nanoseconds since the recording began
    long time();

    /// An access to a region.
    ///
    /// @param time nanoseconds since the recording began
    /// @param bar the region
    /// @param offset byte offset in the region
    /// @param size bytes
    /// @param write whether it was a write
    /// @param mechanism what the access was
    /// @param value what was read or written
    /// @param before what the site held before
    /// @param after what the site held after
    record Access(
            long time,
            int bar,
            long offset,
            int size,
            boolean write,
            Mechanism mechanism,
            long value,
            long before,
            long after)
            implements TraceRecord {}

    /// The bus reset the function.
    ///
    /// @param time nanoseconds since the recording began
    record Reset(long time) implements TraceRecord {}

    /// The recorder could not keep up.
    ///
    /// @param time nanoseconds since the recording began
    /// @param lost records that are missing here
    record Gap(long time, long lost) implements TraceRecord {}
}
