package nicc.runtime.wire;

import nicc.runtime.memory.FrameBuffer;
import nicc.runtime.memory.Offload;

/// Joins consecutive TCP segments of one connection into one frame that asks to be cut into just these segments
/// again: a card that cuts packets by itself then costs its wire as little as one that leaves it to the wire.
///
/// Reversible: what a [Segmenter], or Linux' kernel behind a tap, makes of the joined frame are the frames that went
/// in, byte for byte (docs/decisions/0008). So a frame is joined only if nothing of it has to be invented: its
/// checksums are right, and every byte that cutting does not compute is that of the frame before. A wrong checksum
/// stays a wrong one.
///
/// Holds at most one frame of 64 KiB. Its buffer comes with the first segment: most devices that lie idle never
/// have one.
final class Coalescer {
    private static final FrameBuffer NONE = new FrameBuffer(0);

    private final TcpSegment segment = new TcpSegment();
    private FrameBuffer joined = NONE;
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

    /// Joins a frame to those that are held.
    ///
    /// @param frame the frame, which is copied
    /// @return false when it does not continue them; then it is not held
    boolean join(FrameBuffer frame) {
        if (count == 0 || complete || !segment.parse(frame) || !continues(frame)) {
            return false;
        }
        joined.append(frame, header, segment.payload());
        joined.put8(transport + Headers.TCP_FLAGS, frame.get8(transport + Headers.TCP_FLAGS));
        count++;
        // A packet of IPv6 could be longer, and keeps to what one of IPv4 can say.
        complete = segment.closes()
                || segment.payload() < size
                || joined.length() - network + size > Headers.LONGEST_PACKET;
        return true;
    }

    /// Begins to hold with a frame that others may continue.
    ///
    /// @param frame the frame, which is copied
    /// @return false when none can; then it is not held
    boolean begin(FrameBuffer frame) {
        if (!segment.parse(frame) || segment.closes() || !segment.checksumsRight()) {
            return false;
        }
        if (joined == NONE) {
            joined = new FrameBuffer(Wire.MAX_FRAME);
        }
        joined.copy(frame);
        network = segment.network();
        transport = segment.transport();
        header = segment.header();
        size = segment.payload();
        count = 1;
        complete = false;
        return true;
    }

    /// Gives out what is held: a segment alone as it came, several as a frame that asks to be cut. Nothing is held
    /// afterwards; the frame is valid until the next [#begin(FrameBuffer)].
    ///
    /// @return the frame
    FrameBuffer take() {
        if (count > 1) {
            finish();
        }
        count = 0;
        return joined;
    }

    /// Whether the parsed frame is the next segment: every byte of its headers is what cutting would make of them.
    private boolean continues(FrameBuffer frame) {
        return segment.header() == header
                && segment.payload() <= size
                && joined.length() - network + segment.payload() <= Headers.LONGEST_PACKET
                && segment.follows(frame, joined, count, joined.length() - header)
                && segment.checksumsRight();
    }

    /// Lengths and the header's checksum of the whole packet; the transport checksum's field holds the pseudo header's
    /// sum, and who cuts the frame does the rest (VIRTIO 1.3, section 5.1.6.2).
    private void finish() {
        int length = joined.length() - transport;
        boolean version4 = Segmenter.isVersion4(joined);
        if (version4) {
            joined.put16be(network + Headers.IPV4_LENGTH, joined.length() - network);
            joined.put16be(network + Headers.IPV4_CHECKSUM, 0);
            joined.put16be(network + Headers.IPV4_CHECKSUM, ~joined.sum(network, transport));
        } else {
            joined.put16be(network + Headers.IPV6_LENGTH, length);
        }
        joined.put16be(transport + Headers.TCP_CHECKSUM, TcpSegment.pseudoSum(joined, network, transport, length));
        joined.offload().requestChecksum(transport, Headers.TCP_CHECKSUM);
        joined.offload().requestSegmentation(version4 ? Offload.GSO_TCPV4 : Offload.GSO_TCPV6, size, header);
    }
}
