package nicc.runtime.report;

/// What the model says about a build, beside what was measured.
///
/// @param nanos predicted time for a frame: that of the base, the additional exits, and not below the interrupts'
/// @param capped whether the interrupts' interval decides
/// @param off by how much the prediction is off, as a part of what was measured; negative when it is too low
/// @param difference what was measured, less the base, term by term
/// @param missing what the model lacks, an empty string when it is within 15 %
public record Prediction(double nanos, boolean capped, double off, Difference difference, String missing) {}
