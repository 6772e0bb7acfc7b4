package nicc.runtime.irq;

/// When a level-triggered interrupt with automasking is signalled: pure state, no file descriptor.
///
/// A signal takes the line into service; until its consumer unmasks it, it is not signalled again. Two things
/// hold for every sequence of calls. While the line is asserted, connected and unmasked, a signal has been
/// given since it was last armed (no interrupt is lost). And between two armings there is at most one signal
/// (no storm). Unmasking and connecting a consumer arm the line.
///
/// Each call returns whether the consumer has to be signalled now.
public final class IntxLogic {
    private enum State {
        IDLE,
        IN_SERVICE,
        MASKED
    }

    private State state = State.IDLE;
    private boolean asserted;
    private boolean connected;

    /// The device drives the line.
    ///
    /// @param level whether the line is asserted
    /// @return whether to signal
    public boolean level(boolean level) {
        asserted = level;
        return deliver();
    }

    /// A consumer takes the place of the one before: what that one was signalled is gone with it.
    ///
    /// @return whether to signal
    public boolean connect() {
        connected = true;
        state = State.IDLE;
        return deliver();
    }

    /// The consumer goes away. The device's level is kept.
    public void disconnect() {
        connected = false;
        state = State.IDLE;
    }

    /// The consumer wants no signal until it unmasks.
    public void mask() {
        state = State.MASKED;
    }

    /// The consumer has dealt with a signal, or takes back a mask.
    ///
    /// @return whether to signal
    public boolean unmask() {
        state = State.IDLE;
        return deliver();
    }

    /// Whether the device asserts the line.
    ///
    /// @return what [#level] was last told
    public boolean asserted() {
        return asserted;
    }

    private boolean deliver() {
        if (!asserted || !connected || state != State.IDLE) {
            return false;
        }
        state = State.IN_SERVICE;
        return true;
    }
}
