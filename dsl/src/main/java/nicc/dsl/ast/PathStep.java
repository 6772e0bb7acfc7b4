package nicc.dsl.ast;

import java.util.List;
import nicc.dsl.diagnostic.Span;

/// A step of an I/O path.
public sealed interface PathStep {

    /// Where it stands.
    ///
    /// @return the place in the source
    Span span();

    /// `read R;` or `write R;`
    ///
    /// @param write which
    /// @param register the register
    /// @param span where it stands
    record Access(boolean write, Expression register, Span span) implements PathStep {}

    /// `engine e;`
    ///
    /// @param engine the engine
    /// @param span where it stands
    record EngineStep(Name engine, Span span) implements PathStep {}

    /// `repeat count { … }`
    ///
    /// @param count how often
    /// @param steps what is repeated
    /// @param span where it stands
    record Repeat(Expression count, List<PathStep> steps, Span span) implements PathStep {
        /// Copies the list.
        public Repeat {
            steps = List.copyOf(steps);
        }
    }

    /// `optional { … }`
    ///
    /// @param steps what may happen
    /// @param span where it stands
    record OptionalSteps(List<PathStep> steps, Span span) implements PathStep {
        /// Copies the list.
        public OptionalSteps {
            steps = List.copyOf(steps);
        }
    }
}
