package nicc.verifier.smt;

/// Arithmetic on numbers of up to 64 bits, as SMT-LIB defines it.
final class Values {
    private Values() {}

    static long extended(long value, int width) {
        int shift = Long.SIZE - width;
        return value << shift >> shift;
    }

    static long udiv(long a, long b, int width) {
        return b == 0 ? Arena.mask(width) : Long.divideUnsigned(a, b);
    }

    static long urem(long a, long b) {
        return b == 0 ? a : Long.remainderUnsigned(a, b);
    }

    /// Signed quotient or remainder.
    static long signed(Op op, long a, long b, int width) {
        long x = extended(a, width);
        long y = extended(b, width);
        long result;
        if (op == Op.SDIV) {
            result = y == 0 ? (x < 0 ? 1 : -1) : x / y;
        } else {
            result = y == 0 ? x : x % y;
        }
        return result & Arena.mask(width);
    }
}
