package nicc.verifier.flow;

import nicc.dsl.model.Buffer;
import nicc.dsl.model.Interrupt;
import nicc.dsl.model.Timer;

/// Names of what values come from besides cells. None of them is an identifier, so no cell has such a name.
public final class Source {

    /// The value that the guest writes.
    public static final String WRITTEN = "value written";

    /// Which element of a register array the guest accesses.
    public static final String INDEX = "element accessed";

    /// The time.
    public static final String NOW = "the time";

    /// Whether the link is up.
    public static final String LINK = "the link";

    /// The guest's memory.
    public static final String MEMORY = "guest memory";

    /// The guest's memory, loaded behind a full fence.
    static final String FENCED = "guest memory behind a fence";

    /// Frames queued for the device's own receiver.
    public static final String LOOPED = "looped frames";

    private Source() {}

    static String timer(Timer timer) {
        return "timer " + timer.name();
    }

    static String buffer(Buffer buffer) {
        return "buffer " + buffer.name();
    }

    static String line(Interrupt interrupt) {
        return "line " + interrupt.name();
    }
}
