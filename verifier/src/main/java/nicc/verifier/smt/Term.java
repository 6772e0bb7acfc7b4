package nicc.verifier.smt;

import com.microsoft.z3.BitVecExpr;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Expr;

/// A bit vector as Z3 sees it. One bit is always a Boolean, so that conditions need no detour over vectors.
public sealed interface Term {

    /// The number of bits.
    ///
    /// @return 1 to 512
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
}
