package nicc.verifier.replay;

import nicc.dsl.interp.Octets;

/// A step of a driver program, or of the world around it. After each step the device works until it rests.
public sealed interface DriverStep {

    /// The driver reads.
    ///
    /// @param bar index of the region
    /// @param offset byte offset
    /// @param size bytes, 1 to 8
    record Read(int bar, long offset, int size) implements DriverStep {}

    /// The driver writes.
    ///
    /// @param bar index of the region
    /// @param offset byte offset
    /// @param size bytes, 1 to 8
    /// @param value little endian
    record Write(int bar, long offset, int size, long value) implements DriverStep {}

    /// The driver stores into its memory.
    ///
    /// @param address of the first byte
    /// @param bytes at least one
    record Memory(long address, Octets bytes) implements DriverStep {}

    /// Time passes.
    ///
    /// @param nanos nanoseconds
    record Time(long nanos) implements DriverStep {}

    /// A frame arrives.
    ///
    /// @param bytes without FCS, at least 60
    record Frame(Octets bytes) implements DriverStep {}

    /// The link comes up or goes down.
    ///
    /// @param up which
    record Link(boolean up) implements DriverStep {}
}
