package nicc.dsl.semantics;

import nicc.dsl.model.Timer;

/// One-shot timers.
///
/// @param <V> a bit vector
public interface TimerState<V> {

    /// Whether a timer runs.
    ///
    /// @param timer the timer
    /// @return one bit
    V running(Timer timer);

    /// Makes a timer run until a moment.
    ///
    /// @param timer the timer
    /// @param deadline nanoseconds since power-on, 64 bits
    void start(Timer timer, V deadline);

    /// Stops a timer.
    ///
    /// @param timer the timer
    void stop(Timer timer);
}
