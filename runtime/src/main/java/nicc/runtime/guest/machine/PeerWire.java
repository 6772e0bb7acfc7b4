package nicc.runtime.guest.machine;

import nicc.runtime.guest.traffic.FrameChecker;
import nicc.runtime.guest.traffic.ReceiveCase;
import nicc.runtime.memory.FrameBuffer;
import nicc.runtime.wire.Wire;

/// The other end of the cable: checks what comes out, and sends what it was given. It takes finished frames
/// only, so that a device has to do all that its driver asked for.
public final class PeerWire implements Wire {
    private static final int CAPACITY = 1 << 10;

    private final FrameChecker checker;
    private final ReceiveCase[] queue = new ReceiveCase[CAPACITY];
    private long offered;
    private long taken;

    /// Creates the wire.
    ///
    /// @param checker compares what comes out
    public PeerWire(FrameChecker checker) {
        this.checker = checker;
    }

    /// Puts a frame on the wire, towards the guest.
    ///
    /// @param frame the frame
    /// @return false when 1024 frames wait already
    public boolean offer(ReceiveCase frame) {
        if (offered - taken == CAPACITY) {
            return false;
        }
        queue[(int) offered++ & CAPACITY - 1] = frame;
        return true;
    }

    @Override
    public boolean transmit(FrameBuffer frame) {
        checker.check(frame.memory(), frame.length());
        return true;
    }

    @Override
    public boolean receive(FrameBuffer into) {
        if (taken == offered) {
            return false;
        }
        into.copy(queue[(int) taken++ & CAPACITY - 1].frame());
        return true;
    }

    @Override
    public boolean up() {
        return true;
    }

    @Override
    public boolean pending() {
        return taken != offered;
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
