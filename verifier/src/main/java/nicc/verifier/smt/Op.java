package nicc.verifier.smt;

/// What a node of a term does with its arguments. Normal forms: there is no `or` (a negated conjunction of
/// negations), no zero
/// extension (a [#CONCAT] with a constant), no left shift by a constant, no `sub`, and no `ule`.
enum Op {
    /// A constant of up to 64 bits.
    CONST,
    /// A free symbol: bits, an opaque value, or an array.
    SYMBOL,
    /// Bits from [Term#value] up, of an argument that is none of those that can be cut themselves.
    EXTRACT,
    /// Pieces, the lowest first; no two neighbours could be one piece. The only op with more than 64 bits.
    CONCAT,
    /// Complement.
    NOT,
    /// Conjunction, bit by bit, of two or more different arguments in order of their numbers.
    AND,
    /// Exclusive or of two arguments in order of their numbers.
    XOR,
    /// [Term#value] plus the arguments, each times its coefficient, in order of their numbers; it wraps.
    SUM,
    /// Product of two arguments in order of their numbers.
    PRODUCT,
    /// Unsigned quotient, all ones when the divisor is 0.
    UDIV,
    /// Unsigned remainder, the dividend when the divisor is 0.
    UREM,
    /// Signed quotient, rounded to 0.
    SDIV,
    /// Signed remainder, with the dividend's sign.
    SREM,
    /// Equality of arguments in order of their numbers, a constant last.
    EQ,
    /// Unsigned less.
    ULT,
    /// Signed less.
    SLT,
    /// Condition, then, otherwise.
    ITE,
    /// An element of an array.
    SELECT,
    /// Array, index, element.
    STORE,
    /// An array of zeros.
    ZEROS,
    /// An uninterpreted function's result.
    APPLY
}
