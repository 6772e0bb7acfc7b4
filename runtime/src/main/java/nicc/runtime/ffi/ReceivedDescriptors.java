package nicc.runtime.ffi;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// Descriptors that a peer sent and nobody has taken yet. They are open in this process from the moment they
/// arrive: who takes one closes it, and [#closeAll()] closes the rest, so a peer that sends surplus ones uses
/// up nothing.
public final class ReceivedDescriptors {
    private final ArrayDeque<FileDescriptor> waiting = new ArrayDeque<>();
    private final int limit;

    /// Creates an empty collection.
    ///
    /// @param limit how many may wait; what comes beyond it is closed at once and counted by [#surplus()]
    public ReceivedDescriptors(int limit) {
        this.limit = limit;
    }

    private long surplus;

    /// How many wait.
    ///
    /// @return at most the limit
    public int count() {
        return waiting.size();
    }

    /// How many were closed because the limit was reached.
    ///
    /// @return since creation
    public long surplus() {
        return surplus;
    }

    /// Takes the oldest one.
    ///
    /// @return a descriptor, the caller's to close, or null when none waits
    public @Nullable FileDescriptor take() {
        return waiting.poll();
    }

    /// Closes all that wait.
    public void closeAll() {
        for (FileDescriptor each = waiting.poll(); each != null; each = waiting.poll()) {
            each.close();
        }
    }

    void add(int number) {
        FileDescriptor received = new FileDescriptor(number);
        if (waiting.size() < limit) {
            waiting.add(received);
        } else {
            surplus++;
            received.close();
        }
    }
}
