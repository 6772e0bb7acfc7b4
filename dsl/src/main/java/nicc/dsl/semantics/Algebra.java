package nicc.dsl.semantics;

/// Unsigned bit vectors of fixed width, as SMT-LIB's theory of bit vectors defines them. A truth value is one
/// bit. Operands of a binary operation are equally wide. All operations are total and without effect.
///
/// @param <V> a bit vector that knows its width
public interface Algebra<V> {

    /// A constant.
    ///
    /// @param value bits above the width are cut off
    /// @param width 1 to 64
    /// @return the bit vector
    V constant(long value, int width);

    /// The number of bits.
    ///
    /// @param a a bit vector
    /// @return at least 1
    int width(V a);

    /// Sum, wraps.
    ///
    /// @param a left operand
    /// @param b right operand
    /// @return as wide
    V add(V a, V b);

    /// Difference, wraps.
    ///
    /// @param a left operand
    /// @param b right operand
    /// @return as wide
    V sub(V a, V b);

    /// Product, wraps.
    ///
    /// @param a left operand
    /// @param b right operand
    /// @return as wide
    V mul(V a, V b);

    /// Unsigned quotient; all ones when the divisor is 0.
    ///
    /// @param a dividend
    /// @param b divisor
    /// @return as wide
    V udiv(V a, V b);

    /// Unsigned remainder; the dividend when the divisor is 0.
    ///
    /// @param a dividend
    /// @param b divisor
    /// @return as wide
    V urem(V a, V b);

    /// Bitwise and.
    ///
    /// @param a left operand
    /// @param b right operand
    /// @return as wide
    V and(V a, V b);

    /// Bitwise or.
    ///
    /// @param a left operand
    /// @param b right operand
    /// @return as wide
    V or(V a, V b);

    /// Bitwise exclusive or.
    ///
    /// @param a left operand
    /// @param b right operand
    /// @return as wide
    V xor(V a, V b);

    /// Bitwise complement.
    ///
    /// @param a operand
    /// @return as wide
    V not(V a);

    /// Shift left; 0 when the amount is the width or more.
    ///
    /// @param a value
    /// @param amount as wide
    /// @return as wide
    V shl(V a, V amount);

    /// Logical shift right; 0 when the amount is the width or more.
    ///
    /// @param a value
    /// @param amount as wide
    /// @return as wide
    V lshr(V a, V amount);

    /// Equality.
    ///
    /// @param a left operand
    /// @param b right operand
    /// @return one bit
    V eq(V a, V b);

    /// Unsigned less.
    ///
    /// @param a left operand
    /// @param b right operand
    /// @return one bit
    V ult(V a, V b);

    /// Unsigned less or equal.
    ///
    /// @param a left operand
    /// @param b right operand
    /// @return one bit
    V ule(V a, V b);

    /// Choice.
    ///
    /// @param condition one bit
    /// @param then the value when it is 1
    /// @param otherwise the value when it is 0, as wide
    /// @return one of them
    V ite(V condition, V then, V otherwise);

    /// Bits cut out.
    ///
    /// @param a operand
    /// @param msb most significant bit
    /// @param lsb least significant bit
    /// @return `msb - lsb + 1` bits
    V extract(V a, int msb, int lsb);

    /// Zero extension.
    ///
    /// @param a operand
    /// @param width at least the operand's
    /// @return so wide
    V zeroExtend(V a, int width);

    /// Concatenation.
    ///
    /// @param high upper bits
    /// @param low lower bits
    /// @return as wide as both
    V concat(V high, V low);

    /// All bits 0.
    ///
    /// @param width bits
    /// @return the constant
    default V zero(int width) {
        return constant(0, width);
    }

    /// All bits 1.
    ///
    /// @param width bits
    /// @return the constant
    default V ones(int width) {
        return constant(-1, width);
    }

    /// Whether any bit is 1.
    ///
    /// @param a operand
    /// @return one bit
    default V any(V a) {
        return width(a) == 1 ? a : not(eq(a, zero(width(a))));
    }

    /// Zero extension or cut, whichever it takes.
    ///
    /// @param a operand
    /// @param width bits
    /// @return so wide
    default V resize(V a, int width) {
        int present = width(a);
        if (present == width) {
            return a;
        }
        return present < width ? zeroExtend(a, width) : extract(a, width - 1, 0);
    }

    /// Some bits replaced.
    ///
    /// @param a where
    /// @param msb most significant bit replaced
    /// @param lsb least significant bit replaced
    /// @param bits `msb - lsb + 1` bits
    /// @return as wide as `a`
    default V insert(V a, int msb, int lsb, V bits) {
        V result = bits;
        if (lsb > 0) {
            result = concat(result, extract(a, lsb - 1, 0));
        }
        return msb < width(a) - 1 ? concat(extract(a, width(a) - 1, msb + 1), result) : result;
    }
}
