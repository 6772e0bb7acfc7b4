package nicc.runtime.report;

import java.util.Locale;

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

    private static String term(Difference difference, double term) {
        return difference.gap()
                ? String.format(Locale.ROOT, "%,.1f (%.0f %%)", term, 100 * difference.part(term))
                : String.format(Locale.ROOT, "%,.1f", term);
    }

    /// The exits that a plan predicts.
    static String planned(Consumption taken) {
        String least = Figures.exits(taken.plannedLow());
        String most = Figures.exits(taken.plannedHigh());
        return least.equals(most) ? least : least + " to " + most;
    }
}
