package nicc.compiler.ir;

/// Makes values in their simplest form: constants are computed, and operations and masks without effect are
/// left out.
public final class Values {
    /// Zero.
    public static final Value ZERO = number(0);
    /// One.
    public static final Value ONE = number(1);
    /// True.
    public static final Value TRUE = new Value.Const(Type.BOOL, 1);
    /// False.
    public static final Value FALSE = new Value.Const(Type.BOOL, 0);

    private Values() {}

    /// An `int` constant.
    ///
    /// @param value the value
    /// @return the constant
    public static Value number(int value) {
        return new Value.Const(Type.INT, value & 0xFFFF_FFFFL);
    }

    /// A constant of a type.
    ///
    /// @param type the type
    /// @param bits its bits; those that the type has not are cut off
    /// @return the constant
    public static Value constant(Type type, long bits) {
        return new Value.Const(type, bits & ones(type.bits()));
    }

    /// The number whose low bits are ones.
    ///
    /// @param width 0 to 64
    /// @return the mask
    public static long ones(int width) {
        return width == 0 ? 0 : -1L >>> (64 - width);
    }

    /// Whether a value is a constant with these bits.
    ///
    /// @param v the value
    /// @param bits the bits
    /// @return true if so
    public static boolean is(Value v, long bits) {
        return v instanceof Value.Const c && c.bits() == bits;
    }

    /// The low bits of a number.
    ///
    /// @param v the number
    /// @param width how many
    /// @return the number without the others
    public static Value low(Value v, int width) {
        return v.width() <= width ? v : and(v, constant(v.type(), ones(width)));
    }

    /// And.
    ///
    /// @param a left operand
    /// @param b right operand
    /// @return the result
    public static Value and(Value a, Value b) {
        return Simplify.and(a, b);
    }

    /// Or.
    ///
    /// @param a left operand
    /// @param b right operand
    /// @return the result
    public static Value or(Value a, Value b) {
        return binary(Op.OR, a, b);
    }

    /// Sum, without a mask.
    ///
    /// @param a left operand
    /// @param b right operand
    /// @return the result
    public static Value add(Value a, Value b) {
        return binary(Op.ADD, a, b);
    }

    /// Difference, without a mask.
    ///
    /// @param a left operand
    /// @param b right operand
    /// @return the result
    public static Value sub(Value a, Value b) {
        return binary(Op.SUB, a, b);
    }

    /// Any operation of two operands.
    ///
    /// @param op the operator
    /// @param a left operand
    /// @param b right operand
    /// @return the result
    public static Value binary(Op op, Value a, Value b) {
        return Simplify.binary(op, a, b);
    }

    /// Bitwise complement of a number of a width.
    ///
    /// @param v the number
    /// @param width its width
    /// @return the complement, zero above
    public static Value complement(Value v, int width) {
        return binary(Op.XOR, v, constant(v.type(), ones(width)));
    }

    /// A comparison.
    ///
    /// @param relation how
    /// @param a left operand
    /// @param b right operand
    /// @return a truth value
    public static Value compare(Relation relation, Value a, Value b) {
        return Simplify.compare(relation, a, b);
    }

    /// Unsigned less than, of numbers that are zero extended.
    ///
    /// @param a left operand
    /// @param b right operand
    /// @return a truth value
    public static Value less(Value a, Value b) {
        boolean signed = a.width() < a.type().bits() && b.width() < b.type().bits();
        return compare(signed ? Relation.LT : Relation.ULT, a, b);
    }

    /// Negation.
    ///
    /// @param v a truth value
    /// @return its opposite
    public static Value not(Value v) {
        return Simplify.not(v);
    }

    /// One of two values.
    ///
    /// @param condition a truth value
    /// @param then if it holds
    /// @param otherwise if not
    /// @return the choice
    public static Value choose(Value condition, Value then, Value otherwise) {
        return Simplify.choose(condition, then, otherwise);
    }

    /// A value as a truth value.
    ///
    /// @param v a truth value or a number of one bit
    /// @return whether it is 1
    public static Value bool(Value v) {
        return v.type() == Type.BOOL ? v : Simplify.bit(v);
    }

    /// A value as a number.
    ///
    /// @param v a number or a truth value
    /// @return an `int` or `long`
    public static Value number(Value v) {
        return v.type() == Type.BOOL ? choose(v, ONE, ZERO) : v;
    }

    /// A number in a type; widening zero extends.
    ///
    /// @param v a number or truth value
    /// @param type `int` or `long`
    /// @return the number; cut off when the type is narrower
    public static Value as(Value v, Type type) {
        Value number = number(v);
        if (number.type() == type) {
            return number;
        }
        if (number instanceof Value.Const c) {
            return constant(type, c.bits());
        }
        if (type == Type.INT) {
            return Simplify.narrow(number);
        }
        return low(new Value.Convert(Type.LONG, number), number.width());
    }
}
