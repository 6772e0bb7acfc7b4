package nicc.verifier.smt;

import com.microsoft.z3.ArrayExpr;
import com.microsoft.z3.BitVecExpr;
import com.microsoft.z3.BitVecNum;
import com.microsoft.z3.BitVecSort;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.Version;
import java.math.BigInteger;
import java.util.Map;
import java.util.OptionalLong;
import nicc.dsl.semantics.Algebra;

/// Makes terms. One instance, with its own Z3 context, belongs to one obligation and one thread; closing it
/// frees
/// everything.
/// Constants are folded here, so that dispatch on known offsets never reaches the solver.
public final class Terms implements Algebra<Term>, AutoCloseable {

    private final Context context;
    private final Choices choices = new Choices(this);

    /// Opens a context.
    public Terms() {
        context = new Context(Map.of("model", "true"));
    }

    @Override
    public void close() {
        context.close();
    }

    /// The solver, with its version.
    ///
    /// @return for people
    public static String solver() {
        return "Z3 " + Version.getString();
    }

    Context context() {
        return context;
    }

    /// A free symbol.
    ///
    /// @param name its name; the same name and width is the same symbol
    /// @param width bits
    /// @return the symbol
    public Term symbol(String name, int width) {
        return width == 1
                ? new Term.Bit(context.mkBoolConst(name))
                : new Term.Bits(context.mkBVConst(name, width), width);
    }

    @Override
    public Term constant(long value, int width) {
        if (width == 1) {
            return bit((value & 1) != 0);
        }
        BigInteger unsigned = BigInteger.valueOf(value)
                .and(BigInteger.ONE.shiftLeft(Math.min(width, 64)).subtract(BigInteger.ONE));
        return new Term.Bits(context.mkBV(unsigned.toString(), width), width);
    }

    /// A truth value.
    ///
    /// @param value the value
    /// @return one bit
    public Term bit(boolean value) {
        return new Term.Bit(value ? context.mkTrue() : context.mkFalse());
    }

    /// The value of a term that is a constant.
    ///
    /// @param term any term of up to 64 bits
    /// @return its value, or empty when it depends on symbols
    public OptionalLong known(Term term) {
        return switch (term) {
            case Term.Bit bit when bit.expr().isTrue() -> OptionalLong.of(1);
            case Term.Bit bit when bit.expr().isFalse() -> OptionalLong.of(0);
            case Term.Bits bits
            when bits.expr() instanceof BitVecNum number ->
                OptionalLong.of(number.getBigInteger().longValue());
            case Term.Bit _, Term.Bits _, Term.Opaque _, Term.Table _ -> OptionalLong.empty();
        };
    }

    @Override
    public int width(Term a) {
        return a.width();
    }

    @Override
    public Term add(Term a, Term b) {
        return vector(context.mkBVAdd(vector(a), vector(b)), a.width());
    }

    @Override
    public Term sub(Term a, Term b) {
        return vector(context.mkBVSub(vector(a), vector(b)), a.width());
    }

    @Override
    public Term mul(Term a, Term b) {
        return vector(context.mkBVMul(vector(a), vector(b)), a.width());
    }

    @Override
    public Term udiv(Term a, Term b) {
        return vector(context.mkBVUDiv(vector(a), vector(b)), a.width());
    }

    @Override
    public Term urem(Term a, Term b) {
        return vector(context.mkBVURem(vector(a), vector(b)), a.width());
    }

    /// Signed quotient, as Java's `/` where the divisor is not 0.
    ///
    /// @param a dividend
    /// @param b divisor
    /// @return the quotient, rounded to 0
    public Term sdiv(Term a, Term b) {
        return vector(context.mkBVSDiv(vector(a), vector(b)), a.width());
    }

    /// Signed remainder, as Java's `%` where the divisor is not 0.
    ///
    /// @param a dividend
    /// @param b divisor
    /// @return the remainder, with the dividend's sign
    public Term srem(Term a, Term b) {
        return vector(context.mkBVSRem(vector(a), vector(b)), a.width());
    }

    @Override
    public Term and(Term a, Term b) {
        if (a instanceof Term.Bit(BoolExpr x) && b instanceof Term.Bit(BoolExpr y)) {
            return simplified(context.mkAnd(x, y));
        }
        return vector(context.mkBVAND(vector(a), vector(b)), a.width());
    }

