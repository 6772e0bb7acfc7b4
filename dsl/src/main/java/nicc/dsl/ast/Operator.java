package nicc.dsl.ast;

/// Operators of two operands, with their strength.
public enum Operator {
    /// Product.
    MUL("*", 10),
    /// Quotient.
    DIV("/", 10),
    /// Remainder.
    MOD("%", 10),
    /// Sum.
    ADD("+", 9),
    /// Difference.
    SUB("-", 9),
    /// Shift left.
    SHL("<<", 8),
    /// Shift right.
    SHR(">>", 8),
    /// Bitwise and.
    AND("&", 7),
    /// Bitwise exclusive or.
    XOR("^", 6),
    /// Bitwise or.
    OR("|", 5),
    /// Equal.
    EQ("==", 4),
    /// Not equal.
    NE("!=", 4),
    /// Less.
    LT("<", 4),
    /// Less or equal.
    LE("<=", 4),
    /// Greater.
    GT(">", 4),
    /// Greater or equal.
    GE(">=", 4),
    /// Both.
    AND_ALSO("&&", 3),
    /// Either.
    OR_ELSE("||", 2);

    private final String symbol;
    private final int strength;

    Operator(String symbol, int strength) {
        this.symbol = symbol;
        this.strength = strength;
    }

    /// The token.
    ///
    /// @return as written
    public String symbol() {
        return symbol;
    }

    /// How strongly it binds.
    ///
    /// @return larger is stronger
    public int strength() {
        return strength;
    }

    /// The operator of a token.
    ///
    /// @param symbol the token
    /// @return the operator
    /// @throws IllegalArgumentException when no operator is written so
    public static Operator of(String symbol) {
        for (Operator o : values()) {
            if (o.symbol.equals(symbol)) {
                return o;
            }
        }
        throw new IllegalArgumentException(symbol);
    }
}
