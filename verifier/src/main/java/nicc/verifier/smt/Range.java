package nicc.verifier.smt;

import java.math.BigInteger;

/// Numbers between two bounds, both included.
///
/// @param least the least
/// @param greatest the greatest, not below the least
record Range(BigInteger least, BigInteger greatest) {

    static Range of(BigInteger only) {
        return new Range(only, only);
    }

    /// All unsigned numbers of so many bits.
    static Range bits(int width) {
        return new Range(BigInteger.ZERO, BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE));
    }

    boolean single() {
        return least.equals(greatest);
    }

    boolean below(Range other) {
        return greatest.compareTo(other.least) < 0;
    }

    Range plus(Range other) {
        return new Range(least.add(other.least), greatest.add(other.greatest));
    }

    Range times(BigInteger factor) {
        BigInteger a = least.multiply(factor);
        BigInteger b = greatest.multiply(factor);
        return new Range(a.min(b), a.max(b));
    }

    Range or(Range other) {
        return new Range(least.min(other.least), greatest.max(other.greatest));
    }

    Range shifted(int bits) {
        return new Range(least.shiftRight(bits), greatest.shiftRight(bits));
    }

    /// The lower bits: any, unless the upper ones are the same everywhere.
    Range low(int width) {
        BigInteger turn = least.shiftRight(width);
        return turn.equals(greatest.shiftRight(width))
                ? plus(of(turn.shiftLeft(width).negate()))
                : bits(width);
    }
}
