package nicc.compiler.lower;

import nicc.compiler.ir.Op;
import nicc.compiler.ir.Relation;
import nicc.compiler.ir.Type;
import nicc.compiler.ir.Value;
import nicc.compiler.ir.Values;
import nicc.dsl.model.BinaryOp;

/// Unsigned bit vectors of a width (docs/language.md, section 2) in Java's `int` and `long`. Numbers are zero
/// extended; a number of one bit may be a truth value instead.
final class Arithmetic {
    private Arithmetic() {}

    /// An operation on two numbers of a width, but shifts.
    ///
    /// @param op the operator
    /// @param width the width of both
    /// @param a left operand
    /// @param b right operand
    /// @return the result
    static Value binary(BinaryOp op, int width, Value a, Value b) {
        if (width == 1 && logical(op)) {
            return logic(op, Values.bool(a), Values.bool(b));
        }
        Type type = Type.ofWidth(width);
        Value x = Values.as(a, type);
        Value y = Values.as(b, type);
        return switch (op) {
            case ADD -> Values.low(Values.add(x, y), width);
            case SUB -> Values.low(Values.sub(x, y), width);
            case MUL -> Values.low(Values.binary(Op.MUL, x, y), width);
            case DIV -> Values.binary(topBitFree(x, y) ? Op.DIV : Op.DIV_UNSIGNED, x, y);
            case MOD -> Values.binary(topBitFree(x, y) ? Op.REM : Op.REM_UNSIGNED, x, y);
            case AND -> Values.and(x, y);
            case OR -> Values.or(x, y);
            case XOR -> Values.binary(Op.XOR, x, y);
            case EQ -> Values.compare(Relation.EQ, x, y);
            case NE -> Values.compare(Relation.NE, x, y);
            case LT -> Values.less(x, y);
            case LE -> Values.not(Values.less(y, x));
            case SHL, SHR -> throw new IllegalArgumentException("a shift is not this simple");
        };
    }

    /// Complement within a width.
    ///
    /// @param v the number
    /// @param width its width
    /// @return its complement
    static Value complement(Value v, int width) {
        return width == 1 ? Values.not(Values.bool(v)) : Values.complement(v, width);
    }

    /// A shift by an amount that is below the width.
    ///
    /// @param left whether to the left
    /// @param width the number's width
    /// @param a the number
    /// @param amount an `int`
    /// @return the result
    static Value shift(boolean left, int width, Value a, Value amount) {
        Value x = Values.as(a, Type.ofWidth(width));
        return left ? Values.low(Values.binary(Op.SHL, x, amount), width) : Values.binary(Op.SHR, x, amount);
    }

    /// Bits of a number.
    ///
    /// @param v the number
    /// @param msb most significant bit
    /// @param lsb least significant bit
    /// @return the bits
    static Value extract(Value v, int msb, int lsb) {
        int width = msb - lsb + 1;
        Value shifted = Values.binary(Op.SHR, Values.number(v), Values.number(lsb));
        return Values.low(Values.as(shifted, Type.ofWidth(width)), width);
    }

    /// Two numbers side by side.
    ///
    /// @param high upper bits
    /// @param low lower bits
    /// @param lowWidth the width of the lower ones
    /// @param width the width of both together
    /// @return the number
    static Value concat(Value high, Value low, int lowWidth, int width) {
        Type type = Type.ofWidth(width);
        Value upper = Values.binary(Op.SHL, Values.as(high, type), Values.number(lowWidth));
        return Values.or(upper, Values.as(low, type));
    }

    /// A number with some of its bits replaced.
    ///
    /// @param whole the number
    /// @param wholeWidth its width
    /// @param msb most significant bit that is replaced
    /// @param lsb least significant bit that is replaced
    /// @param part the new bits
    /// @return the number
    static Value insert(Value whole, int wholeWidth, int msb, int lsb, Value part) {
        int width = msb - lsb + 1;
        Type type = Type.ofWidth(wholeWidth);
        Value bits = Values.as(part, type);
        if (width == wholeWidth) {
            return bits;
        }
        long mask = Values.ones(width) << lsb;
        if (Values.is(bits, Values.ones(width))) {
            return Values.or(whole, Values.constant(type, mask));
        }
        Value others = Values.and(whole, Values.constant(type, Values.ones(wholeWidth) & ~mask));
        return Values.or(others, Values.binary(Op.SHL, bits, Values.number(lsb)));
    }

    private static boolean topBitFree(Value a, Value b) {
        return a.width() < a.type().bits() && b.width() < b.type().bits();
    }

    private static boolean logical(BinaryOp op) {
        return switch (op) {
            case AND, OR, XOR, EQ, NE, LT, LE -> true;
            case ADD, SUB, MUL, DIV, MOD, SHL, SHR -> false;
        };
    }

    private static Value logic(BinaryOp op, Value a, Value b) {
        return switch (op) {
            case AND -> Values.and(a, b);
            case OR -> Values.or(a, b);
            case XOR, NE -> Values.binary(Op.XOR, a, b);
            case EQ -> Values.not(Values.binary(Op.XOR, a, b));
            case LT -> Values.and(Values.not(a), b);
            case LE -> Values.or(Values.not(a), b);
            case ADD, SUB, MUL, DIV, MOD, SHL, SHR ->
                throw new IllegalArgumentException("not an operator of truth values: " + op);
        };
    }
}
