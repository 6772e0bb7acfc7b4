package nicc.runtime.wire;

import nicc.runtime.memory.FrameBuffer;
import org.jspecify.annotations.Nullable;

/// A wire that takes every frame and forgets it, or one that brings the same frame for ever: for measuring a
/// device alone.
public final class NullWire implements Wire {
    private final @Nullable FrameBuffer source;

    private NullWire(@Nullable FrameBuffer source) {
        this.source = source;
    }

    /// A wire to nowhere.
    ///
    /// @return a wire that brings no frames
    public static NullWire sink() {
        return new NullWire(null);
    }

    /// A wire that always has a frame.
    ///
    /// @param frame what it brings; copied
    /// @return a wire that takes frames as well
    public static NullWire source(FrameBuffer frame) {
        FrameBuffer copy = new FrameBuffer(frame.length());
        copy.copy(frame);
        return new NullWire(copy);
    }

    @Override
    public boolean transmit(FrameBuffer frame) {
        return true;
    }

    @Override
    public boolean receive(FrameBuffer into) {
        if (source == null || source.length() > into.capacity()) {
            return false;
        }
        into.copy(source);
        return true;
    }

    @Override
    public boolean up() {
        return true;
    }

    @Override
    public boolean linkMayChange() {
        return false;
    }

    /// Whatever frames ask for is of no consequence here.
    @Override
    public boolean carriesOffloads() {
        return true;
    }

    /// The frame that it brings is finished.
    @Override
    public boolean bringsUnfinished() {
        return false;
    }

    @Override
    public boolean pending() {
        return source != null;
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
