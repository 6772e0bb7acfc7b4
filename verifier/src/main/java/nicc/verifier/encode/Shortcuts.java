package nicc.verifier.encode;

import java.util.Set;

/// What a run of the spec does not run.
///
/// @param calls actions, by name, resets and accesses that are taken as a whole ([Call])
/// @param loops what is done about loops whose rounds constants do not decide, and that may have many
public record Shortcuts(Set<String> calls, Loops loops) {

    /// Ways to deal with a loop of many rounds.
    public enum Loops {
        /// There must be none.
        NONE,
        /// Any round stands for all of them ([Repeat]).
        ANY_ROUND,
        /// The first rounds are run; what is said afterwards is said of runs that need no more ([Outcome#ends]).
        FIRST_ROUNDS
    }

    /// Copies the set.
    public Shortcuts {
        calls = Set.copyOf(calls);
    }
}
