package nicc.verifier.replay;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A driver program from power-on at the end of which a class can be told from its spec.
///
/// @param parameters what the device is made with, by name
/// @param steps the steps
/// @param spec what is seen of the spec, in order
/// @param code what is seen of the class, in order
/// @param first the index of the first thing seen that differs
public record Program(
        Map<String, Long> parameters, List<DriverStep> steps, List<Sight> spec, List<Sight> code, int first) {
    /// Copies the collections.
    public Program {
        parameters = Map.copyOf(parameters);
        steps = List.copyOf(steps);
        spec = List.copyOf(spec);
        code = List.copyOf(code);
    }

    /// What the spec shows where the two differ first.
    ///
    /// @return empty when it shows nothing more
    public Optional<Sight> meant() {
        return first < spec.size() ? Optional.of(spec.get(first)) : Optional.empty();
    }

    /// What the class shows where the two differ first.
    ///
    /// @return empty when it shows nothing more
    public Optional<Sight> done() {
        return first < code.size() ? Optional.of(code.get(first)) : Optional.empty();
    }
}
