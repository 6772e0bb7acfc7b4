package nicc.runtime.device;

import java.util.HexFormat;
import java.util.List;

/// An entry of the capability list (PCI Local Bus 3.0, section 6.7) with its body as constant bytes.
///
/// @param id capability id
/// @param offset where it stands in configuration space, 0x40 to 0xFC, a multiple of 4
/// @param body the bytes after id and next pointer, in hexadecimal
/// @param writable which bits of the body a guest can write, in hexadecimal, as long as the body
/// @param window empty, or where in the capability stand, in bytes from its begin, a region's index (a byte), an offset
///     and a length (1, 2 or 4; 32 bits each, little endian), and the data (4 bytes): an access to the data is one to
///     that region
public record CapabilityDescription(int id, int offset, String body, String writable, List<Integer> window) {

    /// Places of a window.
    private static final int WINDOW = 4;

    /// Checks that both strings are hexadecimal and of one length, and that a window lies in the capability.
    public CapabilityDescription {
        int bytes = HexFormat.of().parseHex(body).length;
        if (bytes != HexFormat.of().parseHex(writable).length) {
            throw new IllegalArgumentException("capability " + id + ": body and writable differ in length");
        }
        window = List.copyOf(window);
        boolean inside = window.stream().allMatch(place -> place >= 2 && place <= 2 + bytes - 1);
        if (!inside || (!window.isEmpty() && window.size() != WINDOW)) {
            throw new IllegalArgumentException("capability " + id + ": no window has the places " + window);
        }
    }

    /// A capability without a window.
    ///
    /// @param id capability id
    /// @param offset where it stands in configuration space, 0x40 to 0xFC, a multiple of 4
    /// @param body the bytes after id and next pointer, in hexadecimal
    /// @param writable which bits of the body a guest can write, in hexadecimal, as long as the body
    public CapabilityDescription(int id, int offset, String body, String writable) {
        this(id, offset, body, writable, List.of());
    }
}
