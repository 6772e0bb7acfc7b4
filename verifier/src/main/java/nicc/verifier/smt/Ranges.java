package nicc.verifier.smt;

/// What constants in a vector say about its least and its greatest value, unsigned.
final class Ranges {
    /// The value with all unknown bits 1. Up to 64 bits.
    long greatest(Term a) {
        return bound(a, true);
    }

    /// The value with all unknown bits 0. Up to 64 bits.
    long least(Term a) {
        return bound(a, false);
    }

    private static long bound(Term a, boolean up) {
        if (a.is(Op.CONST)) {
            return a.value();
        }
        if (!a.is(Op.CONCAT)) {
            return up ? Arena.mask(a.width()) : 0;
        }
        long bound = 0;
        int from = 0;
        for (Term piece : a.arguments()) {
            bound |= bound(piece, up) << from;
            from += piece.width();
        }
        return bound;
    }

    /// The number of upper bits that are known to be 0.
    int leadingZeros(Term a) {
        Term top = a.is(Op.CONCAT) ? a.arguments().getLast() : a;
        return top.is(Op.CONST) ? Long.numberOfLeadingZeros(top.value()) - (Long.SIZE - top.width()) : 0;
    }
}
