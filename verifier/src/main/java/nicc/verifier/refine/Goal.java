package nicc.verifier.refine;

import java.util.Optional;
import nicc.verifier.smt.Term;

/// One thing that has to hold after an event.
///
/// @param what what it is about: a part of the state, the value returned, a duty
/// @param holds one bit
/// @param sides the spec's value and the class's, for a counterexample to show, when both are numbers
record Goal(String what, Term holds, Optional<Sides> sides) {

    /// Two numbers.
    record Sides(Term spec, Term code) {}

    static Goal of(String what, Term holds) {
        return new Goal(what, holds, Optional.empty());
    }

    static Goal equal(String what, Term holds, Term spec, Term code) {
        return new Goal(what, holds, Optional.of(new Sides(spec, code)));
    }
}
