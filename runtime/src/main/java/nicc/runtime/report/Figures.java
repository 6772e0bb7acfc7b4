package nicc.runtime.report;

import java.util.Locale;

/// Numbers as people read them.
final class Figures {
    private Figures() {}

    /// With a group separator.
    static String whole(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    /// With a group separator.
    static String whole(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /// Millions of bits.
    static String megabits(double bits) {
        return whole(bits / 1e6);
    }

    /// A time with a tenth of a second.
    static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }

    /// A part in percent; one that rounds to none has no sign.
    static String percent(double part) {
        return String.format(Locale.ROOT, "%d %%", Math.round(100 * part));
    }

    /// Exits for a frame.
    static String exits(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    /// How many times more than before.
    static String ratio(double now, double before) {
        return before == 0 ? "" : String.format(Locale.ROOT, "×%.2f", now / before);
    }
}
