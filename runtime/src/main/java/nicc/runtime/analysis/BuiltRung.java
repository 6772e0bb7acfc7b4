package nicc.runtime.analysis;

import nicc.runtime.device.NicDeviceFactory;
import nicc.runtime.report.Rung;

/// A build in the ladder, compiled.
///
/// @param rung its place
/// @param factory makes the card
/// @param counting makes the same card with its operations counted
public record BuiltRung(Rung rung, NicDeviceFactory factory, NicDeviceFactory counting) {}
