package nicc.runtime.guest;

/// The processor's accesses to a card: loads and stores that leave the guest, and configuration cycles.
public interface CardAccess {

    /// Loads from a region.
    ///
    /// @param bar index of the base address register
    /// @param offset byte offset in the region
    /// @param size bytes, 1 to 8
    /// @return the value, zero extended
    long read(int bar, long offset, int size);

    /// Stores to a region.
    ///
    /// @param bar index of the base address register
    /// @param offset byte offset in the region
    /// @param size bytes, 1 to 8
    /// @param value its low `size` bytes count
    void write(int bar, long offset, int size, long value);

    /// Reads configuration space.
    ///
    /// @param offset byte offset
    /// @param size 1, 2 or 4
    /// @return the value, zero extended
    int readConfig(int offset, int size);

    /// Writes configuration space.
    ///
    /// @param offset byte offset
    /// @param size 1, 2 or 4
    /// @param value its low `size` bytes count
    void writeConfig(int offset, int size, int value);
}
