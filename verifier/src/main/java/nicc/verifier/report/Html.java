package nicc.verifier.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// A page under construction. Whatever is not markup is escaped.
final class Html {
    private final StringBuilder out = new StringBuilder();

    /// Appends markup.
    ///
    /// @param format as [String#format] takes it
    /// @param arguments strings are escaped, numbers printed
    Html put(String format, Object... arguments) {
        Object[] safe = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            safe[i] = arguments[i] instanceof String string ? text(string) : arguments[i];
        }
        out.append(String.format(Locale.ROOT, format, safe)).append('\n');
        return this;
    }

    /// Appends what has been built elsewhere.
    Html include(Html other) {
        out.append(other.out);
        return this;
    }

    /// Appends a file beside this class as it is.
    Html resource(String name) {
        try (InputStream in = Html.class.getResourceAsStream(name)) {
            out.append(new String(in == null ? new byte[0] : in.readAllBytes(), StandardCharsets.UTF_8));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
