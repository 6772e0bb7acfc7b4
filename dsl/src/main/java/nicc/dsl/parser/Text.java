package nicc.dsl.parser;

import java.math.BigInteger;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/// What tokens stand for.
final class Text {

    private Text() {}

    /// The text of an optional string.
    static String title(@Nullable TerminalNode string) {
        return string == null ? "" : unquote(string);
    }

    /// The text of a string.
    static String unquote(TerminalNode string) {
        String text = string.getText();
        return text.substring(1, text.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\");
    }

    /// The value of a number; a number without digits is 0.
    static BigInteger number(String text) {
        String digits = text.replace("_", "");
        if (digits.startsWith("0x")) {
            return parse(digits.substring(2), 16);
        }
        return digits.startsWith("0b") ? parse(digits.substring(2), 2) : parse(digits, 10);
    }

    private static BigInteger parse(String digits, int radix) {
        return digits.isEmpty() ? BigInteger.ZERO : new BigInteger(digits, radix);
    }

    /// The factor of a unit: bytes, or nanoseconds.
    static BigInteger factor(String unit) {
        return BigInteger.valueOf(
                switch (unit) {
                    case "KiB" -> 1L << 10;
                    case "MiB" -> 1L << 20;
                    case "GiB" -> 1L << 30;
                    case "us" -> 1_000;
                    case "ms" -> 1_000_000;
                    default -> 1;
                });
    }
}
