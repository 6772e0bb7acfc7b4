package nicc.runtime.wire;

import nicc.runtime.memory.FrameBuffer;
import nicc.runtime.memory.Offload;

/// A frame with a TCP segment and nothing else in it: where its headers are, and whether it is the next of a series
/// that cutting one packet would have made. Untagged Ethernet, IPv4 without options or IPv6 without extension
/// headers, no fragment, no padding. Its TCP checksum is right, or left to the wire.
///
/// What cutting computes (VIRTIO 1.3, section 5.1.6.2; Linux' tcp_gso_segment): lengths, identification + 1,
/// sequence + size, checksums, and PSH and FIN in the last segment only. All else has to be the same in all of them.
final class TcpSegment {
    private static final int NETWORK = 14;
    private static final int RESERVED = 0x0F;
    private static final int ACK = 0x10;

    /// ACK and ECE may stand in a series, PSH and FIN end it. CWR, which belongs to the first segment alone, and
    /// everything rare never join.
    private static final int USUAL_FLAGS = Headers.FIN_PSH | ACK | 0x40;

    private int transport;
    private int header;
    private int payload;
    private int flags;

    /// Looks at a frame; its checksums are not looked at.
    ///
    /// @param candidate any frame
    /// @return whether it is such a segment, with payload
    boolean parse(FrameBuffer candidate) {
        int length = candidate.length();
        if (length <= NETWORK + Headers.IPV4_HEADER + Headers.TCP_HEADER
                || candidate.offload().gsoType() != Offload.GSO_NONE) {
            return false;
        }
        int type = candidate.get16be(NETWORK - 2);
        boolean plain = type == Headers.TYPE_IPV4
                ? version4(candidate, length)
                : type == Headers.TYPE_IPV6 && version6(candidate, length);
        if (!plain) {
            return false;
        }
        int offset = candidate.get8(transport + Headers.TCP_DATA_OFFSET);
        int bytes = (offset >>> 4) * 4;
        header = transport + bytes;
        payload = length - header;
        flags = candidate.get8(transport + Headers.TCP_FLAGS);
        return bytes >= Headers.TCP_HEADER
                && (offset & RESERVED) == 0
                && payload > 0
                && (flags & ~USUAL_FLAGS) == 0
                && (flags & ACK) != 0;
    }

    private boolean version4(FrameBuffer candidate, int length) {
        transport = NETWORK + Headers.IPV4_HEADER;
        return candidate.get8(NETWORK) == 0x45
                && candidate.get8(NETWORK + Headers.IPV4_PROTOCOL) == Headers.TCP
                && candidate.get16be(NETWORK + Headers.IPV4_LENGTH) == length - NETWORK
                && (candidate.get16be(NETWORK + Headers.IPV4_FRAGMENT) & Headers.FRAGMENTED) == 0;
    }

    private boolean version6(FrameBuffer candidate, int length) {
        transport = NETWORK + Headers.IPV6_HEADER;
        return candidate.get8(NETWORK) >>> 4 == 6
                && candidate.get8(NETWORK + Headers.IPV6_NEXT) == Headers.TCP
                && candidate.get16be(NETWORK + Headers.IPV6_LENGTH) == length - transport;
    }

    int network() {
        return NETWORK;
    }

    int transport() {
        return transport;
    }

    /// Bytes of all headers.
    int header() {
        return header;
    }

    /// Bytes behind the headers, at least 1.
    int payload() {
        return payload;
    }

    /// Whether no segment of the same packet can follow.
    boolean closes() {
        return (flags & Headers.FIN_PSH) != 0;
    }

    /// Whether both checksums are right, and written as whoever computes them writes them: 0 and all ones are the
    /// same number in ones' complement, and not everybody chooses the same. A checksum that the frame leaves undone
    /// is right if it is asked for as that of TCP.
    ///
    /// @param frame the frame that was parsed
    boolean checksumsRight(FrameBuffer frame) {
        int field = frame.get16be(transport + Headers.TCP_CHECKSUM);
        int pseudo = Checksums.pseudoSum(frame, NETWORK, Headers.TCP, frame.length() - transport);
        return (transport != NETWORK + Headers.IPV4_HEADER || headerChecksumRight(frame))
                && (frame.offload().needsChecksum()
                        ? field == pseudo && asked(frame.offload())
                        : field != 0
                                && field != 0xFFFF
                                && Checksums.fold(pseudo + frame.sum(transport, frame.length())) == 0xFFFF);
    }

    private boolean asked(Offload checksum) {
        return checksum.checksumStart() == transport && checksum.checksumOffset() == Headers.TCP_CHECKSUM;
    }

    private boolean headerChecksumRight(FrameBuffer frame) {
        return frame.sum(NETWORK, transport) == 0xFFFF && frame.get16be(NETWORK + Headers.IPV4_CHECKSUM) != 0xFFFF;
    }

    /// Whether the frame's headers are those of segment `index` of a packet.
    ///
    /// @param next the frame that was parsed
    /// @param first the first segment, with headers of the same length; its flags may have changed
    /// @param index 1 or more
    /// @param sent bytes of payload before it
    boolean follows(FrameBuffer next, FrameBuffer first, int index, int sent) {
        int at = transport;
        return next.get32be(at + Headers.TCP_SEQUENCE) == first.get32be(at + Headers.TCP_SEQUENCE) + sent
                && next.get32be(at) == first.get32be(at)
                && next.get32be(at + Headers.TCP_ACKNOWLEDGEMENT) == first.get32be(at + Headers.TCP_ACKNOWLEDGEMENT)
                && next.get8(at + Headers.TCP_DATA_OFFSET) == first.get8(at + Headers.TCP_DATA_OFFSET)
                && (flags | Headers.FIN_PSH) == (first.get8(at + Headers.TCP_FLAGS) | Headers.FIN_PSH)
                && next.get16be(at + Headers.TCP_WINDOW) == first.get16be(at + Headers.TCP_WINDOW)
                && same(next, first, at + Headers.TCP_URGENT, header)
                && same(next, first, 0, NETWORK)
                && sameNetwork(next, first, index);
    }

    private boolean sameNetwork(FrameBuffer next, FrameBuffer first, int index) {
        if (transport == NETWORK + Headers.IPV6_HEADER) {
            return same(next, first, NETWORK, NETWORK + Headers.IPV6_LENGTH)
                    && same(next, first, NETWORK + Headers.IPV6_LENGTH + 2, transport);
        }
        int identification = first.get16be(NETWORK + Headers.IPV4_IDENTIFICATION) + index;
        return next.get16be(NETWORK + Headers.IPV4_IDENTIFICATION) == (identification & 0xFFFF)
                && next.get16be(NETWORK) == first.get16be(NETWORK)
                && same(next, first, NETWORK + Headers.IPV4_FRAGMENT, NETWORK + Headers.IPV4_CHECKSUM)
                && same(next, first, NETWORK + Headers.IPV4_CHECKSUM + 2, transport);
    }

    private static boolean same(FrameBuffer one, FrameBuffer other, int from, int to) {
        int at = from;
        for (; to - at >= Long.BYTES; at += Long.BYTES) {
            if (one.get64be(at) != other.get64be(at)) {
                return false;
            }
        }
        for (; at < to; at += 2) {
            if (one.get16be(at) != other.get16be(at)) {
                return false;
            }
        }
        return true;
    }
}