    @Override
    public Term or(Term a, Term b) {
        if (a instanceof Term.Bit(BoolExpr x) && b instanceof Term.Bit(BoolExpr y)) {
            return simplified(context.mkOr(x, y));
        }
        return vector(context.mkBVOR(vector(a), vector(b)), a.width());
    }

    @Override
    public Term xor(Term a, Term b) {
        if (a instanceof Term.Bit(BoolExpr x) && b instanceof Term.Bit(BoolExpr y)) {
            return simplified(context.mkXor(x, y));
        }
        return vector(context.mkBVXOR(vector(a), vector(b)), a.width());
    }

    @Override
    public Term not(Term a) {
        return switch (a) {
            case Term.Bit bit
            when bit.expr().isNot() -> new Term.Bit((BoolExpr) bit.expr().getArgs()[0]);
            case Term.Bit bit -> simplified(context.mkNot(bit.expr()));
            case Term.Bits bits -> vector(context.mkBVNot(bits.expr()), bits.width());
            case Term.Opaque _, Term.Table _ -> throw noVector(a);
        };
    }

    @Override
    public Term shl(Term a, Term amount) {
        return shifted(a, amount, (value, by) -> context.mkBVSHL(value, by));
    }

    @Override
    public Term lshr(Term a, Term amount) {
        return shifted(a, amount, (value, by) -> context.mkBVLSHR(value, by));
    }

    /// Arithmetic shift right by an amount below the width, as Java's `>>` after masking.
    ///
    /// @param a the value
    /// @param amount as wide as the value
    /// @return the shifted value
    public Term ashr(Term a, Term amount) {
        return vector(context.mkBVASHR(vector(a), vector(amount)), a.width());
    }

    @Override
    public Term eq(Term a, Term b) {
        if (a.equals(b)) {
            return bit(true);
        }
        return switch (a) {
            case Term.Bits _ ->
                choices.equal(a, b)
                        .or(() -> choices.alike(a.expr(), b.expr()))
                        .orElseGet(() -> simplified(context.mkEq(vector(a), vector(b))));
            case Term.Bit _ -> simplified(context.mkEq(a.expr(), b.expr()));
            case Term.Opaque _, Term.Table _ ->
                choices.alike(a.expr(), b.expr()).orElseGet(() -> simplified(context.mkEq(a.expr(), b.expr())));
        };
    }

    @Override
    public Term ult(Term a, Term b) {
        return simplified(context.mkBVULT(vector(a), vector(b)));
    }

    @Override
    public Term ule(Term a, Term b) {
        return simplified(context.mkBVULE(vector(a), vector(b)));
    }

    /// Signed less.
    ///
    /// @param a left
    /// @param b right
    /// @return one bit
    public Term slt(Term a, Term b) {
        return simplified(context.mkBVSLT(vector(a), vector(b)));
    }

    @Override
    @SuppressWarnings("unchecked") // an if-then-else of two arrays is one
    public Term ite(Term condition, Term then, Term otherwise) {
        BoolExpr c = ((Term.Bit) condition).expr();
        if (c.isTrue() || then.equals(otherwise)) {
            return then;
        }
        if (c.isFalse()) {
            return otherwise;
        }
        if (then instanceof Term.Bit(BoolExpr x) && otherwise instanceof Term.Bit(BoolExpr y)) {
            return chosen(condition, x, y);
        }
        if (then instanceof Term.Opaque(var x, String sort) && otherwise instanceof Term.Opaque(var y, String _)) {
            return new Term.Opaque(context.mkITE(c, x, y), sort);
        }
        if (then instanceof Term.Table(var x, int width) && otherwise instanceof Term.Table(var y, int _)) {
            return new Term.Table((ArrayExpr<BitVecSort, BitVecSort>) context.mkITE(c, x, y), width);
        }
        return vector((BitVecExpr) context.mkITE(c, vector(then), vector(otherwise)), then.width());
    }

    private Term chosen(Term condition, BoolExpr then, BoolExpr otherwise) {
        if (then.isTrue()) {
            return or(condition, new Term.Bit(otherwise));
        }
        if (then.isFalse()) {
            return and(not(condition), new Term.Bit(otherwise));
        }
        if (otherwise.isTrue()) {
            return or(not(condition), new Term.Bit(then));
        }
        if (otherwise.isFalse()) {
            return and(condition, new Term.Bit(then));
        }
        return new Term.Bit((BoolExpr) context.mkITE(((Term.Bit) condition).expr(), then, otherwise));
    }

