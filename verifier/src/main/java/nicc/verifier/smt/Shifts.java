package nicc.verifier.smt;

import java.util.List;

/// Shifts. By constants they move slices. By anything else they are a choice for each bit of the amount, the
/// lowest first, so that
/// the width in which someone has computed does not matter.
final class Shifts {
    private final Terms terms;

    Shifts(Terms terms) {
        this.terms = terms;
    }

    /// By a constant below the width.
    Term left(Term a, int by) {
        if (by == 0) {
            return a;
        }
        Term zeros = terms.zero(by);
        return terms.slices().concat(List.of(zeros, terms.extract(a, a.width() - 1 - by, 0)));
    }

    /// By a constant below the width.
    Term right(Term a, int by) {
        if (by == 0) {
            return a;
        }
        return terms.slices().concat(List.of(terms.extract(a, a.width() - 1, by), terms.zero(by)));
    }

    /// By a constant below the width, with copies of the sign.
    Term signed(Term a, int by) {
        return by == 0 ? a : terms.signExtend(terms.extract(a, a.width() - 1, by), a.width());
    }

    /// One of the shifts above.
    @FunctionalInterface
    interface ByConstant {
        Term by(Term a, int amount);
    }

    /// By any amount; `beyond` is the result for amounts of the width or more.
    Term by(Term a, Term amount, ByConstant shift, Term beyond) {
        Term result = a;
        Term far = terms.bit(false);
        for (int bit = 0; bit < amount.width(); bit++) {
            Term on = terms.extract(amount, bit, bit);
            if (bit < Integer.SIZE - 1 && 1 << bit < a.width()) {
                result = terms.ite(on, shift.by(result, 1 << bit), result);
            } else {
                far = terms.or(far, on);
            }
        }
        return terms.ite(far, beyond, result);
    }
}
