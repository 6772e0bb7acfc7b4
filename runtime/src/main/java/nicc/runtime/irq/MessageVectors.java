package nicc.runtime.irq;

import java.util.function.LongSupplier;
import nicc.runtime.ffi.EventFd;
import org.jspecify.annotations.Nullable;

/// The vectors of MSI or MSI-X, or the calls of rings, each with the eventfd of its present consumer. A consumer masks
/// a vector by swapping its eventfd.
///
/// A message brings news if something has come from outside of which no message has told before this round. One that
/// does not tells of what the guest itself has begun: it may wait a little, so that one tells of more
/// (docs/decisions/0006).
public final class MessageVectors {
    /// For so long a message waits that brings no news, nanoseconds: as long as drivers ask of cards for bulk traffic.
    static final long WAIT = 250_000;

    /// After so many engine steps since messages that waited went out, none waits: the rings of a guest that sends so
    /// fast are soon full.
    static final int BUSY = 64;

    private static final long NEVER = Long.MAX_VALUE;

    private final @Nullable EventFd[] consumers;
    private final boolean[] held;
    private @Nullable LongSupplier arrivals;
    private long told;
    private long telling;
    private int waiting;
    private long due = NEVER;
    private long now;
    private long steps;
    private long signals;

    /// Creates vectors without consumers.
    ///
    /// @param count how many, 0 to 2048
    public MessageVectors(int count) {
        consumers = new EventFd[count];
        held = new boolean[count];
    }

    /// Says where it is counted what comes to the device from outside. Where it is not said, every message is news.
    ///
    /// @param count of frames received, never going back
    public void arrivals(LongSupplier count) {
        arrivals = count;
    }

    /// How many vectors there are.
    ///
    /// @return the count
    public int count() {
        return consumers.length;
    }

    /// Gives a vector a consumer in place of the one before, whose eventfd is closed.
    ///
    /// @param vector 0 to `count() - 1`
    /// @param eventfd what to signal, owned from now on, or null for nobody
    public void consumer(int vector, @Nullable EventFd eventfd) {
        EventFd before = consumers[vector];
        if (before != null) {
            if (held[vector]) {
                send(vector, before);
            }
            before.close();
        }
        consumers[vector] = eventfd;
    }

    /// Signals a vector, perhaps a little later. One out of range, or without a consumer, is ignored.
    ///
    /// @param vector any value
    /// @return whether somebody is signalled
    public boolean signal(int vector) {
        EventFd consumer = vector >= 0 && vector < consumers.length ? consumers[vector] : null;
        if (consumer == null) {
            return false;
        }
        if (arrivals == null) {
            return send(vector, consumer);
        }
        long arrived = arrivals.getAsLong();
        if (arrived != told) {
            telling = arrived;
            return send(vector, consumer);
        }
        if (!held[vector]) {
            held[vector] = true;
            waiting++;
            due = Math.min(due, now + WAIT);
        }
        if (steps >= BUSY) {
            release();
        }
        return true;
    }

    private boolean send(int vector, EventFd consumer) {
        if (held[vector]) {
            held[vector] = false;
            waiting--;
            due = waiting == 0 ? NEVER : due;
        }
        boolean signalled = consumer.signal();
        signals += signalled ? 1 : 0;
        return signalled;
    }

    /// A round of the agent begins.
    ///
    /// @param time nanoseconds, from any origin, never going back
    public void advanceTo(long time) {
        now = time;
    }

    /// A round of the agent has ended: messages go out that have waited for long enough.
    ///
    /// @param taken engine steps that the device has taken in it
    public void worked(int taken) {
        steps += taken;
        told = telling;
        if (now >= due || steps >= BUSY) {
            release();
        }
    }

    private void release() {
        if (waiting == 0) {
            return;
        }
        steps = 0;
        for (int vector = 0; vector < consumers.length; vector++) {
            EventFd consumer = consumers[vector];
            if (held[vector] && consumer != null) {
                send(vector, consumer);
            }
        }
    }

    /// When a message that is held goes out.
    ///
    /// @return nanoseconds, or [Long#MAX_VALUE]
    public long deadline() {
        return due;
    }

    /// Signals that have gone out.
    ///
    /// @return how many since creation
    public long signals() {
        return signals;
    }

    /// Forgets all consumers and closes their eventfds.
    public void disable() {
        for (int vector = 0; vector < consumers.length; vector++) {
            consumer(vector, null);
        }
    }
}
