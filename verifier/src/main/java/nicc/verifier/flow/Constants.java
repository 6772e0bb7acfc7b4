package nicc.verifier.flow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nicc.dsl.model.Device;

/// Bits that are the same in every state that the device can reach from power-on: [Invariants] finds them.
///
/// @param bits by cell, the bits of which the value is known in all elements
public record Constants(Map<String, Known> bits) {

    /// Nothing is known.
    public static final Constants NONE = new Constants(Map.of());

    /// Copies the map.
    public Constants {
        bits = Map.copyOf(bits);
    }

    /// Some bits of a cell.
    ///
    /// @param mask which ones
    /// @param value their values, 0 elsewhere
    public record Known(long mask, long value) {}

    /// A bit.
    ///
    /// @param cell its cell
    /// @param position which one
    /// @return its value, if it is always the same
    Optional<Bit> bit(String cell, int position) {
        Known known = bits.get(cell);
        if (known == null || (known.mask() >>> position & 1) == 0) {
            return Optional.empty();
        }
        return Optional.of((known.value() >>> position & 1) == 0 ? Bit.ZERO : Bit.ONE);
    }

    /// The cells that never change at all, as lemmas.
    ///
    /// @param device the device
    /// @return `WUS is always 0x0`, in order of declaration
    public List<String> lemmas(Device device) {
        Map<String, Known> whole = new TreeMap<>(bits);
        return device.cells().stream()
                .filter(cell -> whole.containsKey(cell.name()))
                .filter(cell -> whole.get(cell.name()).mask() == -1L >>> (Long.SIZE - cell.width()))
                .map(cell -> cell.name() + " is always 0x"
                        + Long.toHexString(whole.get(cell.name()).value()))
                .toList();
    }
}
