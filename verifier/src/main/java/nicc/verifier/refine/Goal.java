package nicc.verifier.refine;

import java.util.Optional;
import java.util.OptionalLong;
import nicc.verifier.smt.Checker;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// One thing that has to hold after an event.
///
/// @param what what it is about: a part of the state, the value returned, a duty
/// @param holds one bit
/// @param sides the spec's value and the class's, for a counterexample to show, when both are numbers
/// @param contents the contents that are to be equal, when it is about a buffer
/// @param enough something from which it follows, and that may be simpler to show
record Goal(String what, Term holds, Optional<Sides> sides, Optional<Contents> contents, Optional<Term> enough) {

    /// Two numbers.
    record Sides(Term spec, Term code) {}

    /// Two contents of a buffer.
    record Contents(Term spec, Term code, int capacity) {}

    static Goal of(String what, Term holds) {
        return new Goal(what, holds, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// Equal contents of a buffer.
    static Goal buffer(String what, Terms terms, Contents contents) {
        Term equal = terms.eq(contents.spec(), contents.code());
        return new Goal(what, equal, Optional.empty(), Optional.of(contents), Optional.empty());
    }

    static Goal equal(String what, Term holds, Term spec, Term code) {
        return new Goal(what, holds, Optional.of(new Sides(spec, code)), Optional.empty(), Optional.empty());
    }

    Goal enough(Term condition) {
        return new Goal(what, holds, sides, contents, Optional.of(condition));
    }

    /// The same where a condition holds.
    Goal when(Terms terms, Term condition) {
        Term not = terms.not(condition);
        return new Goal(what, terms.or(not, holds), sides, contents, enough.map(term -> terms.or(not, term)));
    }

    /// Whether it needs no proof.
    boolean plain(Terms terms) {
        OptionalLong holding = OptionalLong.of(1);
        return terms.known(holds).equals(holding)
                || enough.filter(term -> terms.known(term).equals(holding)).isPresent();
    }

    /// Whether it holds for all values.
    boolean shown(Checker checker) {
        return enough.filter(term -> checker.check(term) == Checker.Truth.VALID).isPresent()
                || checker.check(holds) == Checker.Truth.VALID;
    }
}
