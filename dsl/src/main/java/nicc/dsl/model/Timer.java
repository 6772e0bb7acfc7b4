package nicc.dsl.model;

import java.util.List;
import nicc.dsl.diagnostic.Span;

/// A one-shot timer. What happens when it expires is a [Device.ExpiryHook]: timers and code refer to each
/// other.
///
/// @param name the name
/// @param title what it is for, or an empty string
/// @param section where the data sheet describes it, or an empty string
/// @param unitNanos nanoseconds in one unit of `start`
/// @param stoppedBy the reset domains that stop it
/// @param span where it stands
public record Timer(String name, String title, String section, long unitNanos, List<String> stoppedBy, Span span) {

    /// Copies the list.
    public Timer {
        stoppedBy = List.copyOf(stoppedBy);
    }
}
