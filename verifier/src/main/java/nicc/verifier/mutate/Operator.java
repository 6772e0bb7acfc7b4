package nicc.verifier.mutate;

/// Sorts of mutations.
public enum Operator {
    /// A constant is one more, one less, or has another bit.
    CONSTANT("constant"),
    /// A constant that masks has another bit.
    MASK("mask"),
    /// An operator is another one: `+` for `-`, `|` for `&`, `<<` for `>>>`.
    ARITHMETIC("operator"),
    /// A comparison is turned round, or off by one.
    COMPARISON("comparison"),
    /// A comparison, a shift or an extension minds the sign, or does not.
    SIGN("signedness"),
    /// A branch is always taken, or never.
    BRANCH("branch"),
    /// Another field of the same type.
    FIELD("field"),
    /// Two effects or stores change places.
    ORDER("order"),
    /// A store into a field or an array is left out.
    LOST_STORE("lost store"),
    /// A call is left out.
    LOST_CALL("lost call"),
    /// Two arguments of one type change places.
    ARGUMENTS("arguments"),
    /// Another constant of an enum.
    ENUM("enum constant"),
    /// Two cases of a switch change places.
    CASE("switch case");

    private final String word;

    Operator(String word) {
        this.word = word;
    }

    /// The operator in reports.
    ///
    /// @return a word or two
    public String word() {
        return word;
    }
}
