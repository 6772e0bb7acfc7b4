package nicc.dsl.model;

/// Operators on two unsigned bit vectors.
public enum BinaryOp {
    /// Sum, wraps.
    ADD("+"),
    /// Difference, wraps.
    SUB("-"),
    /// Product, wraps.
    MUL("*"),
    /// Quotient; the divisor is a constant other than 0.
    DIV("/"),
    /// Remainder; the divisor is a constant other than 0.
    MOD("%"),
    /// Bitwise and, also `&&`.
    AND("&"),
    /// Bitwise or, also `||`.
    OR("|"),
    /// Bitwise exclusive or.
    XOR("^"),
    /// Shift left; by the width or more gives 0.
    SHL("<<"),
    /// Logical shift right; by the width or more gives 0.
    SHR(">>"),
    /// Equal.
    EQ("=="),
    /// Not equal.
    NE("!="),
    /// Unsigned less.
    LT("<"),
    /// Unsigned less or equal.
    LE("<=");

    private final String symbol;

    BinaryOp(String symbol) {
        this.symbol = symbol;
    }

    /// The operator as the language writes it.
    ///
    /// @return a token
    public String symbol() {
        return symbol;
    }

    /// Whether the result is one bit.
    ///
    /// @return true for the comparisons
    public boolean comparison() {
        return switch (this) {
            case EQ, NE, LT, LE -> true;
            case ADD, SUB, MUL, DIV, MOD, AND, OR, XOR, SHL, SHR -> false;
        };
    }
}
