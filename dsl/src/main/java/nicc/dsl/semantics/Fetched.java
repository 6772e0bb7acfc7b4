package nicc.dsl.semantics;

import java.util.List;

/// What a snapshot holds: each byte of guest memory read once, and the slot of the ring that it was taken from.
///
/// @param bytes one 8-bit value for each byte of the layout, in order of address
/// @param taken one bit: whether it has a slot
/// @param slot the guest address of the slot, 64 bits; any value when it has none
/// @param <V> a bit vector
public record Fetched<V>(List<V> bytes, V taken, V slot) {

    /// Copies the list.
    public Fetched {
        bytes = List.copyOf(bytes);
    }
}
