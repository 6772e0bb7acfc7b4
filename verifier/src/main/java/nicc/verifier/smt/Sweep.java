package nicc.verifier.smt;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Merges terms that are equal though they do not look alike, from the leaves up, as combinational
/// equivalence checking does
/// (Kuehlmann, Krohm: Equivalence checking using cuts and heaps, 1997): terms that have equal values in all
/// valuations are
/// candidates; where one is proved equal to another one, it becomes that one, and what is made of both is
/// made again, so that most
/// of it becomes equal without a proof. Two runs that differ in many small ways are compared in many small
/// questions.
final class Sweep {
    private static final Set<Op> WORTH = EnumSet.of(
            Op.AND, Op.XOR, Op.ITE, Op.EQ, Op.ULT, Op.SLT, Op.SUM, Op.PRODUCT, Op.UDIV, Op.UREM, Op.SELECT, Op.APPLY);

    private static final int MOST_CANDIDATES = 2;

    private final Terms terms;
    private final List<Valuation> valuations;
    private final Prover prover;
    private final Rebuilding merged;
    private final int first;
    private final Signature never;
    private final Set<Term> assumed = new HashSet<>();
    private final Map<Signature, List<Term>> classes = new HashMap<>();

    /// Proves small things.
    interface Prover {
        /// Whether a condition holds, as far as it takes little to see.
        boolean holds(Term condition);
    }

    private record Signature(Term.Sort sort, List<Long> values) {}

    /// Nothing is merged yet.
    ///
    /// @param valuations may grow while it is used: those that are there at first find candidates, the others
    /// exclude some
    Sweep(Terms terms, List<Valuation> valuations, Prover prover) {
        this.terms = terms;
        this.valuations = valuations;
        this.prover = prover;
        this.merged = new Rebuilding(terms, this::settled);
        this.first = valuations.size();
        this.never = signature(terms.bit(false));
        classes.put(never, List.of(terms.bit(false)));
    }

    /// Whether it compares symbols that nothing is assumed of: then it is like no other condition.
    private boolean plain(Term term) {
        return (term.is(Op.EQ) || term.is(Op.ULT))
                && term.arguments().stream().allMatch(side -> side.is(Op.SYMBOL) || side.is(Op.CONST))
                && term.arguments().stream().noneMatch(assumed::contains);
    }

    /// Whether a condition might be decided by what is assumed: a comparison of something else never is.
    private boolean decidable(Term condition) {
        boolean comparison = condition.is(Op.EQ) || condition.is(Op.ULT) || condition.is(Op.SLT);
        return !comparison || condition.arguments().stream().anyMatch(assumed::contains);
    }

    /// Something holds: what is made of its parts from now on is made of what they are then.
    void assume(Term fact) {
        look(fact);
        if (fact.is(Op.AND)) {
            fact.arguments().forEach(this::assume);
        } else if (fact.is(Op.NOT)) {
            merged.replace(fact.argument(0), terms.bit(false));
        } else if (!fact.is(Op.CONST)) {
            merged.replace(fact, terms.bit(true));
            if (fact.is(Op.EQ)) {
                boolean constant = fact.argument(1).is(Op.CONST);
                merged.replace(fact.argument(constant ? 0 : 1), fact.argument(constant ? 1 : 0));
            }
        }
    }

    private void look(Term part) {
        if (!part.is(Op.CONST) && assumed.add(part)) {
            part.arguments().forEach(this::look);
        }
    }

    /// A term that is equal where the assumptions hold.
    Term of(Term term) {
        return merged.of(term);
    }

    private Term settled(Term term) {
        if (!WORTH.contains(term.op())
                || term instanceof Term.Table
                || term.width() > Long.SIZE
                || first == 0
                || plain(term)) {
            return term;
        }
        boolean flipped = term.width() == 1 && valuations.getFirst().holds(term);
        Term positive = flipped ? terms.not(term) : term;
        Signature signature = signature(positive);
        if (signature.equals(never) && !decidable(term)) {
            return term;
        }
        List<Term> alike = classes.computeIfAbsent(signature, _ -> new ArrayList<>());
        for (Term candidate : alike) {
            if (candidate == positive || (same(positive, candidate) && prover.holds(terms.eq(positive, candidate)))) {
                return flipped ? terms.not(candidate) : candidate;
            }
        }
        if (alike.size() < MOST_CANDIDATES && !signature.equals(never)) {
            alike.add(positive);
        }
        return term;
    }

    private Signature signature(Term term) {
        List<Long> values = new ArrayList<>(first);
        for (Valuation valuation : valuations.subList(0, first)) {
            values.add(valuation.value(term));
        }
        return new Signature(term.shape().sort(), values);
    }

    /// Whether valuations that came later tell two terms apart.
    private boolean same(Term a, Term b) {
        for (Valuation valuation : valuations.subList(first, valuations.size())) {
            if (valuation.value(a) != valuation.value(b)) {
                return false;
            }
        }
        return true;
    }
}
