package nicc.dsl.resolve;

import java.math.BigInteger;
import java.util.Locale;
import java.util.OptionalInt;
import nicc.dsl.diagnostic.Code;
import nicc.dsl.diagnostic.Span;
import nicc.dsl.model.Expr;

/// Gives values the width of where they are used.
final class Widths {

    /// The width of a constant that nothing gives a width: 32, or 64 where that is too narrow.
    private static final int DEFAULT = 32;

    private final Session session;

    Widths(Session session) {
        this.session = session;
    }

    /// The value with exactly that many bits; a wider one is an error.
    Expr at(Value value, int width, Span span) {
        return switch (value) {
            case Value.Broken _ -> new Expr.Const(0, width);
            case Value.Flexible n -> constant(n.value(), width, span);
            case Value.Bits(Expr expr)
            when expr.width() > width -> {
                session.error(
                        Code.NARROWING,
                        span,
                        "this has " + expr.width() + " bits, and its place has " + width,
                        "write 'as " + type(width) + "' or cut bits out");
                yield new Expr.Extract(expr, width - 1, 0);
            }
            case Value.Bits(Expr expr) -> extend(expr, width);
        };
    }

    /// The value with its own width; a constant takes the hint, if there is one and it fits.
    Expr free(Value value, int hint, Span span) {
        return switch (value) {
            case Value.Bits(Expr expr) -> expr;
            case Value.Flexible n when hint > 0 -> constant(n.value(), hint, span);
            case Value.Flexible n -> constant(n.value(), fits(n.value(), DEFAULT) ? DEFAULT : Long.SIZE, span);
            case Value.Broken _ -> new Expr.Const(0, hint > 0 ? hint : 1);
        };
    }

    /// The value as a condition.
    Expr bool(Value value, Span span) {
        return switch (value) {
            case Value.Broken _ -> new Expr.Const(0, 1);
            case Value.Flexible n when fits(n.value(), 1) -> constant(n.value(), 1, span);
            case Value.Bits(Expr expr) when expr.width() == 1 -> expr;
            case Value.Flexible _ -> notBool(span, "a number");
            case Value.Bits(Expr expr) -> notBool(span, "a value of " + expr.width() + " bits");
        };
    }

    private Expr notBool(Span span, String what) {
        session.error(Code.NOT_BOOL, span, "a condition is needed here, this is " + what, "compare it: '… != 0'");
        return new Expr.Const(0, 1);
    }

    private Expr constant(BigInteger value, int width, Span span) {
        if (!fits(value, width)) {
            session.error(
                    Code.CONSTANT_TOO_WIDE,
                    span,
                    text(value) + " does not fit " + width + (width == 1 ? " bit" : " bits"));
        }
        return new Expr.Const(cut(value, width), width);
    }

    /// Whether a constant can be written with that many bits; negative ones as complements.
    static boolean fits(BigInteger value, int width) {
        return value.signum() >= 0
                ? value.bitLength() <= width
                : value.compareTo(BigInteger.ONE.shiftLeft(width).negate()) >= 0;
    }

    /// The lowest bits of a constant.
    static long cut(BigInteger value, int width) {
        return value.and(BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE))
                .longValue();
    }

    static long mask(int width) {
        return width == Long.SIZE ? -1L : (1L << width) - 1;
    }

    static Expr extend(Expr expr, int width) {
        if (expr.width() == width) {
            return expr;
        }
        return expr instanceof Expr.Const(long value, int _)
                ? new Expr.Const(value, width)
                : new Expr.Extend(expr, width);
    }

    /// Bits of an expression; nothing to do when they are all of it.
    static Expr extract(Expr expr, int msb, int lsb) {
        if (lsb == 0 && msb == expr.width() - 1) {
            return expr;
        }
        return expr instanceof Expr.Const(long value, int _)
                ? new Expr.Const((value >>> lsb) & mask(msb - lsb + 1), msb - lsb + 1)
                : new Expr.Extract(expr, msb, lsb);
    }

    /// Zero extension or cut.
    static Expr resize(Expr expr, int width) {
        return expr.width() > width ? extract(expr, width - 1, 0) : extend(expr, width);
    }

    /// The width that a type's name stands for.
    static OptionalInt ofType(String name) {
        if (name.equals("bool")) {
            return OptionalInt.of(1);
        }
        if (!name.matches("u[1-9][0-9]?")) {
            return OptionalInt.empty();
        }
        int width = Integer.parseInt(name.substring(1));
        return width <= Long.SIZE ? OptionalInt.of(width) : OptionalInt.empty();
    }

    static String type(int width) {
        return "u" + width;
    }

    static String text(BigInteger value) {
        return value.bitLength() > 8 && value.signum() > 0
                ? "0x" + value.toString(16).toUpperCase(Locale.ROOT)
                : value.toString();
    }
}
