package nicc.runtime.wire;

import nicc.runtime.memory.FrameBuffer;
import nicc.runtime.memory.Offload;

/// Cuts a frame into the segments that its metadata ask for (TCP over IPv4 or IPv6, UDP). Each segment's
/// checksums are complete. The frame is believed only as far as its headers agree with what is asked: the
/// transport header begins where the network header ends, and ends where it says itself.
final class Segmenter {
    private static final int ETHERTYPE = 12;
    private static final int CWR = 0x80;

    private int network;
    private int transport;
    private int header;
    private int segments;

    /// Takes a frame that asks for segmentation.
    ///
    /// @return how many segments it makes; 0 when it cannot be cut as it asks
    int begin(FrameBuffer frame) {
        segments = 0;
        if (!Checksums.applies(frame)) {
            return 0;
        }
        Offload asked = frame.offload();
        network = networkHeader(frame);
        transport = asked.checksumStart();
        int end = transportEnd(frame, asked.gsoType());
        header = end;
        int size = asked.segmentSize();
        boolean possible = end != 0
                && end < frame.length()
                && size > 0
                && size <= Headers.LONGEST_PACKET
                && asked.checksumOffset() == checksumPlace(asked.gsoType())
                && networkFits(frame, asked.gsoType() == Offload.GSO_TCPV6);
        segments = possible ? pieces(frame.length() - end, size) : 0;
        return segments;
    }

    /// Bytes of all headers of the frame that was given to [#begin(FrameBuffer)].
    int header() {
        return header;
    }

    /// Makes a segment.
    ///
    /// @param frame as given to [#begin(FrameBuffer)]
    /// @param index 0 to the number of segments - 1
    /// @param segment becomes the finished frame
    /// @return false when it has no room for it
    boolean segment(FrameBuffer frame, int index, FrameBuffer segment) {
        Offload asked = frame.offload();
        int size = asked.segmentSize();
        int sent = sent(index, size);
        int from = header + sent;
        int length = Math.min(size, frame.length() - from);
        segment.clear();
        if (header + length > segment.capacity()) {
            return false;
        }
        segment.append(frame, 0, header);
        segment.append(frame, from, length);
        fixNetwork(segment, index);
        if (asked.gsoType() == Offload.GSO_UDP_L4) {
            segment.put16be(transport + Headers.UDP_LENGTH, segment.length() - transport);
        } else {
            fixTcp(segment, sent, index == 0, index == segments - 1);
        }
        seedChecksum(segment, asked, frame.length());
        Checksums.complete(segment);
        segment.offload().checksumValid(asked.checksumValid());
        return true;
    }

    /// How many pieces of a size some bytes make, the last one with what is left.
    private static int pieces(int bytes, int size) {
        return (bytes + size - 1) / size;
    }

    /// Bytes of payload before a segment.
    private static int sent(int index, int size) {
        return index * size;
    }

    /// Where the checksum stands in a transport header: no other place would make segments with right checksums.
    private static int checksumPlace(int type) {
        return type == Offload.GSO_UDP_L4 ? Headers.UDP_CHECKSUM : Headers.TCP_CHECKSUM;
    }

    /// Where the transport header ends, or 0 when there is none of that type.
    private int transportEnd(FrameBuffer frame, int type) {
        if (type == Offload.GSO_UDP_L4) {
            return transport + Headers.UDP_HEADER;
        }
        int bytes = (frame.get8(transport + Headers.TCP_DATA_OFFSET) >>> 4) * 4;
        return (type == Offload.GSO_TCPV4 || type == Offload.GSO_TCPV6) && bytes >= Headers.TCP_HEADER
                ? transport + bytes
                : 0;
    }

    /// Whether the network header is of the right kind and leads to the transport header, and the packet is no
    /// longer than its length field can say. Extension headers of IPv6 may lie between.
    private boolean networkFits(FrameBuffer frame, boolean version6) {
        int type = frame.get16be(network - 2);
        boolean udp = frame.offload().gsoType() == Offload.GSO_UDP_L4;
        if (type == Headers.TYPE_IPV6 && (udp || version6)) {
            return isVersion(frame, 6)
                    && transport - network >= Headers.IPV6_HEADER
                    && frame.length() - network <= Headers.LONGEST_PACKET + Headers.IPV6_HEADER;
        }
        int bytes = (frame.get8(network) & 0xF) * 4;
        return type == Headers.TYPE_IPV4
                && !version6
                && isVersion(frame, 4)
                && bytes >= Headers.IPV4_HEADER
                && transport - network == bytes
                && frame.get8(network + Headers.IPV4_PROTOCOL) == (udp ? Headers.UDP : Headers.TCP)
                && frame.length() - network <= Headers.LONGEST_PACKET;
    }

    private void fixNetwork(FrameBuffer segment, int index) {
        if (isVersion(segment, 6)) {
            segment.put16be(network + Headers.IPV6_LENGTH, segment.length() - network - Headers.IPV6_HEADER);
            return;
        }
        segment.put16be(network + Headers.IPV4_LENGTH, segment.length() - network);
        int identification = network + Headers.IPV4_IDENTIFICATION;
        segment.put16be(identification, segment.get16be(identification) + index);
        segment.put16be(network + Headers.IPV4_CHECKSUM, 0);
        int end = network + (segment.get8(network) & 0xF) * 4;
        segment.put16be(network + Headers.IPV4_CHECKSUM, ~segment.sum(network, end));
    }

    private void fixTcp(FrameBuffer segment, int sent, boolean first, boolean last) {
        segment.put32be(transport + Headers.TCP_SEQUENCE, segment.get32be(transport + Headers.TCP_SEQUENCE) + sent);
        int flags = segment.get8(transport + Headers.TCP_FLAGS);
        flags &= last ? 0xFF : ~Headers.FIN_PSH;
        flags &= first ? 0xFF : ~CWR;
        segment.put8(transport + Headers.TCP_FLAGS, flags);
    }

    /// The frame's checksum field holds the pseudo header's sum with the length of the whole frame; the
    /// segment's has its own length in its place (RFC 1624: the sum changes by the difference).
    private void seedChecksum(FrameBuffer segment, Offload asked, int whole) {
        int at = transport + asked.checksumOffset();
        int sum = segment.get16be(at) + (~(whole - transport) & 0xFFFF) + (segment.length() - transport);
        segment.put16be(at, Checksums.fold(sum));
        segment.offload().requestChecksum(transport, asked.checksumOffset());
    }

    /// Whether a frame's network header is one of IPv4, by its version.
    static boolean isVersion4(FrameBuffer frame) {
        return frame.get8(networkHeader(frame)) >>> 4 == 4;
    }

    private boolean isVersion(FrameBuffer frame, int version) {
        return frame.get8(network) >>> 4 == version;
    }

    /// Where the network header begins: behind the EtherType, and up to two VLAN tags (IEEE 802.1Q).
    static int networkHeader(FrameBuffer frame) {
        int at = ETHERTYPE;
        for (int tags = 0; tags < 2; tags++) {
            int type = frame.get16be(at);
            if (type == 0x8100 || type == 0x88A8) {
                at += 4;
            }
        }
        return at + 2;
    }
}
