package nicc.verifier.encode;

import nicc.dsl.model.Buffer;
import nicc.dsl.model.Cell;
import nicc.dsl.model.Interrupt;
import nicc.dsl.model.Timer;

/// What the parts of a spec's state are called in a [State].
public final class Names {
    /// Whether the link is up, one bit.
    public static final String LINK = "link";

    private Names() {}

    /// A register or variable.
    ///
    /// @param cell the cell
    /// @return its name
    public static String of(Cell cell) {
        return cell.name();
    }

    /// A buffer's content.
    ///
    /// @param buffer the buffer
    /// @return its name
    public static String of(Buffer buffer) {
        return "buffer " + buffer.name();
    }

    /// Whether a timer runs, one bit.
    ///
    /// @param timer the timer
    /// @return its name
    public static String running(Timer timer) {
        return "timer " + timer.name() + " running";
    }

    /// When a running timer expires, 64 bits.
    ///
    /// @param timer the timer
    /// @return its name
    public static String deadline(Timer timer) {
        return "timer " + timer.name() + " deadline";
    }

    /// Whether a line is asserted, one bit.
    ///
    /// @param interrupt the line
    /// @return its name
    public static String asserted(Interrupt interrupt) {
        return "interrupt " + interrupt.name() + " asserted";
    }

    /// Until when assertion waits, 64 bits.
    ///
    /// @param interrupt the line
    /// @return its name
    public static String quiet(Interrupt interrupt) {
        return "interrupt " + interrupt.name() + " quiet";
    }
}
