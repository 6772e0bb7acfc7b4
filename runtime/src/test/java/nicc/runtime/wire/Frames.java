package nicc.runtime.wire;

import nicc.runtime.memory.FrameBuffer;

/// Frames to test with, and their bytes.
final class Frames {
    private Frames() {}

    /// An Ethernet frame of a length, its payload a count.
    static FrameBuffer of(int length, long destination, long source) {
        FrameBuffer frame = new FrameBuffer(length);
        frame.resize(length);
        for (int i = 0; i < length; i++) {
            frame.put8(i, i);
        }
        frame.put48be(0, destination);
        frame.put48be(6, source);
        frame.put16be(12, 0x88B5);
        return frame;
    }

    static byte[] bytes(FrameBuffer frame) {
        return frame.memory().asSlice(0, frame.length()).toArray(java.lang.foreign.ValueLayout.JAVA_BYTE);
    }

    /// A TCP segment over IPv4, or IPv6, as a device with segmentation offload sends it: the checksum field
    /// holds the pseudo header's sum.
    ///
    /// @param segmentSize 0 for a frame that is not to be cut
    static FrameBuffer tcp(boolean version4, int vlanTags, int payload, int segmentSize) {
        int network = 14 + 4 * vlanTags;
        int transport = network + (version4 ? 20 : 40);
        int header = transport + 32;
        FrameBuffer frame = new FrameBuffer(header + payload);
        frame.resize(header + payload);
        for (int i = header; i < frame.length(); i++) {
            frame.put8(i, i * 31 + (i >> 8));
        }
        for (int i = 0; i < vlanTags; i++) {
            frame.put32be(12 + 4 * i, 0x8100_0005);
        }
        frame.put16be(network - 2, version4 ? 0x0800 : 0x86DD);
        if (version4) {
            frame.put32be(network, 0x4500_0000 | ((frame.length() - network) & 0xFFFF));
            frame.put32be(network + 4, 0xFFFE_4000);
            frame.put32be(network + 8, 0x4006_0000);
            frame.put32be(network + 12, 0x0A00_0001);
            frame.put32be(network + 16, 0x0A00_0002);
        } else {
            frame.put32be(network, 0x6000_0000);
            frame.put32be(network + 4, (frame.length() - network - 40) << 16 | 0x0640);
            frame.put64be(network + 8, 0xFD00_0000_0000_0001L);
            frame.put64be(network + 24, 0xFD00_0000_0000_0002L);
        }
        frame.put32be(transport + 4, 0xFFFF_FF00);
        frame.put16be(transport + 12, 0x8000 | 0x80 | 0x18 | 0x01);
        frame.put16be(transport + 16, pseudo(frame, network, transport, frame.length() - transport));
        frame.offload().requestChecksum(transport, 16);
        if (segmentSize > 0) {
            frame.offload().requestSegmentation(version4 ? 1 : 4, segmentSize, header);
        }
        return frame;
    }

    /// The pseudo header's sum (RFC 9293, section 3.1), for TCP.
    static int pseudo(FrameBuffer frame, int network, int transport, int length) {
        boolean version4 = frame.get8(network) >> 4 == 4;
        int addresses = version4 ? network + 12 : network + 8;
        int sum = frame.sum(addresses, addresses + (version4 ? 8 : 32)) + 6 + length;
        while (sum > 0xFFFF) {
            sum = (sum & 0xFFFF) + (sum >> 16);
        }
        return sum;
    }

    /// Leaves the checksum of a TCP segment without tags to the wire.
    static void leave(FrameBuffer frame) {
        int transport = frame.get8(14) >> 4 == 4 ? 34 : 54;
        frame.put16be(transport + 16, pseudo(frame, 14, transport, frame.length() - transport));
        frame.offload().requestChecksum(transport, 16);
    }
}
