package nicc.verifier.refine;

import java.time.Duration;
import java.util.Set;

/// What came of an obligation.
///
/// @param number its place in the list of all obligations, from 1
/// @param name its name
/// @param verdict what is known
/// @param time how long it took
/// @param assumptions what was taken for granted, in sentences
/// @param remembered whether it was proved in an earlier run, and nothing that it depends on has changed since
public record Result(
        int number, String name, Verdict verdict, Duration time, Set<String> assumptions, boolean remembered) {

    /// Copies the set.
    public Result {
        assumptions = Set.copyOf(assumptions);
    }

    /// A result of this run.
    ///
    /// @param number its place in the list of all obligations, from 1
    /// @param name its name
    /// @param verdict what is known
    /// @param time how long it took
    public Result(int number, String name, Verdict verdict, Duration time) {
        this(number, name, verdict, time, Set.of(), false);
    }

    /// Whether it is proved, and not merely something else.
    ///
    /// @return true for [Verdict.Proved]
    public boolean proved() {
        return verdict instanceof Verdict.Proved;
    }

    Result with(Verdict other) {
        return new Result(number, name, other, time, assumptions, remembered);
    }
}
