package nicc.runtime.guest.traffic;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/// Reads and finishes headers of untagged frames in arrays: lengths, checksums, tags, FCS.
final class FrameHeaders {
    private static final int IPV4_LENGTH = Protocol.ETHERNET + 2;
    private static final int IPV4_IDENTIFICATION = Protocol.ETHERNET + 4;
    private static final int IPV4_CHECKSUM = Protocol.ETHERNET + 10;
    private static final int IPV4_SOURCE = Protocol.ETHERNET + 12;
    private static final int IPV6_LENGTH = Protocol.ETHERNET + 4;
    private static final int IPV6_SOURCE = Protocol.ETHERNET + 8;
    private static final int UDP_LENGTH = 4;
    private static final int TCP_SEQUENCE = 4;
    private static final int TCP_FLAGS = 13;
    private static final int ADDRESSES = 12;
    private static final int VLAN_TYPE = 0x8100;
    private static final int FCS = 4;

    private FrameHeaders() {}

    /// Writes the lengths that the frame's own length asks for, and the IPv4 header's checksum.
    static void finishNetwork(Protocol protocol, byte[] frame) {
        ByteBuffer bytes = ByteBuffer.wrap(frame);
        if (protocol.ipv4()) {
            bytes.putShort(IPV4_LENGTH, (short) (frame.length - Protocol.ETHERNET));
            bytes.putShort(IPV4_CHECKSUM, (short) 0);
            long sum = InternetChecksum.sum(frame, Protocol.ETHERNET, protocol.transportStart());
            bytes.putShort(IPV4_CHECKSUM, (short) InternetChecksum.checksum(sum));
        } else if (protocol.ip()) {
            bytes.putShort(IPV6_LENGTH, (short) (frame.length - protocol.transportStart()));
        }
        if (protocol.ip() && !protocol.tcp()) {
            bytes.putShort(protocol.transportStart() + UDP_LENGTH, (short) (frame.length - protocol.transportStart()));
        }
    }

    /// Writes the transport's checksum.
    static void finishTransport(Protocol protocol, byte[] frame) {
        if (protocol.ip()) {
            putChecksum(protocol, frame, 0);
            long sum = pseudoHeader(protocol, frame)
                    + InternetChecksum.sum(frame, protocol.transportStart(), frame.length);
            int checksum = InternetChecksum.checksum(sum);
            // A UDP checksum of 0 would mean that there is none (RFC 768).
            putChecksum(protocol, frame, checksum == 0 && !protocol.tcp() ? 0xFFFF : checksum);
        }
    }

    /// Writes what software leaves for a card to complete: the pseudo header's sum.
    static void leaveTransport(Protocol protocol, byte[] frame) {
        putChecksum(protocol, frame, InternetChecksum.fold(pseudoHeader(protocol, frame)));
    }

    /// Makes a segment's header of the first one's: identification, sequence number, flags.
    static void advance(Protocol protocol, byte[] segment, int index, int payloadBefore, boolean last) {
        ByteBuffer bytes = ByteBuffer.wrap(segment);
        if (protocol.ipv4()) {
            bytes.putShort(IPV4_IDENTIFICATION, (short) (bytes.getShort(IPV4_IDENTIFICATION) + index));
        }
        int tcp = protocol.transportStart();
        bytes.putInt(tcp + TCP_SEQUENCE, bytes.getInt(tcp + TCP_SEQUENCE) + payloadBefore);
        if (!last) {
            segment[tcp + TCP_FLAGS] &= ~(FrameWriter.FIN | FrameWriter.PSH);
        }
    }

    /// The frame with a tag after the addresses (IEEE 802.1Q, 9.3).
    static byte[] tagged(byte[] frame, int tag) {
        ByteBuffer bytes = ByteBuffer.allocate(frame.length + 4);
        bytes.put(frame, 0, ADDRESSES).putShort((short) VLAN_TYPE).putShort((short) tag);
        return bytes.put(frame, ADDRESSES, frame.length - ADDRESSES).array();
    }

    /// The frame check sequence as it stands behind the frame (IEEE 802.3, 3.2.9).
    static byte[] fcs(byte[] frame) {
        CRC32 crc = new CRC32();
        crc.update(frame);
        return ByteBuffer.allocate(FCS)
                .putInt(Integer.reverseBytes((int) crc.getValue()))
                .array();
    }

    private static void putChecksum(Protocol protocol, byte[] frame, int value) {
        ByteBuffer.wrap(frame).putShort(protocol.transportStart() + protocol.checksumOffset(), (short) value);
    }

    private static long pseudoHeader(Protocol protocol, byte[] frame) {
        int addresses = protocol.ipv4() ? IPV4_SOURCE : IPV6_SOURCE;
        int end = addresses + (protocol.ipv4() ? 8 : 32);
        return InternetChecksum.sum(frame, addresses, end)
                + protocol.number()
                + (frame.length - protocol.transportStart());
    }
}
