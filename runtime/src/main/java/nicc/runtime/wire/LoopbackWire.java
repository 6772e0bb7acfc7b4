package nicc.runtime.wire;

import nicc.runtime.memory.FrameBuffer;

/// A plug that leads a card's own frames back to it.
public final class LoopbackWire implements Wire {
    private static final int FRAMES = 256;

    private final FrameQueue queue = new FrameQueue(FRAMES);
    private long lost;

    /// Creates an empty loop of 256 frames.
    public LoopbackWire() {}

    @Override
    public boolean transmit(FrameBuffer frame) {
        return queue.offer(frame);
    }

    @Override
    public boolean receive(FrameBuffer into) {
        int result = queue.poll(into);
        while (result < 0) {
            lost++;
            result = queue.poll(into);
        }
        return result > 0;
    }

    @Override
    public boolean up() {
        return true;
    }

    @Override
    public boolean linkMayChange() {
        return false;
    }

    /// Frames pass as they are; their receiver finishes them.
    @Override
    public boolean carriesOffloads() {
        return true;
    }

    @Override
    public boolean pending() {
        return !queue.isEmpty();
    }

    @Override
    public long lost() {
        return lost;
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
