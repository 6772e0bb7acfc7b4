package nicc.runtime.wire;

import nicc.runtime.memory.FrameBuffer;
import nicc.runtime.memory.Offload;

/// Decides which TCP segments one frame can stand for, and makes that frame: every check and every header, on
/// buffers that somebody else owns. This is the part of joining that is proved (docs/decisions/0013): whatever is
/// accepted is, byte for byte, what cutting the joined frame gives.
final class TcpSeries {
    private final TcpSegment segment = new TcpSegment();
    private int count;
    private int network;
    private int transport;
    private int header;
    private int size;
    private boolean complete;

    /// Segments that are held.
    ///
    /// @return 0 when nothing is
    int count() {
        return count;
    }

    /// Whether nothing more can be joined to what is held.
    boolean complete() {
        return complete;
    }

    /// Whether a frame can be the first of a series; nothing is held yet.
    ///
    /// @param frame any frame
    boolean opens(FrameBuffer frame) {
        return segment.parse(frame) && !segment.closes() && segment.checksumsRight(frame);
    }

    /// Holds the frame that [#opens(FrameBuffer)] has just found good.
    ///
    /// @param held becomes the frame
    /// @param frame the frame
    void begin(FrameBuffer held, FrameBuffer frame) {
        held.copy(frame);
        network = segment.network();
        transport = segment.transport();
        header = segment.header();
        size = segment.payload();
        count = 1;
        complete = false;
    }

    /// Joins a frame to those that are held.
    ///
    /// @param held what is held
    /// @param frame the frame
    /// @return false when it does not continue them; then nothing has changed
    boolean join(FrameBuffer held, FrameBuffer frame) {
        if (count == 0 || complete || !segment.parse(frame) || !continues(held, frame)) {
            return false;
        }
        held.append(frame, header, segment.payload());
        held.put8(transport + Headers.TCP_FLAGS, frame.get8(transport + Headers.TCP_FLAGS));
        count++;
        // A packet of IPv6 could be longer, and keeps to what one of IPv4 can say.
        complete =
                segment.closes() || segment.payload() < size || held.length() - network + size > Headers.LONGEST_PACKET;
        return true;
    }

    /// Whether the parsed frame is the next segment: every byte of its headers is what cutting would make of them.
    private boolean continues(FrameBuffer held, FrameBuffer frame) {
        return segment.header() == header
                && segment.payload() <= size
                && held.length() - network + segment.payload() <= Headers.LONGEST_PACKET
                && segment.follows(frame, held, count, held.length() - header)
                && segment.checksumsRight(frame);
    }

    /// Ends the series: a segment alone stays as it came, several become a frame that asks to be cut.
    ///
    /// @param held what is held
    void finish(FrameBuffer held) {
        if (count > 1) {
            request(held);
        }
        count = 0;
    }

    /// Lengths and the header's checksum of the whole packet; the transport checksum's field holds the pseudo
    /// header's sum, and who cuts the frame does the rest (VIRTIO 1.3, section 5.1.6.2).
    private void request(FrameBuffer held) {
        int length = held.length() - transport;
        boolean version4 = Segmenter.isVersion4(held);
        if (version4) {
            held.put16be(network + Headers.IPV4_LENGTH, held.length() - network);
            held.put16be(network + Headers.IPV4_CHECKSUM, 0);
            held.put16be(network + Headers.IPV4_CHECKSUM, ~held.sum(network, transport));
        } else {
            held.put16be(network + Headers.IPV6_LENGTH, length);
        }
        held.put16be(transport + Headers.TCP_CHECKSUM, Checksums.pseudoSum(held, network, Headers.TCP, length));
        held.offload().requestChecksum(transport, Headers.TCP_CHECKSUM);
        held.offload().requestSegmentation(version4 ? Offload.GSO_TCPV4 : Offload.GSO_TCPV6, size, header);
    }
}
