package nicc.dsl.model;

import java.util.Optional;
import nicc.dsl.diagnostic.Span;

/// An interrupt pin.
///
/// @param name the name
/// @param title what it is, or an empty string
/// @param section where the data sheet describes it, or an empty string
/// @param level whether the line is asserted
/// @param throttle the least time between assertions
/// @param span where it stands
public record Interrupt(String name, String title, String section, Expr level, Optional<Throttle> throttle, Span span) {

    /// The least time from one assertion to the next.
    ///
    /// @param interval in units; 0 for none
    /// @param unitNanos nanoseconds in a unit
    public record Throttle(Expr interval, long unitNanos) {}
}
