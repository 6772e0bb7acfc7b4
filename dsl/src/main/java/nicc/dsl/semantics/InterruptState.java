package nicc.dsl.semantics;

import nicc.dsl.model.Interrupt;

/// Interrupt lines and messages. A change of a line is an effect.
///
/// @param <V> a bit vector
public interface InterruptState<V> {

    /// Whether a line is asserted.
    ///
    /// @param interrupt the line
    /// @return one bit
    V line(Interrupt interrupt);

    /// Asserts or deasserts a line.
    ///
    /// @param interrupt the line
    /// @param level one bit
    void setLine(Interrupt interrupt, V level);

    /// The end of the interval that began with the last assertion.
    ///
    /// @param interrupt a line with a throttle
    /// @return nanoseconds since power-on, 64 bits; 0 before the first assertion
    V quietUntil(Interrupt interrupt);

    /// Begins an interval.
    ///
    /// @param interrupt a line with a throttle
    /// @param end nanoseconds since power-on, 64 bits
    void setQuietUntil(Interrupt interrupt, V end);

    /// Sends a message-signalled interrupt.
    ///
    /// @param vector within the table, 16 bits
    void message(V vector);
}
