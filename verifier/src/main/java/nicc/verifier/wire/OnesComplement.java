package nicc.verifier.wire;

import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// Arithmetic of checksums (RFC 1071): numbers of 16 bits, of which 0 and all ones are equal; a sum is 0 only when
/// all that is summed is.
///
/// @param terms makes terms
record OnesComplement(Terms terms) {
    private static final int WORD = 16;

    /// The sum, with the carry added at the end.
    ///
    /// @param a 16 bits
    /// @param b 16 bits
    Term plus(Term a, Term b) {
        if (terms.known(a).orElse(-1) == 0) {
            return b;
        }
        if (terms.known(b).orElse(-1) == 0) {
            return a;
        }
        Term sum = terms.add(terms.zeroExtend(a, WORD + 1), terms.zeroExtend(b, WORD + 1));
        Term carry = terms.zeroExtend(terms.extract(sum, WORD, WORD), WORD);
        return terms.add(terms.extract(sum, WORD - 1, 0), carry);
    }

    /// That it does not matter which two of three numbers are summed first.
    Term associative(Term a, Term b, Term c) {
        return terms.eq(plus(a, plus(b, c)), plus(plus(a, b), c));
    }

    /// The difference.
    Term minus(Term a, Term b) {
        return plus(a, terms.not(b));
    }

    /// A sum of words, as one of 16 bits: the carries are added twice, which does for up to 2^16 words.
    ///
    /// @param sum 32 bits
    Term folded(Term sum) {
        return low(halves(halves(sum)));
    }

    /// The sum of both halves, 32 bits.
    Term halves(Term number) {
        return terms.add(wide(low(number)), wide(terms.extract(number, 2 * WORD - 1, WORD)));
    }

    Term wide(Term word) {
        return terms.zeroExtend(word, 2 * WORD);
    }

    /// The lower half.
    Term low(Term number) {
        return terms.extract(number, WORD - 1, 0);
    }

    /// A number of 16 bits.
    Term word(long value) {
        return terms.constant(value, WORD);
    }
}
