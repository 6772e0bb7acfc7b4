package nicc.guest;

/// What was counted in a window of a measurement.
///
/// @param seconds the window
/// @param units of traffic in it: segments of 1448 bytes (TCP), datagrams, exchanges or frames
/// @param bytes that passed the host's end of the wire
/// @param idle seconds for which the guest had nothing to do, by its own kernel
/// @param server what the card's server counted
record Counts(double seconds, double units, double bytes, double idle, ServerCounts server) {}
