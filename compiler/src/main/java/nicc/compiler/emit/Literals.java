package nicc.compiler.emit;

import java.util.Locale;
import nicc.compiler.ir.Type;
import nicc.compiler.ir.Value;

/// Constants as a careful person writes them: small counts in decimal, masks and addresses in hexadecimal.
final class Literals {
    private static final long LARGEST_DECIMAL = 9999;
    private static final long LARGEST_DIGIT = 9;

    private Literals() {}

    static String number(Value.Const c) {
        return text(c, LARGEST_DECIMAL);
    }

    static String mask(Value.Const c) {
        return text(c, LARGEST_DIGIT);
    }

    private static String text(Value.Const c, long largestDecimal) {
        return switch (c.type()) {
            case BOOL -> c.bits() != 0 ? "true" : "false";
            case INT -> digits(c.bits(), c.bits() == 0xFFFF_FFFFL, largestDecimal);
            case LONG ->
                c.bits() == Long.MAX_VALUE ? "Long.MAX_VALUE" : digits(c.bits(), c.bits() == -1, largestDecimal) + "L";
            case HANDLE -> throw new IllegalArgumentException("a handle is no constant");
        };
    }

    private static String digits(long bits, boolean allOnes, long largestDecimal) {
        if (allOnes) {
            return "-1";
        }
        return bits >= 0 && bits <= largestDecimal ? Long.toString(bits) : hex(bits);
    }

    /// A number in hexadecimal.
    static String hex(long bits) {
        String digits = Long.toHexString(bits).toUpperCase(Locale.ROOT);
        return "0x" + "0".repeat((4 - digits.length() % 4) % 4 * (digits.length() > 2 ? 1 : 0)) + digits;
    }

    /// A case label.
    static String label(int value) {
        return value >= 0 && value <= LARGEST_DIGIT ? Integer.toString(value) : hex(value & 0xFFFF_FFFFL);
    }

    /// A type as Java writes it.
    static String type(Type type) {
        return switch (type) {
            case BOOL -> "boolean";
            case INT -> "int";
            case LONG -> "long";
            case HANDLE -> "void";
        };
    }
}
