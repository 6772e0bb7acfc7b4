package nicc.dsl.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BinaryOperator;
import nicc.dsl.explain.Term.Operation;
import nicc.dsl.explain.Term.Operator;
import nicc.dsl.explain.Term.Part;
import nicc.dsl.interp.Bits;
import nicc.dsl.interp.BitsAlgebra;
import nicc.dsl.semantics.Algebra;

/// Bit vectors as terms. What is known is computed; bitwise operations work part by part, so that what a mask
/// lets through shows.
final class TermAlgebra implements Algebra<Term> {
    private final BitsAlgebra numbers = new BitsAlgebra();

    @Override
    public Term constant(long value, int width) {
        return Term.literal(value, width);
    }

    @Override
    public int width(Term a) {
        return a.width();
    }

    @Override
    public Term add(Term a, Term b) {
        return a.is(0) ? b : b.is(0) ? a : operation(Operator.ADD, a, b, numbers::add);
    }

    @Override
    public Term sub(Term a, Term b) {
        return b.is(0) ? a : operation(Operator.SUB, a, b, numbers::sub);
    }

    @Override
    public Term mul(Term a, Term b) {
        return a.is(1) ? b : b.is(1) ? a : operation(Operator.MUL, a, b, numbers::mul);
    }

    @Override
    public Term udiv(Term a, Term b) {
        return b.is(1) ? a : operation(Operator.DIV, a, b, numbers::udiv);
    }

    @Override
    public Term urem(Term a, Term b) {
        return b.is(1) ? zero(a.width()) : operation(Operator.MOD, a, b, numbers::urem);
    }

    @Override
    public Term and(Term a, Term b) {
        return partwise(a, b, Bitwise::and);
    }

    @Override
    public Term or(Term a, Term b) {
        return partwise(a, b, Bitwise::or);
    }

    @Override
    public Term xor(Term a, Term b) {
        return partwise(a, b, Bitwise::xor);
    }

    @Override
    public Term not(Term a) {
        List<Part> parts = new ArrayList<>();
        a.parts().forEach(part -> parts.addAll(Bitwise.not(part).parts()));
        return Term.join(parts);
    }

    @Override
    public Term shl(Term a, Term amount) {
        return shift(
                Operator.SHL,
                a,
                amount,
                (width, by) -> a.extract(width - 1 - by, 0).concat(zero(by)));
    }

    @Override
    public Term lshr(Term a, Term amount) {
        return shift(Operator.SHR, a, amount, (width, by) -> zero(by).concat(a.extract(width - 1, by)));
    }

    @Override
    public Term eq(Term a, Term b) {
        if (a.equals(b)) {
            return ones(1);
        }
        return a.known().isPresent() ? equal(b, a) : equal(a, b);
    }

    /// Known bits decide, or are left out.
    private Term equal(Term a, Term b) {
        Term left = null;
        Term right = null;
        for (int[] border : Borders.of(a, b, false)) {
            Term x = a.extract(border[0], border[1]);
            Term y = b.extract(border[0], border[1]);
            if (x.known().isPresent() && y.known().isPresent()) {
                if (!x.equals(y)) {
                    return zero(1);
                }
            } else if (!x.equals(y)) {
                left = left == null ? x : left.concat(x);
                right = right == null ? y : right.concat(y);
            }
        }
        if (left == null || right == null) {
            return ones(1);
        }
        if (left.width() == 1 && right.known().isPresent()) {
            return right.is(1) ? left : not(left);
        }
        return Term.atom(new Operation(Operator.EQ, List.of(left, right), 1));
    }

    @Override
    public Term ult(Term a, Term b) {
        return b.is(0) ? zero(1) : compare(Operator.LT, a, b, numbers::ult);
    }

    @Override
    public Term ule(Term a, Term b) {
        return a.is(0) ? ones(1) : compare(Operator.LE, a, b, numbers::ule);
    }

    @Override
    public Term ite(Term condition, Term then, Term otherwise) {
        if (condition.known().isPresent()) {
            return condition.is(1) ? then : otherwise;
        }
        return partwise(then, otherwise, (x, y) -> Bitwise.choose(condition, x, y));
    }

    @Override
    public Term extract(Term a, int msb, int lsb) {
        return a.extract(msb, lsb);
    }

    @Override
    public Term zeroExtend(Term a, int width) {
        return width == a.width() ? a : zero(width - a.width()).concat(a);
    }

    @Override
    public Term concat(Term high, Term low) {
        return high.concat(low);
    }

    private Term partwise(Term a, Term b, BinaryOperator<Term> operation) {
        List<Part> parts = new ArrayList<>();
        for (int[] border : Borders.of(a, b, true)) {
            Term part = operation.apply(a.extract(border[0], border[1]), b.extract(border[0], border[1]));
            parts.addAll(part.parts());
        }
        return Term.join(parts);
    }

    private Term operation(Operator operator, Term a, Term b, BinaryOperator<Bits> known) {
        OptionalLong x = a.known();
        OptionalLong y = b.known();
        if (x.isPresent() && y.isPresent()) {
            Bits result = known.apply(Bits.of(x.getAsLong(), a.width()), Bits.of(y.getAsLong(), b.width()));
            return Term.literal(result.value(), result.width());
        }
        return Term.atom(new Operation(operator, List.of(a, b), a.width()));
    }

    private Term compare(Operator operator, Term a, Term b, BinaryOperator<Bits> known) {
        if (a.known().isPresent() && b.known().isPresent()) {
            return operation(operator, a, b, known);
        }
        return Term.atom(new Operation(operator, List.of(a, b), 1));
    }

    /// A shift by a known amount.
    private interface KnownShift {
        Term apply(int width, int by);
    }

    private Term shift(Operator operator, Term a, Term amount, KnownShift shift) {
        if (amount.known().isEmpty()) {
            return Term.atom(new Operation(operator, List.of(a, amount), a.width()));
        }
        long by = amount.known().getAsLong();
        if (by == 0) {
            return a;
        }
        boolean out = Long.compareUnsigned(by, a.width()) >= 0;
        return out ? zero(a.width()) : shift.apply(a.width(), (int) by);
    }
}
