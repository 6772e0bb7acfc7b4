package nicc.runtime.transport;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nicc.runtime.device.ExitPlan;
import nicc.runtime.device.ExitPlan.Mechanism;
import nicc.runtime.device.PathDescription;
import nicc.runtime.device.PathDescription.Access;
import nicc.runtime.device.PathDescription.EngineStep;
import nicc.runtime.device.PathDescription.Optional;
import nicc.runtime.device.PathDescription.Repeat;
import nicc.runtime.device.PathDescription.Step;

/// What an exit plan predicts for a path as often as it was recognised, beside what was counted.
///
/// @param path the path's name
/// @param title whose path it is
/// @param runs how often it was recognised
/// @param units how often with which numbers of units
/// @param exits for each mechanism that was predicted or counted
public record PathExits(String path, String title, int runs, Map<String, Integer> units, Map<Mechanism, Exits> exits) {

    /// Accesses by one mechanism. The prediction is a range: optional steps may be left out, and the accesses
    /// of a path may fit several numbers of units.
    ///
    /// @param atLeast the least that is predicted
    /// @param atMost the most that is predicted
    /// @param counted what was counted
    public record Exits(long atLeast, long atMost, long counted) {

        /// Whether the prediction holds.
        ///
        /// @return whether what was counted is what was predicted
        public boolean asPredicted() {
            return atLeast <= counted && counted <= atMost;
        }

        private Exits plus(long least, long most, long count) {
            return new Exits(atLeast + least, atMost + most, counted + count);
        }
    }

    /// Compares a path's runs with the plan.
    ///
    /// @param path the path
    /// @param plan the plan of the platform that was served
    /// @param all all runs that were recognised, of any path
    /// @return the comparison
    public static PathExits of(PathDescription path, ExitPlan plan, List<PathRun> all) {
        Map<Mechanism, Exits> exits = new EnumMap<>(Mechanism.class);
        Map<String, Integer> units = new TreeMap<>();
        List<PathRun> runs =
                all.stream().filter(run -> run.path().equals(path.name())).toList();
        for (PathRun run : runs) {
            units.merge(run.units().toString(), 1, Integer::sum);
            predict(path.steps(), new UnitRange(1, 1), run.units(), plan, exits);
            run.accesses().forEach(access -> add(exits, access.mechanism(), 0, 0, 1));
        }
        return new PathExits(path.name(), path.title(), runs.size(), units, exits);
    }

    /// Adds what the steps make when they are taken so many times.
    private static void predict(
            List<Step> steps, UnitRange times, UnitRange units, ExitPlan plan, Map<Mechanism, Exits> exits) {
        for (Step step : steps) {
            switch (step) {
                case Access access -> add(exits, mechanism(plan, access), times.low(), times.high(), 0);
                case EngineStep _ -> {}
                case Optional optional -> predict(optional.steps(), new UnitRange(0, times.high()), units, plan, exits);
                case Repeat repeat -> predict(repeat.steps(), times(repeat, times, units), units, plan, exits);
            }
        }
    }

    private static UnitRange times(Repeat repeat, UnitRange times, UnitRange units) {
        long least = times.low() * UnitRange.turns(repeat, units.low());
        boolean unbounded = repeat.perUnit() > 0 && units.high() == Long.MAX_VALUE;
        long most = unbounded ? Integer.MAX_VALUE : times.high() * UnitRange.turns(repeat, bounded(units, repeat));
        return new UnitRange(least, most);
    }

    private static long bounded(UnitRange units, Repeat repeat) {
        return repeat.perUnit() == 0 ? 0 : units.high();
    }

    /// A site that a plan does not name is trapped: that is what a plan improves on.
    private static Mechanism mechanism(ExitPlan plan, Access access) {
        return plan.sites().stream()
                .filter(site -> site.register().equals(access.register()) && site.write() == access.write())
                .map(ExitPlan.Site::mechanism)
                .findFirst()
                .orElse(Mechanism.TRAPPED);
    }

    private static void add(Map<Mechanism, Exits> exits, Mechanism mechanism, long least, long most, long count) {
        Exits before = exits.getOrDefault(mechanism, new Exits(0, 0, 0));
        exits.put(mechanism, before.plus(least, most, count));
    }
}
