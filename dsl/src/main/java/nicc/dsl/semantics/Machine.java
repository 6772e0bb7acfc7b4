package nicc.dsl.semantics;

import nicc.dsl.model.Parameter;

/// State and effects of a device: what [Semantics] stands on. Everything that a device can change or do to the
/// world is a method here, so the order of calls is the order of effects.
///
/// A concrete machine holds numbers. A symbolic one holds terms; it may fork or merge in [Control#branch], and
/// prove one inductive step instead of unrolling in [Control#loop].
///
/// @param <V> a bit vector
public interface Machine<V>
        extends Control<V>,
                CellState<V>,
                LocalState<V>,
                BufferState<V>,
                TimerState<V>,
                InterruptState<V>,
                GuestAccess<V>,
                WireAccess<V> {

    /// The value of a parameter.
    ///
    /// @param parameter a parameter of the device
    /// @return as wide as it
    V parameter(Parameter parameter);

    /// The time; it stands still within an event.
    ///
    /// @return nanoseconds since power-on, 64 bits
    V now();

    /// Whether the link is up.
    ///
    /// @return one bit
    V linkUp();
}
