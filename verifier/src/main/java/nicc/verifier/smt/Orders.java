package nicc.verifier.smt;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What comparisons say together: unsigned order is transitive, and two terms that are neither below each
/// other are equal.
final class Orders {
    /// For pairs: whether the first is below the second one (true), or below or equal (false).
    private final Map<Pair, Boolean> below;
    private final Set<Pair> different;
    private final Set<Term> known;

    private record Pair(Term a, Term b) {}

    /// Nothing is known.
    Orders() {
        this(new HashMap<>(), new HashSet<>(), new LinkedHashSet<>());
    }

    private Orders(Map<Pair, Boolean> below, Set<Pair> different, Set<Term> known) {
        this.below = below;
        this.different = different;
        this.known = known;
    }

    Orders copy() {
        return new Orders(new HashMap<>(below), new HashSet<>(different), new LinkedHashSet<>(known));
    }

    boolean isEmpty() {
        return known.isEmpty();
    }

    /// Whether a term is a comparison of numbers.
    static boolean compares(Term term) {
        return term.is(Op.ULT) || (term.is(Op.EQ) && term.argument(0).width() > 0);
    }

    /// Learns what a comparison is.
    ///
    /// @return false when it cannot be
    boolean add(Term comparison, boolean value) {
        Term a = comparison.argument(0);
        Term b = comparison.argument(1);
        meet(a);
        meet(b);
        if (comparison.is(Op.ULT)) {
            return value ? edge(a, b, true) : edge(b, a, false);
        }
        if (value) {
            return edge(a, b, false) && edge(b, a, false);
        }
        different.add(new Pair(a, b));
        different.add(new Pair(b, a));
        return sharpened();
    }

    /// Constants are in order by themselves.
    private void meet(Term term) {
        if (known.add(term) && term.is(Op.CONST)) {
            for (Term other : List.copyOf(known)) {
                if (other != term && other.is(Op.CONST) && other.width() == term.width()) {
                    boolean less = Long.compareUnsigned(other.value(), term.value()) < 0;
                    edge(less ? other : term, less ? term : other, true);
                }
            }
        }
    }

    private boolean edge(Term from, Term to, boolean strict) {
        Set<Term> before = new LinkedHashSet<>(Set.of(from));
        Set<Term> behind = new LinkedHashSet<>(Set.of(to));
        for (Term term : known) {
            if (below.containsKey(new Pair(term, from))) {
                before.add(term);
            }
            if (below.containsKey(new Pair(to, term))) {
                behind.add(term);
            }
        }
        for (Term a : before) {
            for (Term b : behind) {
                boolean sharp = strict || isBelow(a, from) || isBelow(to, b);
                below.merge(new Pair(a, b), sharp, (x, y) -> x || y);
                if (a == b && sharp) {
                    return false;
                }
            }
        }
        return sharpened();
    }

    private boolean isBelow(Term a, Term b) {
        return below.getOrDefault(new Pair(a, b), false);
    }

    /// What is below or equal and different is below.
    private boolean sharpened() {
        for (Pair pair : different) {
            Boolean less = below.get(pair);
            if (less != null && !less) {
                below.put(pair, true);
                return edge(pair.a(), pair.b(), true);
            }
        }
        return true;
    }

    /// What a comparison comes to.
    ///
    /// @return empty when it may be either
    Optional<Boolean> implied(Term comparison) {
        Pair forth = new Pair(comparison.argument(0), comparison.argument(1));
        Pair back = new Pair(comparison.argument(1), comparison.argument(0));
        boolean less = below.getOrDefault(forth, false);
        boolean greater = below.getOrDefault(back, false);
        if (comparison.is(Op.ULT)) {
            return less ? Optional.of(true) : below.containsKey(back) ? Optional.of(false) : Optional.empty();
        }
        if (less || greater || different.contains(forth)) {
            return Optional.of(false);
        }
        return below.containsKey(forth) && below.containsKey(back) ? Optional.of(true) : Optional.empty();
    }
}
