package nicc.runtime.irq;

import java.util.function.LongSupplier;
import nicc.runtime.ffi.EventFd;
import org.jspecify.annotations.Nullable;

/// An interrupt pin whose consumer is at the other end of eventfds: one to signal, and one, if the consumer is
/// the kernel, by which it says that the guest has acknowledged.
public final class IntxLine {
    private final IntxLogic logic = new IntxLogic();
    private final SignalModeration moderation;
    private @Nullable LongSupplier arrivals;
    private long arrivalsTold;
    private @Nullable EventFd trigger;
    private @Nullable EventFd acknowledge;
    private long signals;
    private long unmasks;

    /// Creates a line that nobody listens to.
    ///
    /// @param holds whether signals may be held back (docs/decisions/0006)
    IntxLine(boolean holds) {
        moderation = new SignalModeration(holds);
    }

    /// Says where it is counted what comes to the device from outside: a signal that tells of nothing new there may
    /// wait longer than others. Where it is not said, every signal counts as news.
    ///
    /// @param count of frames received, never going back
    public void arrivals(LongSupplier count) {
        arrivals = count;
        arrivalsTold = count.getAsLong();
    }

    private long news() {
        return arrivals == null ? 1 : arrivals.getAsLong() - arrivalsTold;
    }

    /// The device drives the line. That it is asserted may be held back a little.
    ///
    /// @param asserted whether it is asserted
    public void level(boolean asserted) {
        if (!asserted) {
            moderation.withdrawn();
            logic.level(false);
        } else if (moderation.due(news())) {
            signalIf(logic.level(true));
        }
    }

    /// A round of the agent begins.
    ///
    /// @param now nanoseconds
    public void advanceTo(long now) {
        moderation.advanceTo(now);
    }

    /// A round of the agent has ended: what was held back goes out if it is time.
    ///
    /// @param steps engine steps that the device has taken in it
    /// @param idle whether nothing at all was done
    public void worked(int steps, boolean idle) {
        moderation.worked(steps, idle);
        if (moderation.release(news())) {
            moderation.withdrawn();
            signalIf(logic.level(true));
        }
    }

    /// When something that is held back goes out by itself.
    ///
    /// @return nanoseconds, or [Long#MAX_VALUE]
    public long deadline() {
        return moderation.deadline();
    }

    /// Gives the line a consumer in place of the one before, or none. The eventfd before is closed.
    ///
    /// @param eventfd what to signal, owned from now on, or null
    public void trigger(@Nullable EventFd eventfd) {
        close(trigger);
        trigger = eventfd;
        if (eventfd == null) {
            logic.disconnect();
        } else {
            signalIf(logic.connect());
        }
    }

    /// Sets the eventfd by which the consumer unmasks. The one before is closed.
    ///
    /// @param eventfd what to listen to, owned from now on, or null
    public void acknowledge(@Nullable EventFd eventfd) {
        close(acknowledge);
        acknowledge = eventfd;
    }

    /// The consumer wants no signal until it unmasks.
    public void mask() {
        logic.mask();
    }

    /// The consumer has dealt with the interrupt, or takes back a mask.
    public void unmask() {
        unmasks++;
        moderation.unmasked();
        signalIf(logic.unmask());
    }

    /// Signals without the device, to test the way to the consumer.
    public void test() {
        signalIf(true);
    }

    /// Takes acknowledgements that came by eventfd.
    ///
    /// @return 1 if there were any, else 0
    public int poll() {
        if (acknowledge == null || acknowledge.drain() == 0) {
            return 0;
        }
        unmask();
        return 1;
    }

    /// What becomes readable with an acknowledgement.
    ///
    /// @return a file descriptor, or -1 when there is none
    public int acknowledgeDescriptor() {
        return acknowledge == null ? -1 : acknowledge.fd();
    }

    /// Signals that have gone out.
    ///
    /// @return how many since creation
    public long signals() {
        return signals;
    }

    /// How often the consumer has unmasked the line. A hypervisor that does so by a message waits for the answer: it
    /// costs its guest what a trapped access does.
    ///
    /// @return how many since creation
    public long unmasks() {
        return unmasks;
    }

    /// Forgets the consumer and closes its eventfds. The device's level is kept.
    public void disable() {
        trigger(null);
        acknowledge(null);
    }

    private void signalIf(boolean wanted) {
        if (wanted && trigger != null) {
            moderation.signalled();
            arrivalsTold = arrivals == null ? 0 : arrivals.getAsLong();
            signals++;
            trigger.signal();
        }
    }

    private static void close(@Nullable EventFd eventfd) {
        if (eventfd != null) {
            eventfd.close();
        }
    }
}
