package nicc.runtime.irq;

import nicc.runtime.ffi.EventFd;
import org.jspecify.annotations.Nullable;

/// The vectors of MSI or MSI-X, each with the eventfd of its present consumer. A consumer masks a vector by
/// swapping its eventfd, so there is nothing to hold back here.
public final class MessageVectors {
    private final @Nullable EventFd[] consumers;
    private long signals;

    /// Creates vectors without consumers.
    ///
    /// @param count how many, 0 to 2048
    public MessageVectors(int count) {
        consumers = new EventFd[count];
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
            before.close();
        }
        consumers[vector] = eventfd;
    }

    /// Signals a vector. One out of range, or without a consumer, is ignored.
    ///
    /// @param vector any value
    /// @return whether somebody was signalled
    public boolean signal(int vector) {
        EventFd consumer = vector >= 0 && vector < consumers.length ? consumers[vector] : null;
        boolean signalled = consumer != null && consumer.signal();
        signals += signalled ? 1 : 0;
        return signalled;
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
