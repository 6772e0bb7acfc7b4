package nicc.runtime.report;

import org.jspecify.annotations.Nullable;

/// A build in a ladder under one kind of traffic.
///
/// @param rung the build
/// @param taken what it takes
/// @param bought nanoseconds for a frame less than the row before; null for the first row and another card
/// @param prediction what the model says
/// @param platformNanos time for a frame on the platform: what is taken here, and the exits by their cost there
/// @param platformBought the same difference there
public record LadderRow(
        Rung rung,
        Consumption taken,
        @Nullable Double bought,
        Prediction prediction,
        double platformNanos,
        @Nullable Double platformBought) {

    /// Whether a difference is no more than what slices of one build differ by, and so perhaps none.
    ///
    /// @param nanos the difference, or null for none
    /// @return whether half of the spread is as much
    public boolean withinSpread(@Nullable Double nanos) {
        return nanos != null && Math.abs(nanos) <= (taken.high() - taken.low()) / 2;
    }
}
