package nicc.runtime.wire;

import nicc.runtime.memory.FrameBuffer;

/// Joins consecutive TCP segments of one connection into one frame that asks to be cut into just these segments
/// again: a card that cuts packets by itself then costs its wire as little as one that leaves it to the wire.
///
/// Reversible: what a [Segmenter], or Linux' kernel behind a tap, makes of the joined frame are the frames that went
/// in, byte for byte (docs/decisions/0008). So a frame is joined only if nothing of it has to be invented: its
/// checksums are right or left to the wire, and every byte that cutting does not compute is that of the frame before.
/// A wrong checksum stays a wrong one. What decides, and makes headers, is [TcpSeries].
///
/// Holds at most one frame of 64 KiB. Its buffer comes with the first segment: most devices that lie idle never
/// have one.
final class Coalescer {
    private static final FrameBuffer NONE = new FrameBuffer(0);

    private final TcpSeries series = new TcpSeries();
    private FrameBuffer joined = NONE;

    /// Segments that are held.
    ///
    /// @return 0 when nothing is
    int count() {
        return series.count();
    }

    /// Whether nothing more can be joined to what is held.
    boolean complete() {
        return series.complete();
    }

    /// Joins a frame to those that are held.
    ///
    /// @param frame the frame, which is copied
    /// @return false when it does not continue them; then it is not held
    boolean join(FrameBuffer frame) {
        return series.join(joined, frame);
    }

    /// Begins to hold with a frame that others may continue.
    ///
    /// @param frame the frame, which is copied
    /// @return false when none can; then it is not held
    boolean begin(FrameBuffer frame) {
        if (!series.opens(frame)) {
            return false;
        }
        if (joined == NONE) {
            joined = new FrameBuffer(Wire.MAX_FRAME);
        }
        series.begin(joined, frame);
        return true;
    }

    /// Gives out what is held: a segment alone as it came, several as a frame that asks to be cut. Nothing is held
    /// afterwards; the frame is valid until the next [#begin(FrameBuffer)].
    ///
    /// @return the frame
    FrameBuffer take() {
        series.finish(joined);
        return joined;
    }
}
