package nicc.runtime.wire;

import nicc.runtime.memory.FrameBuffer;
import nicc.runtime.memory.Offload;

/// Cuts a frame into the segments that its metadata ask for (TCP over IPv4 or IPv6, UDP), for wires that take
/// finished frames only. Each segment's checksums are complete. One segment at a time, into the same buffer.
final class Segmenter {
    private static final int ETHERTYPE = 12;
    private static final int IPV4_IDENTIFICATION = 4;
    private static final int IPV4_CHECKSUM = 10;
    private static final int TCP_SEQUENCE = 4;
    private static final int TCP_FLAGS = 13;
    private static final int TCP_HEADER = 20;
    private static final int UDP_HEADER = 8;
    private static final int UDP_LENGTH = 4;
    private static final int FIN_PSH = 0x01 | 0x08;
    private static final int CWR = 0x80;

    private final FrameBuffer segment = new FrameBuffer(Wire.MAX_FRAME);
    private int network;
    private int transport;

    /// Whether a frame asks for segmentation that its length, its headers' length and the segment size allow.
    static boolean applies(FrameBuffer frame) {
        Offload asked = frame.offload();
        int least = asked.gsoType() == Offload.GSO_UDP_L4 ? UDP_HEADER : TCP_HEADER;
        return asked.gsoType() != Offload.GSO_NONE
                && Checksums.applies(frame)
                && asked.segmentSize() > 0
                && asked.segmentSize() < 0x10000
                && asked.headerLength() >= asked.checksumStart() + least
                && asked.headerLength() < frame.length()
                && asked.headerLength() + asked.segmentSize() <= Wire.MAX_FRAME;
    }

    /// Takes a frame that [#applies(FrameBuffer)] to.
    ///
    /// @return how many segments it makes; 0 when its headers are not what its metadata say
    int begin(FrameBuffer frame) {
        Offload asked = frame.offload();
        network = networkHeader(frame);
        transport = asked.checksumStart();
        boolean version4 =
                asked.gsoType() == Offload.GSO_TCPV4 || (asked.gsoType() == Offload.GSO_UDP_L4 && isVersion4(frame));
        if (isVersion4(frame) != version4 || transport - network < (version4 ? 20 : 40)) {
            return 0;
        }
        int payload = frame.length() - asked.headerLength();
        return (payload + asked.segmentSize() - 1) / asked.segmentSize();
    }

    /// A segment.
    ///
    /// @param frame as given to [#begin(FrameBuffer)]
    /// @param index 0 to the number of segments - 1
    /// @return a finished frame, valid until the next call
    FrameBuffer segment(FrameBuffer frame, int index) {
        Offload asked = frame.offload();
        int header = asked.headerLength();
        int from = header + index * asked.segmentSize();
        boolean last = frame.length() - from <= asked.segmentSize();
        segment.clear();
        segment.append(frame, 0, header);
        segment.append(frame, from, asked.segmentSize());
        fixNetwork(index);
        if (asked.gsoType() == Offload.GSO_UDP_L4) {
            segment.put16be(transport + UDP_LENGTH, segment.length() - transport);
        } else {
            fixTcp(index * asked.segmentSize(), index == 0, last);
        }
        seedChecksum(asked, frame.length());
        Checksums.complete(segment);
        return segment;
    }

    private void fixNetwork(int index) {
        if (!isVersion4(segment)) {
            segment.put16be(network + 4, segment.length() - network - 40);
            return;
        }
        segment.put16be(network + 2, segment.length() - network);
        int identification = network + IPV4_IDENTIFICATION;
        segment.put16be(identification, segment.get16be(identification) + index);
        segment.put16be(network + IPV4_CHECKSUM, 0);
        int end = network + (segment.get8(network) & 0xF) * 4;
        segment.put16be(network + IPV4_CHECKSUM, ~segment.sum(network, end));
    }

    private void fixTcp(int sent, boolean first, boolean last) {
        segment.put32be(transport + TCP_SEQUENCE, segment.get32be(transport + TCP_SEQUENCE) + sent);
        int flags = segment.get8(transport + TCP_FLAGS);
        flags &= last ? 0xFF : ~FIN_PSH;
        flags &= first ? 0xFF : ~CWR;
        segment.put8(transport + TCP_FLAGS, flags);
    }

    /// The frame's checksum field holds the pseudo header's sum with the length of the whole frame; the
    /// segment's has its own length in its place (RFC 1624: the sum changes by the difference).
    private void seedChecksum(Offload asked, int whole) {
        int at = transport + asked.checksumOffset();
        int sum = segment.get16be(at) + (~(whole - transport) & 0xFFFF) + (segment.length() - transport);
        sum = (sum & 0xFFFF) + (sum >>> 16);
        segment.put16be(at, (sum & 0xFFFF) + (sum >>> 16));
        segment.offload().requestChecksum(transport, asked.checksumOffset());
    }

    private boolean isVersion4(FrameBuffer frame) {
        return frame.get8(network) >>> 4 == 4;
    }

    /// Where the network header begins: behind the EtherType, and up to two VLAN tags (IEEE 802.1Q).
    private static int networkHeader(FrameBuffer frame) {
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
