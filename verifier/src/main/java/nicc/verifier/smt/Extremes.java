package nicc.verifier.smt;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// The least or the greatest of some terms, as choices by comparison come to it: what is below the least one is below all.
final class Extremes {
    private Extremes() {}

    /// Terms of which another one is the least or the greatest.
    ///
    /// @param least whether it is the least
    /// @param terms two or more
    record Extreme(boolean least, Set<Term> terms) {}

    /// What a choice is the least or the greatest of.
    static Optional<Extreme> of(Term term) {
        Optional<Boolean> kind = kind(term);
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        Set<Term> all = new LinkedHashSet<>();
        collect(term, kind.get(), all);
        return Optional.of(new Extreme(kind.get(), all));
    }

    private static void collect(Term term, boolean least, Set<Term> all) {
        if (kind(term).equals(Optional.of(least))) {
            collect(term.argument(1), least, all);
            collect(term.argument(2), least, all);
        } else {
            all.add(term);
        }
    }

    /// Whether a choice is the least of its two sides, or the greatest, or neither.
    private static Optional<Boolean> kind(Term term) {
        if (!term.is(Op.ITE) || !term.argument(0).is(Op.ULT)) {
            return Optional.empty();
        }
        Term left = term.argument(0).argument(0);
        Term right = term.argument(0).argument(1);
        if (term.argument(1) == left && term.argument(2) == right) {
            return Optional.of(true);
        }
        return term.argument(1) == right && term.argument(2) == left ? Optional.of(false) : Optional.empty();
    }
}
