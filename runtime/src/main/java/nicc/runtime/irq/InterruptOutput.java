package nicc.runtime.irq;

/// A device's interrupt outputs, as the device drives them. What becomes of them (an eventfd, automasking, a
/// message) is the transport's affair.
public interface InterruptOutput {

    /// Drives the level of the interrupt pin (INTx). Called on changes only.
    ///
    /// @param asserted whether the line is asserted
    void level(boolean asserted);

    /// Sends a message-signalled interrupt.
    ///
    /// @param vector table entry; one out of range is ignored
    void message(int vector);
}
