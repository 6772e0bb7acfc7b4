package nicc.compiler.ir;

/// Java's operators on two `int`, two `long` or (the bitwise ones) two `boolean`.
public enum Op {
    /// Sum.
    ADD("+", 11),
    /// Difference.
    SUB("-", 11),
    /// Product.
    MUL("*", 12),
    /// Quotient of two numbers whose top bit is 0.
    DIV("/", 12),
    /// Remainder of two numbers whose top bit is 0.
    REM("%", 12),
    /// Unsigned quotient: a method call.
    DIV_UNSIGNED("divideUnsigned", 16),
    /// Unsigned remainder: a method call.
    REM_UNSIGNED("remainderUnsigned", 16),
    /// And; of truth values, the short-circuit one.
    AND("&", 7),
    /// Or; of truth values, the short-circuit one.
    OR("|", 5),
    /// Exclusive or; of truth values, inequality.
    XOR("^", 6),
    /// Shift left by an `int` below the type's bits.
    SHL("<<", 10),
    /// Logical shift right by an `int` below the type's bits.
    SHR(">>>", 10);

    private final String java;
    private final int precedence;

    Op(String java, int precedence) {
        this.java = java;
        this.precedence = precedence;
    }

    /// Java's token, or the name of the method of `Integer` and `Long`.
    ///
    /// @return a token
    public String java() {
        return java;
    }

    /// How strongly the token binds in Java.
    ///
    /// @return higher is stronger
    public int precedence() {
        return precedence;
    }

    /// Whether the operator is a method of `Integer` and `Long`.
    ///
    /// @return true for the unsigned divisions
    public boolean method() {
        return this == DIV_UNSIGNED || this == REM_UNSIGNED;
    }
}
