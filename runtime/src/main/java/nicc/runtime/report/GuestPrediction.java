package nicc.runtime.report;

/// What the model says of a card in a real guest.
///
/// @param nanos predicted time for a unit: the base's, and the additional exits'
/// @param off by how much that is off, as a part of what was measured; negative when it is too low
/// @param difference of the measured time to the base's
/// @param missing the terms that are missing, an empty string when the prediction is within 15 %
public record GuestPrediction(double nanos, double off, GuestDifference difference, String missing) {}
