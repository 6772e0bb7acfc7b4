package nicc.runtime.report;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a ladder says, in words.
final class LadderWords {
    private LadderWords() {}

    /// A difference by its terms.
    static String difference(Difference difference) {
        return String.format(
                Locale.ROOT,
                "%,.1f ns: exits %s, accesses to descriptors %s, copies %s, instructions %s",
                difference.whole(),
                term(difference, difference.exits()),
                term(difference, difference.accesses()),
                term(difference, difference.copies()),
                term(difference, difference.rest()));
    }

    /// A difference in a real guest by its terms.
    static String difference(GuestDifference difference) {
        return String.format(
                Locale.ROOT,
                "%,.0f ns: exits %s, work of the guest's processor %s, waiting for a processor %s, guest without work %s,"
                        + " accesses beyond their cost %s",
                difference.whole(),
                term(difference, difference.exits()),
                term(difference, difference.work()),
                term(difference, difference.ready()),
                term(difference, difference.idle()),
                term(difference, difference.accesses()));
    }

    private static String term(GuestDifference difference, double term) {
        return difference.gap()
                ? String.format(Locale.ROOT, "%,.0f (%s)", term, Figures.percent(term / difference.whole()))
                : String.format(Locale.ROOT, "%,.0f", term);
    }

    /// What a step bought; what is within the spread is marked, it may be nothing.
    static String bought(@Nullable Double nanos, boolean withinSpread) {
        return nanos == null ? "" : (withinSpread ? "~" : "") + String.format(Locale.ROOT, "%+,.1f", nanos);
    }

    private static String term(Difference difference, double term) {
        return difference.gap()
                ? String.format(Locale.ROOT, "%,.1f (%s)", term, Figures.percent(difference.part(term)))
                : String.format(Locale.ROOT, "%,.1f", term);
    }

    /// The exits that a plan predicts.
    static String planned(Consumption taken) {
        String least = Figures.exits(taken.plannedLow());
        String most = Figures.exits(taken.plannedHigh());
        return least.equals(most) ? least : least + " to " + most;
    }
}
