package nicc.verifier.smt;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An equality of choices without what they choose from: opaque symbols stand for that, the same one for the
/// same term. If it
/// holds for all values of these, so does the equality, whatever the terms are; and cells that were treated
/// alike have one
/// skeleton, so that it is proved once for all of them.
final class Skeleton {
    private final Terms terms;
    private final Functions functions;
    private final Map<Term, Term> leaves = new HashMap<>();
    private final Map<Term, Term> known = new HashMap<>();

    private Skeleton(Terms terms) {
        this.terms = terms;
        this.functions = new Functions(terms);
    }

    /// The skeleton of an equality.
    ///
    /// @return empty when neither side is a choice
    static Optional<Term> of(Terms terms, Term goal) {
        List<Term> sides = sides(goal);
        if (sides.stream().noneMatch(side -> side.is(Op.ITE))) {
            return Optional.empty();
        }
        Skeleton skeleton = new Skeleton(terms);
        return Optional.of(terms.eq(skeleton.choice(sides.get(0)), skeleton.choice(sides.get(1))));
    }

    private static List<Term> sides(Term goal) {
        if (goal.is(Op.EQ)) {
            return goal.arguments();
        }
        boolean truths = goal.is(Op.NOT) && goal.argument(0).is(Op.XOR);
        return truths ? goal.argument(0).arguments() : List.of();
    }

    private Term choice(Term term) {
        if (!term.is(Op.ITE)) {
            return leaves.computeIfAbsent(term, _ -> functions.symbol("choice " + leaves.size(), "Choice"));
        }
        Term ready = known.get(term);
        if (ready == null) {
            Term then = choice(term.argument(1));
            ready = terms.ite(term.argument(0), then, choice(term.argument(2)));
            known.put(term, ready);
        }
        return ready;
    }
}
