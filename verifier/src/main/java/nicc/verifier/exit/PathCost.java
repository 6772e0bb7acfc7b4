package nicc.verifier.exit;

import java.util.List;
import nicc.dsl.model.Device;
import nicc.dsl.model.Path;

/// What an I/O path costs in exits.
///
/// @param path its name
/// @param units frames that it handles
/// @param exits accesses that make the guest leave, without optional steps
/// @param optional those of the optional steps
public record PathCost(String path, int units, long exits, long optional) {
    private static final List<Integer> UNITS = List.of(1, 8, 16, 64);

    /// Counts the exits of all paths of a device, for some numbers of frames.
    ///
    /// @param device the device
    /// @param plan how its sites are handled
    /// @return the costs, by path and number of frames
    public static List<PathCost> all(Device device, PlanData plan) {
        return device.paths().stream()
                .flatMap(path -> UNITS.stream().map(units -> of(device, plan, path, units)))
                .toList();
    }

    /// Counts the exits of a path.
    ///
    /// @param device the device
    /// @param plan how its sites are handled
    /// @param path one of the device's paths
    /// @param units frames that it handles
    /// @return the cost
    public static PathCost of(Device device, PlanData plan, Path path, int units) {
        long certain = count(path.steps(), device, plan, units, false);
        long all = count(path.steps(), device, plan, units, true);
        return new PathCost(path.name(), units, certain, all - certain);
    }

    private static long count(List<Path.Step> steps, Device device, PlanData plan, int units, boolean optional) {
        return steps.stream()
                .mapToLong(step -> count(step, device, plan, units, optional))
                .sum();
    }

    private static long count(Path.Step step, Device device, PlanData plan, int units, boolean optional) {
        return switch (step) {
            case Path.Access access -> exits(access, device, plan) ? 1 : 0;
            case Path.EngineStep _ -> 0;
            case Path.Repeat repeat -> rounds(repeat, units) * count(repeat.steps(), device, plan, units, optional);
            case Path.OptionalSteps maybe -> optional ? count(maybe.steps(), device, plan, units, true) : 0;
        };
    }

    private static long rounds(Path.Repeat repeat, int units) {
        return Math.ceilDiv((long) repeat.perUnit() * units + repeat.constant(), (long) repeat.divisor());
    }

    /// A register that several regions show is accessed through the first of them.
    static boolean exits(Path.Access access, Device device, PlanData plan) {
        return Site.all(device).stream()
                .filter(site -> site.write() == access.write()
                        && site.bar().bank().name().equals(access.bank().name())
                        && site.register().name().equals(access.register().name()))
                .findFirst()
                .map(site -> plan.of(site).exits())
                .orElse(true);
    }
}
