package nicc.dsl.model;

import java.util.List;
import nicc.dsl.diagnostic.Span;

/// An I/O path: what a driver does, in order.
///
/// @param name the name
/// @param title whose path it is, or an empty string
/// @param steps the steps
/// @param span where it stands
public record Path(String name, String title, List<Step> steps, Span span) {

    /// Copies the list.
    public Path {
        steps = List.copyOf(steps);
    }

    /// A step.
    public sealed interface Step {}

    /// The driver accesses a register.
    ///
    /// @param bank the register's bank
    /// @param register the register
    /// @param write whether it writes
    public record Access(Bank bank, Register register, boolean write) implements Step {}

    /// The device takes a step of an engine.
    ///
    /// @param engine the engine's name
    public record EngineStep(String engine) implements Step {}

    /// Steps that happen `ceil((perUnit * n + constant) / divisor)` times.
    ///
    /// @param perUnit factor of `n`
    /// @param constant added
    /// @param divisor at least 1
    /// @param steps what is repeated
    public record Repeat(int perUnit, int constant, int divisor, List<Step> steps) implements Step {
        /// Copies the list.
        public Repeat {
            steps = List.copyOf(steps);
        }
    }

    /// Steps that a driver takes only sometimes.
    ///
    /// @param steps what may happen
    public record OptionalSteps(List<Step> steps) implements Step {
        /// Copies the list.
        public OptionalSteps {
            steps = List.copyOf(steps);
        }
    }
}
