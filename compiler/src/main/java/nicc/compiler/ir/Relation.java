package nicc.compiler.ir;

/// Comparisons of two numbers.
public enum Relation {
    /// Equal.
    EQ("=="),
    /// Not equal.
    NE("!="),
    /// Less, for numbers whose top bit is 0.
    LT("<"),
    /// Less or equal, for numbers whose top bit is 0.
    LE("<="),
    /// Unsigned less.
    ULT("<"),
    /// Unsigned less or equal.
    ULE("<=");

    private final String java;

    Relation(String java) {
        this.java = java;
    }

    /// Java's token.
    ///
    /// @return a token
    public String java() {
        return java;
    }

    /// Whether Java needs `compareUnsigned`.
    ///
    /// @return true for [#ULT] and [#ULE]
    public boolean unsigned() {
        return this == ULT || this == ULE;
    }
}
