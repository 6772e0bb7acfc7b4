package nicc.runtime.report;

/// What a card takes in a real guest for one unit of a measurement: a segment of 1448 bytes, a datagram, a frame or an
/// exchange. Medians of the rounds.
///
/// @param card the card's name
/// @param figure what was measured, in the measurement's unit
/// @param nanos time by the clock for a unit, nanoseconds
/// @param trapped accesses that the guest waits for
/// @param posted writes that it does not wait for
/// @param interrupts that it takes
/// @param bytes that its driver sends and receives
/// @param vcpu processor time of the thread that runs the guest's processor, nanoseconds
/// @param server processor time of the server, nanoseconds
public record GuestRow(
        String card,
        double figure,
        double nanos,
        double trapped,
        double posted,
        double interrupts,
        double bytes,
        double vcpu,
        double server) {}
