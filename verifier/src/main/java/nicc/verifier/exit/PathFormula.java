package nicc.verifier.exit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nicc.dsl.model.Device;
import nicc.dsl.model.Path;

/// The exits of an I/O path for any number of frames.
///
/// @param path its name
/// @param formula `5 + ceil(n/16)`, and what optional steps add
public record PathFormula(String path, String formula) {

    /// The formulas of all paths of a device.
    ///
    /// @param device the device
    /// @param plan how its sites are handled
    /// @return one for each path, in order of declaration
    public static List<PathFormula> all(Device device, PlanData plan) {
        return device.paths().stream()
                .map(path -> new PathFormula(path.name(), of(path, device, plan)))
                .toList();
    }

    private static String of(Path path, Device device, PlanData plan) {
        Map<String, Long> certain = new TreeMap<>();
        Map<String, Long> optional = new TreeMap<>();
        add(path.steps(), "", device, plan, certain, optional);
        return sum(certain) + (optional.isEmpty() ? "" : " [+ " + sum(optional) + "]");
    }

    /// Adds the exits of steps to sums of terms; a term is what rounds of loops multiply, or empty for a
    /// number.
    private static void add(
            List<Path.Step> steps,
            String factor,
            Device device,
            PlanData plan,
            Map<String, Long> certain,
            Map<String, Long> optional) {
        for (Path.Step step : steps) {
            switch (step) {
                case Path.Access access -> {
                    if (PathCost.exits(access, device, plan)) {
                        certain.merge(factor, 1L, Long::sum);
                    }
                }
                case Path.EngineStep _ -> {
                    // Costs the guest nothing.
                }
                case Path.Repeat repeat ->
                    add(repeat.steps(), factor + rounds(repeat), device, plan, certain, optional);
                case Path.OptionalSteps maybe -> add(maybe.steps(), factor, device, plan, optional, optional);
            }
        }
    }

    /// `*n`, `*ceil(n/16)`, `*(2n + 1)`.
    private static String rounds(Path.Repeat repeat) {
        String units = (repeat.perUnit() == 1 ? "n" : repeat.perUnit() + "n")
                + (repeat.constant() == 0 ? "" : " + " + repeat.constant());
        String whole = repeat.constant() == 0 ? units : "(" + units + ")";
        return "*" + (repeat.divisor() == 1 ? whole : "ceil(" + whole + "/" + repeat.divisor() + ")");
    }

    private static String sum(Map<String, Long> terms) {
        return terms.isEmpty()
                ? "0"
                : terms.entrySet().stream()
                        .map(term -> term(term.getValue(), term.getKey()))
                        .collect(Collectors.joining(" + "));
    }

    private static String term(long count, String factor) {
        return count == 1 && !factor.isEmpty() ? factor.substring(1) : count + factor;
    }
}
