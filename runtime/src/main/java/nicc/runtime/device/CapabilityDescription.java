package nicc.runtime.device;

import java.util.HexFormat;

/// An entry of the capability list (PCI Local Bus 3.0, section 6.7) with its body as constant bytes.
///
/// @param id capability id
/// @param offset where it stands in configuration space, 0x40 to 0xFC, a multiple of 4
/// @param body the bytes after id and next pointer, in hexadecimal
/// @param writable which bits of the body a guest can write, in hexadecimal, as long as the body
public record CapabilityDescription(int id, int offset, String body, String writable) {

    /// Checks that both strings are hexadecimal and of one length.
    public CapabilityDescription {
        if (HexFormat.of().parseHex(body).length != HexFormat.of().parseHex(writable).length) {
            throw new IllegalArgumentException("capability " + id + ": body and writable differ in length");
        }
    }
}
