package nicc.runtime.device;

/// A network card as the compiler generates it from a `.nic` file.
///
/// Only one thread, the device's agent, may call these methods. None of them throws because of a guest: every
/// value of every argument below has a defined outcome.
public interface NicDevice {

    /// What the card is: identity, regions, registers, I/O paths and exit plans.
    ///
    /// @return the same object for the life of the device
    DeviceDescription description();

    /// A guest's read of a region.
    ///
    /// @param bar index of the base address register, 0 to 5
    /// @param offset byte offset in the region; an access may have any alignment
    /// @param size bytes, 1 to 8
    /// @return the value, little endian, zero above `size` bytes; where no register answers, what the spec's
    /// bank says
    long read(int bar, long offset, int size);

    /// A guest's write to a region.
    ///
    /// @param bar index of the base address register, 0 to 5
    /// @param offset byte offset in the region
    /// @param size bytes, 1 to 8
    /// @param value little endian; bits above `size` bytes are ignored
    void write(int bar, long offset, int size, long value);

    /// An inquiry: the value that a register holds, without any side effect of a read.
    ///
    /// @param bar index of the base address register, 0 to 5
    /// @param offset byte offset in the region
    /// @param size bytes, 1 to 8
    /// @return the stored value, little endian
    long peek(int bar, long offset, int size);

    /// Lets the engines work: descriptors to transmit, frames to receive, timers that are due; then brings the
    /// interrupt outputs up to date.
    ///
    /// @param budget engine steps to take at most, at least 1
    /// @return engine steps and timers done; less than the budget says that there is nothing to do until
    /// the guest, the wire or the clock moves
    int work(int budget);

    /// When the next timer is due.
    ///
    /// @return nanoseconds on the device's clock, or [Long#MAX_VALUE] when no timer runs
    long nextDeadline();

    /// The wire's link came up or went down.
    ///
    /// @param up whether the link is up
    void link(boolean up);

    /// Resets the card.
    ///
    /// @param kind what kind of reset
    void reset(Reset kind);

    /// The whole state of the card in a versioned byte form, named cell by cell.
    ///
    /// @return a snapshot that [#restore] of the same spec's device takes, whichever build wrote it
    byte[] save();

    /// Takes over a snapshot. The image may be hostile: it is checked completely before any state changes.
    ///
    /// @param snapshot what [#save] returned
    /// @throws StateFormatException when the image is not a snapshot of this spec; the state is then unchanged
    void restore(byte[] snapshot) throws StateFormatException;
}
