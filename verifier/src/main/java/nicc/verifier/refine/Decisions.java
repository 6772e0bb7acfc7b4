package nicc.verifier.refine;

import java.util.OptionalLong;
import nicc.verifier.bytecode.Run;
import nicc.verifier.smt.Checker;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// Conditions decided by proof: a side that cannot be is not run. Where the solver gives up, both sides are.
///
/// @param terms makes terms
/// @param checker knows what holds
/// @param quick is asked first
record Decisions(Terms terms, Checker checker, Run.Decider quick) implements Run.Decider {

    @Override
    public OptionalLong decide(Term guard, Term condition) {
        OptionalLong known = quick.decide(guard, condition);
        if (known.isPresent()) {
            return known;
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
