package nicc.dsl.semantics;

import java.util.List;

/// Guest memory, which the guest may change at any moment. Calls are effects, in order. An address that the
/// guest has not mapped reads all ones and swallows stores; addresses wrap at 64 bits.
///
/// @param <V> a bit vector
public interface GuestAccess<V> {

    /// Reads bytes, each of them once.
    ///
    /// @param address of the first byte, 64 bits
    /// @param bytes how many, at least 1
    /// @return one 8-bit value for each byte
    List<V> fetch(V address, int bytes);

    /// Stores a number, little endian.
    ///
    /// @param address of the first byte, 64 bits
    /// @param value whole bytes
    void store(V address, V value);

    /// Stores a number, little endian, after all stores before it have become visible.
    ///
    /// @param address of the first byte, 64 bits
    /// @param value whole bytes
    void publish(V address, V value);

    /// Orders all accesses before against all accesses after.
    void fence();
}
