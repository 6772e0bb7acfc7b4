package nicc.runtime.report;

/// What a card takes in a real guest for one unit of a measurement: a segment of 1448 bytes, a datagram, a frame or an
/// exchange. Medians of the rounds; times in nanoseconds. `nanos` is the clock's time, of which the guest was without
/// work for `idle`; in the rest it was running (`vcpu`), waiting for a processor (`ready`), or for the answer to an
/// access.
///
/// @param card the card's name
/// @param figure what was measured, in the measurement's unit
/// @param nanos time by the clock
/// @param low the least of the rounds
/// @param high the greatest of the rounds
/// @param trapped accesses that the guest waits for
/// @param unmasks messages that unmask the card's pin, which the guest waits for as well
/// @param posted writes that it does not wait for
/// @param interrupts signals to it
/// @param calls calls of the host's kernel by the server that carry a frame
/// @param accesses of the card to descriptors
/// @param copies of pieces of frames by the card
/// @param copiedBytes bytes of these copies
/// @param checksums sums over frames by the card
/// @param vcpu processor time of the thread that runs the guest's processor
/// @param ready time for which that thread could have run, but others had the processors
/// @param idle time without work for the guest, by its own kernel
/// @param server processor time of the server
public record GuestRow(
        String card,
        double figure,
        double nanos,
        double low,
        double high,
        double trapped,
        double unmasks,
        double posted,
        double interrupts,
        double calls,
        double accesses,
        double copies,
        double copiedBytes,
        double checksums,
        double vcpu,
        double ready,
        double idle,
        double server) {}
