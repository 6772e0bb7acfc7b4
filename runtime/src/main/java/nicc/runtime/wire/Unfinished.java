package nicc.runtime.wire;

import nicc.runtime.memory.FrameBuffer;
import nicc.runtime.memory.Offload;
import org.jspecify.annotations.Nullable;

/// Finishes received frames that leave more undone than their receiver accepts: completes a checksum, or cuts a frame
/// into segments that are received one after the other. At most one frame is being cut at a time.
///
/// Its buffer comes with the first frame that may need it: most devices that lie idle never see one.
final class Unfinished {
    private final Segmenter segmenter = new Segmenter();
    private @Nullable FrameBuffer whole;
    private int next;
    private int segments;

    /// Where a frame can be received that may turn out to need finishing.
    ///
    /// @param into where it goes when it does not
    /// @return `into` when it has room for every frame, else a buffer that has; not while [#more()]
    FrameBuffer place(FrameBuffer into) {
        return into.capacity() >= Wire.MAX_FRAME ? into : whole();
    }

    /// Whether segments are left.
    boolean more() {
        return next < segments;
    }

    /// Forgets the segments that are left.
    ///
    /// @return how many
    int drop() {
        int lost = segments - next;
        next = segments;
        return lost;
    }

    /// Delivers a frame, finished as far as its receiver does not do that itself, or its first segment.
    ///
    /// @param frame lies in [#place(FrameBuffer)]
    /// @param into becomes what is delivered
    /// @param accepts what the receiver accepts undone (docs/language.md, section 8)
    /// @return false when it has no room, or the frame cannot be cut as it asks; it is dropped then
    boolean deliver(FrameBuffer frame, FrameBuffer into, int accepts) {
        if (OffloadRecord.accepted(frame, accepts)) {
            return move(frame, into);
        }
        if (frame.offload().gsoType() == Offload.GSO_NONE) {
            Checksums.complete(frame);
            return move(frame, into);
        }
        FrameBuffer kept = whole();
        if (kept != frame) {
            kept.copy(frame);
        }
        next = 0;
        segments = segmenter.begin(kept);
        return segments > 0 && next(into);
    }

    /// Delivers the next segment.
    ///
    /// @param into becomes the segment
    /// @return false when it has no room for it; the segment is dropped then
    boolean next(FrameBuffer into) {
        return segmenter.segment(whole(), next++, into);
    }

    private static boolean move(FrameBuffer frame, FrameBuffer into) {
        if (frame == into) {
            return true;
        }
        boolean fits = frame.length() <= into.capacity();
        if (fits) {
            into.copy(frame);
        }
        return fits;
    }

    private FrameBuffer whole() {
        FrameBuffer buffer = whole;
        if (buffer == null) {
            buffer = new FrameBuffer(Wire.MAX_FRAME);
            whole = buffer;
        }
        return buffer;
    }
}
