package nicc.dsl.resolve;

import java.math.BigInteger;
import nicc.dsl.model.Expr;

/// What an expression came to.
sealed interface Value {

    /// A constant that takes the width of where it is used. Negative ones come from `-` and `~`.
    record Flexible(BigInteger value) implements Value {}

    /// Bits of a known width.
    record Bits(Expr expr) implements Value {}

    /// Something that an error has been reported about.
    record Broken() implements Value {}

    static Value of(long number) {
        return new Flexible(BigInteger.valueOf(number));
    }

    static Value bool(boolean value) {
        return new Bits(new Expr.Const(value ? 1 : 0, 1));
    }
}
