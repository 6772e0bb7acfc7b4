package nicc.device.virtio_net;

import java.nio.ByteBuffer;

/// Frames for the scenarios.
final class Frames {
    static final long PEER = 0x0A0B0C0D0E0FL;
    static final long BROADCAST = 0xFFFF_FFFF_FFFFL;

    private Frames() {}

    /// A frame of a protocol of nobody's with a pattern.
    static byte[] frame(long destination, int length) {
        byte[] frame = new byte[length];
        for (int i = 0; i < length; i++) {
            frame[i] = (byte) (i * 7);
        }
        address(frame, 0, destination);
        address(frame, 6, PEER);
        frame[12] = (byte) 0x88;
        frame[13] = (byte) 0xB5;
        return frame;
    }

    static byte[] tagged(long destination, int id) {
        byte[] frame = frame(destination, 80);
        frame[12] = (byte) 0x81;
        frame[13] = 0;
        frame[14] = (byte) (id >> 8);
        frame[15] = (byte) id;
        return frame;
    }

    /// A TCP segment over IPv4 of so many bytes whose checksum is left undone: the pseudo header's sum is in its place.
    static byte[] undone(int length) {
        byte[] frame = frame(PEER, length);
        ByteBuffer bytes = ByteBuffer.wrap(frame);
        bytes.putShort(12, (short) 0x0800).putShort(14, (short) 0x4500).putShort(16, (short) (length - 14));
        bytes.putShort(20, (short) 0).putShort(22, (short) 0x4006);
        bytes.putInt(26, 0x0A000001).putInt(30, 0x0A000002);
        // Two addresses, the protocol, and the length behind the IP header (RFC 9293, section 3.1).
        bytes.putShort(50, (short) (0x0A00 + 1 + 0x0A00 + 2 + 6 + length - 34));
        return frame;
    }

    private static void address(byte[] frame, int at, long address) {
        for (int i = 0; i < 6; i++) {
            frame[at + i] = (byte) (address >> (40 - 8 * i));
        }
    }

    /// A header that asks for nothing.
    static byte[] header() {
        return new byte[Card.HEADER];
    }

    /// A header that asks for a checksum, and segments if `gso` is not 0.
    static byte[] header(int gso, int headers, int size, int start, int offset) {
        byte[] header = header();
        header[0] = 1;
        header[1] = (byte) gso;
        word(header, 2, headers);
        word(header, 4, size);
        word(header, 6, start);
        word(header, 8, offset);
        return header;
    }

    private static void word(byte[] header, int at, int value) {
        header[at] = (byte) value;
        header[at + 1] = (byte) (value >> 8);
    }
}
