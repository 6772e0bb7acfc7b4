package nicc.verifier.exit;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A driver program from reset that tells a mechanism from the meaning: nothing can be left out of it.
///
/// @param site the site without its exit
/// @param mechanism how it is handled instead
/// @param parameters the device's parameters, but for those that have their default
/// @param steps the program; a second passes after it
/// @param meant what the spec says is seen, where it differs first
/// @param seen what is seen instead
public record Witness(
        Site site, Mechanism mechanism, Map<String, Long> parameters, List<Step> steps, String meant, String seen) {

    /// Copies the list and the map.
    public Witness {
        parameters = Map.copyOf(parameters);
        steps = List.copyOf(steps);
    }

    /// The witness in a line.
    ///
    /// @return the steps and the difference
    public String text() {
        String made = parameters.entrySet().stream()
                .map(parameter -> "with " + parameter.getKey() + " = " + parameter.getValue() + ": ")
                .collect(Collectors.joining());
        return made + steps.stream().map(Step::toString).collect(Collectors.joining("; ")) + ": " + meant
                + ", but with " + site.name() + " " + mechanism.word() + ": " + seen;
    }
}
