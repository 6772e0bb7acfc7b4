package nicc.runtime.device;

/// A device's time. It stands still while a device works: the agent moves it between rounds, so that reading it
/// costs a field access and a run can be repeated exactly. Confined to the agent's thread.
public final class DeviceClock {
    private long nanos;

    /// The time.
    ///
    /// @return nanoseconds since the clock's start; never goes back
    public long nanos() {
        return nanos;
    }

    /// Moves the clock. An earlier time than the present one is ignored: a host's clock may jump, a device's
    /// does not.
    ///
    /// @param now nanoseconds since the clock's start
    public void advanceTo(long now) {
        if (now > nanos) {
            nanos = now;
        }
    }
}
