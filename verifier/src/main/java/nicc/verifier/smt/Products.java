package nicc.verifier.smt;

import java.util.Comparator;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/// Products, quotients and remainders, no wider than they need to be; by powers of two they are shifts.
final class Products {
    private final Terms terms;
    private final Arena arena;

    Products(Terms terms, Arena arena) {
        this.terms = terms;
        this.arena = arena;
    }

    Term mul(Term a, Term b) {
        if (a.is(Op.CONST) || b.is(Op.CONST)) {
            Term constant = a.is(Op.CONST) ? a : b;
            Sums.Linear sum = terms.sums().linear(a.width());
            terms.sums().add(sum, constant == a ? b : a, constant.value());
            return terms.sums().term(sum);
        }
        int needed = significant(a) + significant(b);
        if (needed < a.width()) {
            Term low = mul(terms.extract(a, needed - 1, 0), terms.extract(b, needed - 1, 0));
            return terms.zeroExtend(low, a.width());
        }
        List<Term> parts =
                Stream.of(a, b).sorted(Comparator.comparingInt(Term::id)).toList();
        return arena.bits(Op.PRODUCT, a.width(), 0, "", parts);
    }

    private int significant(Term a) {
        return a.width() - terms.ranges().leadingZeros(a);
    }

    Term udiv(Term a, Term b) {
        if (a.is(Op.CONST) && b.is(Op.CONST)) {
            long quotient = b.value() == 0 ? -1 : Long.divideUnsigned(a.value(), b.value());
            return arena.constant(quotient, a.width());
        }
        if (power(b)) {
            return terms.shifts().right(a, Long.numberOfTrailingZeros(b.value()));
        }
        boolean never0 = b.is(Op.CONST) && b.value() != 0;
        return never0 ? narrow(Op.UDIV, a, b, this::udiv) : arena.bits(Op.UDIV, a.width(), a, b);
    }

    Term urem(Term a, Term b) {
        if (a.is(Op.CONST) && b.is(Op.CONST)) {
            long rest = b.value() == 0 ? a.value() : Long.remainderUnsigned(a.value(), b.value());
            return arena.constant(rest, a.width());
        }
        if (power(b)) {
            int bits = Long.numberOfTrailingZeros(b.value());
            return bits == 0 ? terms.zero(a.width()) : terms.zeroExtend(terms.extract(a, bits - 1, 0), a.width());
        }
        return narrow(Op.UREM, a, b, this::urem);
    }

    private static boolean power(Term b) {
        return b.is(Op.CONST) && Long.bitCount(b.value()) == 1;
    }

    /// In the width that both operands need.
    private Term narrow(Op op, Term a, Term b, BinaryOperator<Term> again) {
        int needed = Math.max(1, Math.max(significant(a), significant(b)));
        if (needed < a.width()) {
            Term low = again.apply(terms.extract(a, needed - 1, 0), terms.extract(b, needed - 1, 0));
            return terms.zeroExtend(low, a.width());
        }
        return arena.bits(op, a.width(), a, b);
    }

    Term sdiv(Term a, Term b) {
        return positive(a) && positive(b) ? udiv(a, b) : signed(Op.SDIV, a, b);
    }

    Term srem(Term a, Term b) {
        return positive(a) && positive(b) ? urem(a, b) : signed(Op.SREM, a, b);
    }

    private Term signed(Op op, Term a, Term b) {
        if (a.is(Op.CONST) && b.is(Op.CONST)) {
            return arena.constant(Values.signed(op, a.value(), b.value(), a.width()), a.width());
        }
        return arena.bits(op, a.width(), a, b);
    }

    private boolean positive(Term a) {
        return terms.ranges().leadingZeros(a) > 0;
    }
}
