package nicc.runtime.agent;

/// Whether a device and others, its guest or a peer on its wire, wait for each other in turns: told by the device's
/// sleeps, which are brief then, and end because somebody calls. As long as they do, idle processors are asked to be
/// back soon.
///
/// An idle guest is in no dialogue: its driver's watchdog, some sixty accesses every two seconds, is too short for one.
final class Dialogue {
    /// Nanoseconds up to which a sleep is brief.
    static final long BRIEF = 1_000_000L;

    /// Brief sleeps that make a dialogue.
    static final int MANY = 100;

    /// Nanoseconds without a call that end it.
    static final long SILENCE = 20_000_000L;

    private final IdleLatency latency;
    private int brief;
    private long lastCall;
    private boolean goesOn;

    Dialogue(IdleLatency latency) {
        this.latency = latency;
    }

    /// Whether there is one.
    boolean goesOn() {
        return goesOn;
    }

    /// How long a sleep may be: one that lasts as long as a dialogue does is followed by a look.
    ///
    /// @param limit how long it may be otherwise, in nanoseconds
    long limit(long limit) {
        return goesOn ? Math.min(limit, SILENCE) : limit;
    }

    /// A sleep has ended.
    ///
    /// @param from when it began, in nanoseconds
    /// @param until when it ended
    /// @param called whether somebody called, rather than time being up
    void slept(long from, long until, boolean called) {
        if (until - lastCall >= SILENCE) {
            brief = 0;
        }
        if (called) {
            lastCall = until;
            brief += until - from <= BRIEF && brief < MANY ? 1 : 0;
        }
        change(brief == MANY);
    }

    /// Nobody sleeps any more.
    void end() {
        change(false);
    }

    private void change(boolean to) {
        if (to == goesOn) {
            return;
        }
        goesOn = to;
        if (to) {
            latency.hold();
        } else {
            latency.release();
        }
    }
}
