package nicc.verifier.smt;

import com.microsoft.z3.ArrayExpr;
import com.microsoft.z3.BitVecExpr;
import com.microsoft.z3.BitVecSort;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Expr;

/// A value as Z3 sees it. One bit is always a Boolean, so that conditions need no detour over vectors.
public sealed interface Term {

    /// The number of bits.
    ///
    /// @return 1 to 512, or 0 for a value that is no bit vector
    int width();

    /// What Z3 holds.
    ///
    /// @return the expression
    Expr<?> expr();

    /// One bit.
    ///
    /// @param expr the condition that it is 1
    record Bit(BoolExpr expr) implements Term {
        @Override
        public int width() {
            return 1;
        }
    }

    /// Two bits or more.
    ///
    /// @param expr the vector
    /// @param width bits
    record Bits(BitVecExpr expr, int width) implements Term {}

    /// A value of an uninterpreted sort: the content of a buffer, or what a device and its world have said to
    /// each other.
    ///
    /// @param expr the value
    /// @param sort the sort's name
    record Opaque(Expr<?> expr, String sort) implements Term {
        @Override
        public int width() {
            return 0;
        }
    }

    /// An array over 32-bit indices.
    ///
    /// @param expr the array; its elements are vectors, even of one bit
    /// @param elementWidth bits of an element
    record Table(ArrayExpr<BitVecSort, BitVecSort> expr, int elementWidth) implements Term {
        @Override
        public int width() {
            return 0;
        }
    }
}
