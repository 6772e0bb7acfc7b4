package nicc.verifier.refine;

import java.util.Optional;
import java.util.OptionalLong;
import nicc.verifier.bytecode.Run;
import nicc.verifier.smt.Checker;
import nicc.verifier.smt.Progressions;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// Conditions decided by proof: a side that cannot be is not run. Where the solver gives up, both sides are.
///
/// @param terms makes terms
/// @param checker knows what holds
/// @param moving is asked first, and decides what is worth asking
record Decisions(Terms terms, Checker checker, Optional<Progressions> moving) implements Run.Decider {

    @Override
    public OptionalLong decide(Term guard, Term condition) {
        if (moving.isPresent()) {
            OptionalLong known = moving.get().value(condition);
            if (known.isPresent() || !moving.get().about(condition)) {
                return known;
            }
            if (moving.get().few()) {
                return moving.get().value(guard, condition);
            }
        }
        if (impossible(terms.and(guard, condition))) {
            return OptionalLong.of(0);
        }
        return impossible(terms.and(guard, terms.not(condition))) ? OptionalLong.of(1) : OptionalLong.empty();
    }

    private boolean impossible(Term condition) {
        return checker.check(terms.not(condition)) == Checker.Truth.VALID;
    }
}
