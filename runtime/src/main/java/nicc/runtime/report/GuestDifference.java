package nicc.runtime.report;

/// How a card's time in a real guest differs from another's, term by term; nanoseconds for a unit. The terms add up to
/// the whole; one that is negative makes up for others.
///
/// @param whole the difference
/// @param exits more exits, by their calibrated cost
/// @param work more work of the guest's processor: its thread's processor time, less what exits take of that
/// @param ready more waiting of that thread for a processor
/// @param idle more time without work for the guest, which waits for frames, interrupts or the server
/// @param accesses what is left: waiting in accesses beyond their calibrated cost, less what waiting for a processor
///     falls into the guest's idle time
public record GuestDifference(double whole, double exits, double work, double ready, double idle, double accesses) {

    /// Whether there is a gap that terms are parts of.
    ///
    /// @return false when the one is as fast as the other, or faster
    public boolean gap() {
        return whole > 0;
    }
}
