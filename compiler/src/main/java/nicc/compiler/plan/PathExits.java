package nicc.compiler.plan;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nicc.dsl.model.Path;

/// What an I/O path costs in exits under a plan.
public final class PathExits {

    private record Key(String bank, String register, boolean write) {}

    private final Map<Key, Mechanism> mechanisms = new HashMap<>();

    /// Prepares the counting.
    ///
    /// @param plan the plan; a register that two regions show counts as the first of them
    public PathExits(ExitPlan plan) {
        for (ExitPlan.Site site : plan.sites()) {
            mechanisms.putIfAbsent(new Key(site.bank(), site.register(), site.write()), site.mechanism());
        }
    }

    /// Counts the accesses of a path.
    ///
    /// @param path the path
    /// @param n units (frames) that it handles, at least 0
    /// @param optional whether the driver takes the optional steps
    /// @return accesses by mechanism, those without an exit included; absent means none
    public Map<Mechanism, Long> count(Path path, int n, boolean optional) {
        Map<Mechanism, Long> counts = new EnumMap<>(Mechanism.class);
        add(path.steps(), n, optional, 1, counts);
        return counts;
    }

    /// Counts the exits of a path.
    ///
    /// @param path the path
    /// @param n units (frames) that it handles
    /// @param optional whether the driver takes the optional steps
    /// @return accesses that make the guest leave
    public long exits(Path path, int n, boolean optional) {
        return count(path, n, optional).entrySet().stream()
                .filter(entry -> entry.getKey().exits())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private void add(List<Path.Step> steps, int n, boolean optional, long times, Map<Mechanism, Long> counts) {
        for (Path.Step step : steps) {
            switch (step) {
                case Path.Access access -> counts.merge(mechanism(access), times, Long::sum);
                case Path.EngineStep _ -> {
                    // What the device does by itself costs the guest nothing.
                }
                case Path.Repeat repeat -> add(repeat.steps(), n, optional, times * rounds(repeat, n), counts);
                case Path.OptionalSteps maybe -> {
                    if (optional) {
                        add(maybe.steps(), n, true, times, counts);
                    }
                }
            }
        }
    }

    private static long rounds(Path.Repeat repeat, int n) {
        return Math.ceilDiv((long) repeat.perUnit() * n + repeat.constant(), (long) repeat.divisor());
    }

    private Mechanism mechanism(Path.Access access) {
        Key key = new Key(access.bank().name(), access.register().name(), access.write());
        return mechanisms.getOrDefault(key, Mechanism.TRAPPED);
    }
}