    @Override
    public Term extract(Term a, int msb, int lsb) {
        if (lsb == 0 && msb == a.width() - 1) {
            return a;
        }
        BitVecExpr bits = context.mkExtract(msb, lsb, vector(a));
        return msb == lsb ? simplified(context.mkEq(bits, context.mkBV(1, 1))) : vector(bits, msb - lsb + 1);
    }

    @Override
    public Term zeroExtend(Term a, int width) {
        if (a.width() == width) {
            return a;
        }
        return a instanceof Term.Bits bits ? choices.extended(bits, width) : plainExtend(a, width);
    }

    Term plainExtend(Term a, int width) {
        return vector(context.mkZeroExt(width - a.width(), vector(a)), width);
    }

    /// Sign extension.
    ///
    /// @param a the value
    /// @param width the new width, at least the value's
    /// @return the extended value
    public Term signExtend(Term a, int width) {
        return a.width() == width ? a : vector(context.mkSignExt(width - a.width(), vector(a)), width);
    }

    @Override
    public Term concat(Term high, Term low) {
        return vector(context.mkConcat(vector(high), vector(low)), high.width() + low.width());
    }

    /// The term as a vector, one bit included.
    BitVecExpr vector(Term term) {
        return switch (term) {
            case Term.Bits bits -> bits.expr();
            case Term.Bit bit -> {
                if (bit.expr().isTrue()) {
                    yield context.mkBV(1, 1);
                }
                if (bit.expr().isFalse()) {
                    yield context.mkBV(0, 1);
                }
                yield (BitVecExpr) context.mkITE(bit.expr(), context.mkBV(1, 1), context.mkBV(0, 1));
            }
            case Term.Opaque _, Term.Table _ -> throw noVector(term);
        };
    }

    private static IllegalArgumentException noVector(Term term) {
        return new IllegalArgumentException("no bit vector: " + term);
    }

    /// A term for an expression that someone else in this package has made.
    Term bits(BitVecExpr expr) {
        return vector(expr, expr.getSortSize());
    }

    private Term vector(BitVecExpr expr, int width) {
        if (width == 1) {
            Term one = new Term.Bits(context.mkBV(1, 1), 1);
            return choices.equal(new Term.Bits(expr, 1), one)
                    .orElseGet(() -> simplified(context.mkEq(expr, context.mkBV(1, 1))));
        }
        return new Term.Bits(constant(expr) ? (BitVecExpr) expr.simplify() : expr, width);
    }

    /// Folds what is decided by constants alone. Simplifying every term as a whole would cost its size at
    /// every step.
    private Term simplified(BoolExpr expr) {
        return new Term.Bit(constant(expr) || expr.isAnd() || expr.isOr() ? decided(expr) : expr);
    }

    private BoolExpr decided(BoolExpr expr) {
        if (constant(expr)) {
            return (BoolExpr) expr.simplify();
        }
        BoolExpr a = (BoolExpr) expr.getArgs()[0];
        BoolExpr b = (BoolExpr) expr.getArgs()[1];
        BoolExpr neutral = expr.isAnd() ? context.mkTrue() : context.mkFalse();
        BoolExpr absorbing = expr.isAnd() ? context.mkFalse() : context.mkTrue();
        if (a.equals(absorbing) || b.equals(neutral) || a.equals(b)) {
            return a;
        }
        return b.equals(absorbing) || a.equals(neutral) ? b : expr;
    }

    private static boolean constant(Expr<?> expr) {
        for (Expr<?> argument : expr.getArgs()) {
            if (!argument.isNumeral() && !argument.isTrue() && !argument.isFalse()) {
                return false;
            }
        }
        return true;
    }

    private interface Shift {
        BitVecExpr apply(BitVecExpr value, BitVecExpr amount);
    }

    /// Both operands get the wider of their widths, so that an amount of the width or more gives 0, never a
    /// wrapped
    /// amount.
    private Term shifted(Term a, Term amount, Shift shift) {
        int wide = Math.max(a.width(), amount.width());
        BitVecExpr result = shift.apply(vector(zeroExtend(a, wide)), vector(zeroExtend(amount, wide)));
        return extract(vector(result, wide), a.width() - 1, 0);
    }
}
