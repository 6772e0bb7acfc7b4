package nicc.runtime.guest;

/// A driver model: it does to a card what an operating system's driver does, in the same order. One thread
/// calls it; a frame costs no allocation.
public interface GuestDriver {

    /// Brings the card up: identifies and resets it, reads the station address, waits for the link, sets up
    /// rings and filters, and enables interrupts.
    ///
    /// @throws GuestDriverException when the card does not behave as its data sheet says
    void start();

    /// The card's own address.
    ///
    /// @return 48 bits, the first byte on the wire highest; meaningful after [#start]
    long station();

    /// Whether frames are delivered with their FCS.
    ///
    /// @return whether they are
    boolean deliversFcs();

    /// Whether frames are delivered with a checksum status.
    ///
    /// @return false when it is always unknown
    boolean deliversChecksums();

    /// Gives a packet to the card. Its memory belongs to the card until [#transmitted] counts it.
    ///
    /// @param packet what to send
    /// @param more whether another packet follows at once, so that the doorbell can wait
    /// @return false when the card has no room now; then nothing happened, except that a doorbell that waited
    /// was rung
    boolean transmit(Packet packet, boolean more);

    /// Packets that the card has taken and given back.
    ///
    /// @return since [#start]
    long transmitted();

    /// The card interrupts.
    ///
    /// @param vector message-signalled vector, 0 for the pin
    /// @return whether the card had a cause
    boolean interrupt(int vector);

    /// Whether the driver has switched the card's interrupts off in favour of [#poll].
    ///
    /// @return whether it wants to poll
    boolean polling();

    /// Takes back what was sent and delivers what has arrived. When there is less to do than the budget, the
    /// card's interrupts are enabled again.
    ///
    /// @param budget frames to deliver at most, at least 1
    /// @return frames delivered
    int poll(int budget);
}
