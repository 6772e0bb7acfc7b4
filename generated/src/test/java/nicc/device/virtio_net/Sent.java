package nicc.device.virtio_net;

import java.util.HexFormat;

/// A frame that has gone out, with what is left to the wire.
///
/// @param hex the frame
/// @param flags 1 when a checksum is left
/// @param gso how it is to be segmented
/// @param size payload bytes of a segment
/// @param start where the checksum's range begins
/// @param offset the checksum's place in it
record Sent(String hex, int flags, int gso, int size, int start, int offset) {
    static Sent finished(byte[] frame) {
        return new Sent(HexFormat.of().formatHex(frame), 0, 0, 0, 0, 0);
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }
}
