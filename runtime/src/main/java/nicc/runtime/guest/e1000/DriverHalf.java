package nicc.runtime.guest.e1000;

/// How the driver tells the card of descriptors, and hears of its causes: by registers, or by a twin's status block.
interface DriverHalf {

    /// The rings have been set up and are empty; nothing has been given yet.
    void open();

    /// Moves the transmit ring's tail. The descriptors before it are in memory.
    void transmitTail(int tail);

    /// Moves the receive ring's tail. The descriptors before it are in memory.
    void receiveTail(int tail);

    /// The card interrupts: takes the causes, and switches interrupts off.
    ///
    /// @return whether there was a cause
    boolean interrupt();

    /// A poll begins: what happens from here on is another cause.
    void poll();

    /// Switches interrupts on.
    ///
    /// @return whether something has happened for which none may come
    boolean listen();
}
