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
        @Nullable Double platformBought) {}
