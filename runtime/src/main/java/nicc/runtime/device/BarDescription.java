package nicc.runtime.device;

/// A base address register (PCI Local Bus 3.0, section 6.2.5.1).
///
/// @param index 0 to 5
/// @param kind the address space, and its width for memory
/// @param prefetchable whether reads have no side effects and writes may be merged
/// @param size bytes, a power of two
/// @param bank the spec's name of what the region shows
public record BarDescription(int index, Kind kind, boolean prefetchable, long size, String bank) {

    /// The address spaces.
    public enum Kind {
        /// Memory below 4 GiB.
        MEMORY32,
        /// Memory anywhere; takes two registers.
        MEMORY64,
        /// I/O ports.
        IO
    }
}
