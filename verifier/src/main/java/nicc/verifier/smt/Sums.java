package nicc.verifier.smt;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Sums of multiples: flat, in a fixed order, and no wider than they need to be.
final class Sums {
    private final Terms terms;
    private final Arena arena;

    Sums(Terms terms, Arena arena) {
        this.terms = terms;
        this.arena = arena;
    }

    /// A constant and multiples of terms, modulo a power of two.
    static final class Linear {
        private final int width;
        private long constant;
        private final Map<Term, Long> multiples = new TreeMap<>(Comparator.comparingInt(Term::id));

        Linear(int width) {
            this.width = width;
        }

        long constant() {
            return constant & Arena.mask(width);
        }

        Map<Term, Long> multiples() {
            return multiples;
        }

        private void add(Term term, long times) {
            long mask = Arena.mask(width);
            long sum = multiples.getOrDefault(term, 0L) + times & mask;
            if (sum == 0) {
                multiples.remove(term);
            } else {
                multiples.put(term, sum);
            }
        }
    }

    Linear linear(int width) {
        return new Linear(width);
    }

    /// Adds a multiple of a term.
    void add(Linear sum, Term term, long times) {
        if (term.is(Op.CONST)) {
            sum.constant += term.value() * times;
        } else if (term.is(Op.SUM)) {
            addSum(sum, term, times);
        } else if (exactLow(term)) {
            addExtended(sum, term, times);
        } else {
            sum.add(term, times);
        }
    }

    private void addSum(Linear sum, Term term, long times) {
        sum.constant += term.value() * times;
        for (int i = 0; i < term.arguments().size(); i++) {
            add(sum, term.argument(i), term.shape().coefficients().get(i) * times);
        }
    }

    /// Whether it is an extended sum that cannot have wrapped.
    private boolean exactLow(Term term) {
        return term.is(Op.CONCAT)
                && term.arguments().size() == 2
                && term.argument(0).is(Op.SUM)
                && term.argument(1).is(Op.CONST)
                && term.argument(1).value() == 0
                && greatest(of(term.argument(0))).bitLength()
                        <= term.argument(0).width();
    }

    private void addExtended(Linear sum, Term term, long times) {
        Term inner = term.argument(0);
        sum.constant += inner.value() * times;
        for (int i = 0; i < inner.arguments().size(); i++) {
            Term wide = terms.zeroExtend(inner.argument(i), sum.width);
            add(sum, wide, inner.shape().coefficients().get(i) * times);
        }
    }

    Linear of(Term term) {
        Linear sum = linear(term.width());
        if (term.is(Op.SUM)) {
            sum.constant = term.value();
            for (int i = 0; i < term.arguments().size(); i++) {
                sum.add(term.argument(i), term.shape().coefficients().get(i));
            }
        } else {
            add(sum, term, 1);
        }
        return sum;
    }

    /// The greatest value if nothing wraps.
    private BigInteger greatest(Linear sum) {
        BigInteger total = unsigned(sum.constant());
        for (Map.Entry<Term, Long> one : sum.multiples().entrySet()) {
            BigInteger most = unsigned(terms.ranges().greatest(one.getKey()));
            total = total.add(most.multiply(unsigned(one.getValue())));
        }
        return total;
    }

    private static BigInteger unsigned(long value) {
        return new BigInteger(Long.toUnsignedString(value));
    }

    Term term(Linear sum) {
        if (sum.multiples().isEmpty()) {
            return arena.constant(sum.constant(), sum.width);
        }
        Term simple = simple(sum);
        if (simple != null) {
            return simple;
        }
        int needed = greatest(sum).bitLength();
        if (needed < sum.width) {
            return terms.zeroExtend(narrow(sum, needed), sum.width);
        }
        return arena.sum(
                sum.width,
                sum.constant(),
                List.copyOf(sum.multiples().keySet()),
                List.copyOf(sum.multiples().values()));
    }

    /// One term alone: itself, or shifted left.
    private @org.jspecify.annotations.Nullable Term simple(Linear sum) {
        if (sum.multiples().size() != 1 || sum.constant() != 0) {
            return null;
        }
        Map.Entry<Term, Long> one = sum.multiples().entrySet().iterator().next();
        long times = one.getValue();
        if (Long.bitCount(times) != 1) {
            return null;
        }
        int shift = Long.numberOfTrailingZeros(times);
        return terms.shifts().left(one.getKey(), shift);
    }

    /// The lower bits of a sum.
    Term narrow(Term sum, int width) {
        return narrow(of(sum), width);
    }

    private Term narrow(Linear sum, int width) {
        Linear low = linear(width);
        low.constant = sum.constant();
        List<Term> parts = new ArrayList<>(sum.multiples().keySet());
        for (Term part : parts) {
            add(low, terms.extract(part, width - 1, 0), sum.multiples().get(part));
        }
        return term(low);
    }
}
