package nicc.runtime.guest;

/// What a driver stands on: memory, the bus, and time.
public interface GuestMachine {

    /// The guest's memory.
    ///
    /// @return the same object always
    GuestRam ram();

    /// The way to the card.
    ///
    /// @return the same object always
    CardAccess card();

    /// Waits. The card works and its timers run meanwhile.
    ///
    /// @param nanos how long, in the card's time
    void delay(long nanos);
}
