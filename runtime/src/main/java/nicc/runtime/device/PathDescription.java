package nicc.runtime.device;

import java.util.List;

/// An I/O path: what a driver does to a card, in order. Exits are counted on it.
///
/// @param name the spec's name, `interrupt`
/// @param title whose path it is
/// @param steps the accesses and engine steps in order
public record PathDescription(String name, String title, List<Step> steps) {

    /// Copies the list.
    public PathDescription {
        steps = List.copyOf(steps);
    }

    /// A step of a path.
    public sealed interface Step {}

    /// The driver reads or writes a register.
    ///
    /// @param register the spec's name
    /// @param write whether it is a write
    public record Access(String register, boolean write) implements Step {}

    /// The device takes one step of an engine (one frame, one descriptor).
    ///
    /// @param engine the spec's name
    public record EngineStep(String engine) implements Step {}

    /// Steps that happen `ceil((perUnit * n + constant) / divisor)` times, where `n` is the number of units
    /// (frames) that the path handles.
    ///
    /// @param perUnit factor of `n`, at least 0
    /// @param constant added, at least 0
    /// @param divisor at least 1
    /// @param steps what is repeated
    public record Repeat(int perUnit, int constant, int divisor, List<Step> steps) implements Step {
        /// Copies the list.
        public Repeat {
            steps = List.copyOf(steps);
        }
    }

    /// Steps that a driver takes only under circumstances of its own.
    ///
    /// @param steps what may happen
    public record Optional(List<Step> steps) implements Step {
        /// Copies the list.
        public Optional {
            steps = List.copyOf(steps);
        }
    }
}
