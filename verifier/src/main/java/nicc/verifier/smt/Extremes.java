package nicc.verifier.smt;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The least or the greatest of some terms, as choices by comparison come to it: what is below the least one
/// is below all.
final class Extremes {
    private final Terms terms;
    private final Map<Term, Optional<Boolean>> kinds = new HashMap<>();

    Extremes(Terms terms) {
        this.terms = terms;
    }

    /// Terms of which another one is the least or the greatest.
    ///
    /// @param least whether it is the least
    /// @param terms two or more
    record Extreme(boolean least, Set<Term> terms) {}

    /// What a choice is the least or the greatest of.
    Optional<Extreme> of(Term term) {
        Optional<Boolean> kind = kind(term);
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        Set<Term> all = new LinkedHashSet<>();
        collect(term, kind.get(), all);
        return Optional.of(new Extreme(kind.get(), all));
    }

    private void collect(Term term, boolean least, Set<Term> all) {
        if (kind(term).equals(Optional.of(least))) {
            collect(term.argument(1), least, all);
            collect(term.argument(2), least, all);
        } else {
            all.add(term);
        }
    }

    /// The same choice, but of terms in order of their numbers.
    Term canonical(Term choice) {
        Optional<Extreme> extreme = of(choice);
        if (extreme.isEmpty()) {
            return choice;
        }
        boolean least = extreme.get().least();
        List<Term> ordered = extreme.get().terms().stream()
                .sorted(Comparator.comparingInt(Term::id))
                .toList();
        Term result = ordered.getFirst();
        for (Term next : ordered.subList(1, ordered.size())) {
            Term condition = least ? terms.ult(next, result) : terms.ult(result, next);
            if (condition.is(Op.CONST) || condition.is(Op.NOT)) {
                return choice;
            }
            result = terms.arena().bits(Op.ITE, choice.width(), condition, next, result);
        }
        return result;
    }

    /// Whether a choice is the least of its two sides (true), or the greatest, or neither.
    private Optional<Boolean> kind(Term term) {
        if (!term.is(Op.ITE) || term.width() == 0 || !compares(term.argument(0), term)) {
            return Optional.empty();
        }
        Optional<Boolean> known = kinds.get(term);
        if (known == null) {
            known = found(term.argument(0), term.argument(1), term.argument(2));
            kinds.put(term, known);
        }
        return known;
    }

    private Optional<Boolean> found(Term condition, Term then, Term otherwise) {
        if (condition == terms.ult(then, otherwise) || condition == terms.ule(then, otherwise)) {
            return Optional.of(true);
        }
        boolean greatest = condition == terms.ult(otherwise, then) || condition == terms.ule(otherwise, then);
        return greatest ? Optional.of(false) : Optional.empty();
    }

    /// Whether a condition may be a comparison of the two sides, at the first look.
    private static boolean compares(Term condition, Term choice) {
        Term at = condition;
        while (at.is(Op.NOT) || at.is(Op.AND)) {
            at = at.argument(0);
        }
        return at.is(Op.ULT)
                && at.arguments().stream().anyMatch(side -> side == choice.argument(1) || side == choice.argument(2));
    }
}
