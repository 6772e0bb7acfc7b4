package nicc.runtime.irq;

/// When a signal that is due had better wait: pure state, its time is given to it.
///
/// An interrupt costs its guest more than the device's own moderation knows of: over a socket, the driver's few
/// accesses are each a round trip between threads. So a signal is held back while two things hold: much has been
/// done since the last one, so that the guest is busy with more than this interrupt; and the device still finds
/// work. It goes out when the device has had nothing to do for a moment, and at the latest when the guest has had
/// twice the time for its work that it spends on an interrupt, or eight times if nothing has come that it could wait
/// for. A guest that waits for one frame at a time is never kept waiting.
///
/// A guest to which frames come one after the other, if not fast enough to keep the device busy, would spend its time
/// on interrupts for a frame or two each. Its signals wait until it has had as much time for its work as it spends on
/// an interrupt, or none has come for a moment.
///
/// A signal that tells only of what the guest itself has begun, a transmission that is over, is in no hurry either: it
/// waits for the next thing to tell, and goes with it. No longer than taking it costs: so it never comes later than
/// if it had gone out behind another one, and a guest that sends and is answered is interrupted once and not twice.
///
/// What an interrupt costs is estimated from the time between signal and unmasking, which is the first of the
/// driver's round trips: it makes some four of them. A guest in a hypervisor of the kernel's, whose interrupts take
/// microseconds, is held back for microseconds.
public final class SignalModeration {
    /// Engine steps since the last signal from which on a guest is busy.
    static final int BUSY = 16;

    /// Frames since the last signal from which on they come one after the other: more than one exchange of requests and
    /// answers has.
    static final int STREAM = 4;

    /// A driver's round trips in an interrupt.
    private static final int INTERRUPT = 4;

    /// Those, and as much twice over for its work: a guest that is told of frames may be waiting for them.
    private static final int WITH_NEWS = INTERRUPT + 2 * INTERRUPT;

    /// Those, and eight times as much for its work: a guest that only sends is not.
    private static final int WITHOUT_NEWS = INTERRUPT + 8 * INTERRUPT;

    /// Those, and as much for its work: frames come, and the guest has little to do with them.
    private static final int WITH_STREAM = INTERRUPT + INTERRUPT;

    /// The share of a round trip that a device must have been idle for.
    private static final int IDLE_SHARE = 4;

    /// Nanoseconds from one signal to the next that nothing exceeds.
    static final long LONGEST = 1_500_000;

    private static final long NEVER = Long.MAX_VALUE;

    private final boolean holds;
    private long roundTrip;
    private long lastSignal = Long.MIN_VALUE / 2;
    private boolean unanswered;
    private boolean held;
    private boolean news;
    private boolean stream;
    private long dueSince = NEVER;
    private long steps;
    private long lastWork;
    private long now;

    /// Creates one that has seen no signal: the first one goes out at once.
    public SignalModeration() {
        this(true);
    }

    /// Creates one that has seen no signal.
    ///
    /// @param holds whether signals are held back at all; without it, each goes out when it is due
    public SignalModeration(boolean holds) {
        this.holds = holds;
    }

    /// Moves time on, at the beginning of a round and whenever else it is known.
    ///
    /// @param time nanoseconds, from any origin, never going back
    public void advanceTo(long time) {
        now = time;
    }

    /// A signal is due.
    ///
    /// @param arrived frames that have come from outside since the last one
    /// @return whether it may go out now; otherwise it is held until [#release(long)] says so
    public boolean due(long arrived) {
        dueSince = Math.min(dueSince, now);
        told(arrived);
        held = holds && now < (steps >= BUSY || stream ? limit() : quietLimit());
        return !held;
    }

    private void told(long arrived) {
        news = arrived > 0;
        stream = arrived >= STREAM;
    }

    /// There is no reason for a signal any more.
    public void withdrawn() {
        held = false;
    }

    /// A signal has gone out.
    public void signalled() {
        held = false;
        dueSince = NEVER;
        lastSignal = now;
        unanswered = true;
        steps = 0;
    }

    /// The consumer has taken the signal.
    public void unmasked() {
        if (unanswered) {
            unanswered = false;
            long took = Math.min(now - lastSignal, LONGEST);
            roundTrip += (took - roundTrip) / 8;
        }
    }

    /// A round has ended.
    ///
    /// @param taken engine steps that the device has taken in it
    /// @param idle whether nothing at all was done
    public void worked(int taken, boolean idle) {
        steps += taken;
        if (!idle) {
            lastWork = now;
        }
    }

    /// Whether a signal that is held may go out now.
    ///
    /// @param arrived frames that have come from outside since the last signal
    /// @return false when none is held
    public boolean release(long arrived) {
        told(arrived);
        return held && now >= deadline();
    }

    /// When a signal that is held will go out if nothing is done until then.
    ///
    /// @return nanoseconds, or [Long#MAX_VALUE] when none is held
    public long deadline() {
        if (!held) {
            return NEVER;
        }
        if (steps >= BUSY) {
            return Math.min(limit(), lastWork + roundTrip / IDLE_SHARE);
        }
        return stream ? Math.min(limit(), lastWork + roundTrip) : quietLimit();
    }

    /// When a signal goes out to a guest that is not busy: at once if it brings news.
    private long quietLimit() {
        return news ? dueSince : dueSince + Math.min(roundTrip * INTERRUPT, LONGEST);
    }

    private long limit() {
        int trips = steps < BUSY ? WITH_STREAM : news ? WITH_NEWS : WITHOUT_NEWS;
        return lastSignal + Math.min(roundTrip * trips, LONGEST);
    }
}
