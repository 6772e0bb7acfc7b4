package nicc.runtime.report;

/// What the model says of a card in a real guest. The time that exits do not explain is `vcpu` + `server` + `waiting`.
///
/// @param nanos predicted time for a unit
/// @param off by how much that is off, as a part of what was measured; negative when it is too low
/// @param vcpu more work of the guest's processor than the base's, posted writes not counted, nanoseconds
/// @param server waiting that more work of the server can account for, nanoseconds; never negative
/// @param waiting what is left: the guest's processor waits for interrupts, the peer, or a processor
/// @param missing the terms that are missing, an empty string when the prediction is within 15 %
public record GuestPrediction(double nanos, double off, double vcpu, double server, double waiting, String missing) {}
