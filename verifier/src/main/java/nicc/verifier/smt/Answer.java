package nicc.verifier.smt;

import java.util.Map;

/// What a solver says.
public sealed interface Answer {

    /// The assertions contradict each other.
    record Unsatisfiable() implements Answer {}

    /// The assertions can hold together.
    ///
    /// @param values of the symbols that matter, by name; bits above a symbol's width are 0
    record Satisfiable(Map<String, Long> values) implements Answer {
        /// Copies the map.
        public Satisfiable {
            values = Map.copyOf(values);
        }
    }

    /// The solver gave up.
    ///
    /// @param reason its words
    record Unknown(String reason) implements Answer {}
}
