package nicc.runtime.vhostuser;

import java.util.function.LongSupplier;
import nicc.runtime.ffi.EventFd;
import nicc.runtime.irq.InterruptOutput;
import nicc.runtime.irq.MessageVectors;
import org.jspecify.annotations.Nullable;

/// A device's interrupts where there is no bus: message i is ring i's call, and there is no pin.
public final class RingCalls implements InterruptOutput {
    private final MessageVectors calls;

    /// Creates calls that nobody listens to.
    ///
    /// @param rings how many, 0 to 256
    public RingCalls(int rings) {
        calls = new MessageVectors(rings);
    }

    @Override
    public void level(boolean asserted) {
        // A front-end raises its own device's pin when it is called.
    }

    @Override
    public void message(int vector) {
        calls.signal(vector);
    }

    /// Says where it is counted what comes to the device from outside: a call that tells of nothing new there may wait
    /// a little (docs/decisions/0006). Where it is not said, none waits.
    ///
    /// @param count of frames received, never going back
    public void arrivals(LongSupplier count) {
        calls.arrivals(count);
    }

    void advanceTo(long now) {
        calls.advanceTo(now);
    }

    void worked(int steps) {
        calls.worked(steps);
    }

    long deadline() {
        return calls.deadline();
    }

    /// Calls that have gone out.
    ///
    /// @return how many since creation
    public long signals() {
        return calls.signals();
    }

    /// How many rings can call.
    int count() {
        return calls.count();
    }

    /// Gives a ring's calls another listener; the one before is closed.
    ///
    /// @param again whether to call once: a call may just have gone to the one before
    void listener(int ring, @Nullable EventFd eventfd, boolean again) {
        calls.consumer(ring, eventfd);
        if (again) {
            calls.signal(ring);
        }
    }

    void forget() {
        calls.disable();
    }
}
