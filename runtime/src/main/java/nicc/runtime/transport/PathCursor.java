package nicc.runtime.transport;

import java.util.List;
import java.util.Set;
import nicc.runtime.device.PathDescription.Access;
import nicc.runtime.device.PathDescription.EngineStep;
import nicc.runtime.device.PathDescription.Optional;
import nicc.runtime.device.PathDescription.Repeat;
import nicc.runtime.device.PathDescription.Step;
import org.jspecify.annotations.Nullable;

/// How far a path has been walked, and which numbers of units would have led there: a state of the automaton
/// whose words are the access sequences of a path. A path's engine steps leave no access, so they are walked
/// over.
///
/// @param rest what is left of the path, or null at its end
/// @param units the numbers of units that fit what was walked
record PathCursor(@Nullable Rest rest, UnitRange units) {
    /// How often a repetition may be entered again without an access in between: its body can be walked over
    /// then, and once more leads nowhere new.
    private static final int EMPTY_TURNS = 4;

    /// What is left of a path, as a list.
    ///
    /// @param step what comes first
    /// @param turns if that is a repetition, how often it was entered
    /// @param next what comes then
    record Rest(Step step, int turns, @Nullable Rest next) {}

    /// A path at its beginning.
    static PathCursor start(List<Step> steps) {
        return new PathCursor(before(steps, null), UnitRange.ANY);
    }

    /// Adds the cursors that an access leads to.
    void walk(Access access, Set<PathCursor> into) {
        walk(rest, units, access, into, EMPTY_TURNS);
    }

    /// With which numbers of units the path may end here.
    UnitRange end() {
        return end(rest, units);
    }

    private static void walk(@Nullable Rest at, UnitRange units, Access access, Set<PathCursor> into, int turnsLeft) {
        if (at == null || units.isEmpty()) {
            return;
        }
        switch (at.step()) {
            case Access expected -> {
                if (expected.equals(access)) {
                    into.add(new PathCursor(at.next(), units));
                }
            }
            case EngineStep _ -> walk(at.next(), units, access, into, turnsLeft);
            case Optional optional -> {
                walk(before(optional.steps(), at.next()), units, access, into, turnsLeft);
                walk(at.next(), units, access, into, turnsLeft);
            }
            case Repeat repeat -> {
                if (turnsLeft > 0 && !silent(repeat.steps())) {
                    Rest again = new Rest(repeat, at.turns() + 1, at.next());
                    UnitRange more = units.and(UnitRange.atLeast(repeat, at.turns() + 1));
                    walk(before(repeat.steps(), again), more, access, into, turnsLeft - 1);
                }
                walk(at.next(), leaving(at, repeat, units), access, into, turnsLeft);
            }
        }
    }

    private static UnitRange end(@Nullable Rest at, UnitRange units) {
        if (at == null || units.isEmpty()) {
            return units;
        }
        return switch (at.step()) {
            case Access _ -> UnitRange.NONE;
            case EngineStep _, Optional _ -> end(at.next(), units);
            case Repeat repeat -> end(at.next(), leaving(at, repeat, units));
        };
    }

    /// The numbers of units for which a repetition is over: just those that ask for as many turns as were seen,
    /// unless a turn may leave no access.
    private static UnitRange leaving(Rest at, Repeat repeat, UnitRange units) {
        return units.and(
                silentAllowed(repeat.steps())
                        ? UnitRange.atLeast(repeat, at.turns())
                        : UnitRange.exactly(repeat, at.turns()));
    }

    private static @Nullable Rest before(List<Step> steps, @Nullable Rest next) {
        Rest rest = next;
        for (Step step : steps.reversed()) {
            rest = new Rest(step, 0, rest);
        }
        return rest;
    }

    /// Whether no walk over the steps leaves an access.
    private static boolean silent(List<Step> steps) {
        return steps.stream().allMatch(step -> switch (step) {
            case Access _ -> false;
            case EngineStep _ -> true;
            case Optional optional -> silent(optional.steps());
            case Repeat repeat -> silent(repeat.steps());
        });
    }

    /// Whether some walk over the steps leaves no access.
    private static boolean silentAllowed(List<Step> steps) {
        return steps.stream().allMatch(step -> switch (step) {
            case Access _ -> false;
            case EngineStep _, Optional _ -> true;
            case Repeat repeat -> repeat.constant() == 0 || silentAllowed(repeat.steps());
        });
    }
}
