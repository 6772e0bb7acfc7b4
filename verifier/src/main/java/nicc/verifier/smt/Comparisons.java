package nicc.verifier.smt;

import java.util.Optional;
import java.util.function.UnaryOperator;

/// Unsigned and signed order. `a <= b` is the complement of `b < a`; against constants, there is only `a <
/// constant`.
final class Comparisons {
    private final Terms terms;
    private final Arena arena;

    Comparisons(Terms terms, Arena arena) {
        this.terms = terms;
        this.arena = arena;
    }

    Term ult(Term a, Term b) {
        if (a == b) {
            return terms.bit(false);
        }
        if (a.width() > Long.SIZE) {
            throw new IllegalArgumentException("an order of more than 64 bits");
        }
        if (a.width() == 1) {
            return terms.and(terms.not(a), b);
        }
        if (Long.compareUnsigned(terms.ranges().greatest(a), terms.ranges().least(b)) < 0) {
            return terms.bit(true);
        }
        if (Long.compareUnsigned(terms.ranges().least(a), terms.ranges().greatest(b)) >= 0) {
            return terms.bit(false);
        }
        int common = common(a, b);
        if (common > 0) {
            int top = a.width() - common - 1;
            return ult(terms.extract(a, top, 0), terms.extract(b, top, 0));
        }
        if (a.is(Op.CONST)) {
            return terms.not(below(b, a.value() + 1));
        }
        if (b.is(Op.CONST)) {
            return below(a, b.value());
        }
        return choice(a, x -> ult(x, b))
                .or(() -> choice(b, x -> ult(a, x)))
                .orElseGet(() -> arena.bits(Op.ULT, 1, a, b));
    }

    /// Of a choice, when one of its sides decides the comparison.
    private Optional<Term> choice(Term term, UnaryOperator<Term> compared) {
        if (!term.is(Op.ITE)) {
            return Optional.empty();
        }
        Term then = compared.apply(term.argument(1));
        Term otherwise = compared.apply(term.argument(2));
        return then.is(Op.CONST) || otherwise.is(Op.CONST)
                ? Optional.of(terms.ite(term.argument(0), then, otherwise))
                : Optional.empty();
    }

    /// The number of upper bits that are the same in both, less than all.
    private static int common(Term a, Term b) {
        Term x = last(a);
        Term y = last(b);
        if (x.is(Op.CONST) && y.is(Op.CONST)) {
            int width = Math.min(x.width(), y.width());
            long difference = x.value() >>> (x.width() - width) ^ y.value() >>> (y.width() - width);
            int equal = Long.numberOfLeadingZeros(difference) - (Long.SIZE - width);
            return Math.min(equal, a.width() - 1);
        }
        return x == y && x.width() < a.width() ? x.width() : 0;
    }

    private static Term last(Term a) {
        return a.is(Op.CONCAT) ? a.arguments().getLast() : a;
    }

    /// Below a constant that is neither 0 nor above all values.
    private Term below(Term a, long constant) {
        if (Long.bitCount(constant) == 1) {
            int bits = Long.numberOfTrailingZeros(constant);
            return terms.not(terms.any(terms.extract(a, a.width() - 1, bits)));
        }
        if (constant == Arena.mask(a.width())) {
            return terms.not(terms.eq(a, arena.constant(constant, a.width())));
        }
        return arena.bits(Op.ULT, 1, a, arena.constant(constant, a.width()));
    }

    Term slt(Term a, Term b) {
        if (a == b) {
            return terms.bit(false);
        }
        int top = a.width() - 1;
        Term x = terms.extract(a, top, top);
        Term y = terms.extract(b, top, top);
        if (x.is(Op.CONST) && y.is(Op.CONST)) {
            return x == y ? ult(a, b) : x;
        }
        if (b.is(Op.CONST) && b.value() == 0) {
            return x;
        }
        if (a.is(Op.CONST) && a.value() == Arena.mask(a.width())) {
            return terms.not(y);
        }
        if (x == y) {
            return ult(terms.extract(a, top - 1, 0), terms.extract(b, top - 1, 0));
        }
        if (x.is(Op.CONST) || y.is(Op.CONST)) {
            return oneSignKnown(a, b, x, y);
        }
        return arena.bits(Op.SLT, 1, a, b);
    }

    /// The known sign splits the comparison into its own sign's half, and the other one, which is decided.
    private Term oneSignKnown(Term a, Term b, Term x, Term y) {
        int top = a.width() - 1;
        Term lower = ult(terms.extract(a, top - 1, 0), terms.extract(b, top - 1, 0));
        if (x.is(Op.CONST)) {
            return x.value() == 0 ? terms.and(terms.not(y), lower) : terms.or(terms.not(y), lower);
        }
        return y.value() == 0 ? terms.or(x, lower) : terms.and(x, lower);
    }
}
