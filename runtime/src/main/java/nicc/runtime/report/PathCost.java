package nicc.runtime.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nicc.runtime.device.DeviceDescription;
import nicc.runtime.device.ExitPlan;
import nicc.runtime.device.ExitPlan.Mechanism;
import nicc.runtime.device.PathDescription;
import nicc.runtime.device.PathDescription.Access;
import nicc.runtime.device.PathDescription.EngineStep;
import nicc.runtime.device.PathDescription.Repeat;
import nicc.runtime.device.PathDescription.Step;

/// What an exit plan says that I/O paths cost.
final class PathCost {
    private static final int[] SIZES = {1, 16, 48};

    private final Map<String, Mechanism> sites = new HashMap<>();

    /// Takes a plan.
    ///
    /// @param device whose plan
    /// @param profile the plan's name; without such a plan every access is trapped
    PathCost(DeviceDescription device, String profile) {
        device.plans().stream()
                .filter(plan -> plan.profile().equals(profile))
                .map(ExitPlan::sites)
                .flatMap(List::stream)
                .forEach(site -> sites.put(key(site.register(), site.write()), site.mechanism()));
    }

    /// How an access is handled.
    Mechanism mechanism(Access access) {
        return sites.getOrDefault(key(access.register(), access.write()), Mechanism.TRAPPED);
    }

    /// Exits of a path that handles a number of frames, without what the driver may do.
    long exits(List<Step> steps, long frames) {
        long exits = 0;
        for (Step step : steps) {
            exits += switch (step) {
                case Access access -> mechanism(access) == Mechanism.MAPPED ? 0 : 1;
                case EngineStep _ -> 0;
                case PathDescription.Optional _ -> 0;
                case Repeat repeat -> rounds(repeat, frames) * exits(repeat.steps(), frames);
            };
        }
        return exits;
    }

    /// How often steps are repeated, for people.
    static String times(Repeat repeat) {
        String product = repeat.perUnit() == 0
                ? String.valueOf(repeat.constant())
                : (repeat.perUnit() == 1 ? "n" : repeat.perUnit() + " × n")
                        + (repeat.constant() == 0 ? "" : " + " + repeat.constant());
        return repeat.divisor() == 1 ? product : "⌈" + product + " / " + repeat.divisor() + "⌉";
    }

    /// What the path costs, in a sentence.
    String summary(PathDescription path) {
        return IntStream.of(SIZES)
                .mapToObj(n -> "%s for n = %d".formatted(Figures.exits((double) exits(path.steps(), n) / n), n))
                .collect(Collectors.joining(", ", "Exits per unit: ", "."));
    }

    private static long rounds(Repeat repeat, long frames) {
        long numerator = repeat.perUnit() * frames + repeat.constant();
        return (numerator + repeat.divisor() - 1) / repeat.divisor();
    }

    private static String key(String register, boolean write) {
        return register + (write ? " w" : " r");
    }
}
