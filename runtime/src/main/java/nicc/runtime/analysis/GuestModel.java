package nicc.runtime.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import nicc.runtime.report.GuestDifference;
import nicc.runtime.report.GuestPrediction;
import nicc.runtime.report.GuestRow;

/// The model in a real guest: t = t(base) + Σ Δexits × cost. An interrupt of a pin has an exit more than the driver's
/// accesses: the message that unmasks it, which the guest waits for.
///
/// A guest has work or has none, and its kernel says which. While it has some, its processor's thread runs, waits for a
/// processor, or waits for an access; so a difference divides into measured terms, and leaves nothing.
public final class GuestModel {
    private static final double NAMED = 0.1;

    private final GuestCosts costs;

    /// Creates the model.
    ///
    /// @param costs what exits cost where it was measured
    public GuestModel(GuestCosts costs) {
        this.costs = costs;
    }

    /// Predicts a card's time for a unit.
    ///
    /// @param base what is known
    /// @param card whose time is predicted
    /// @return the prediction, and what it lacks of the measured time
    public GuestPrediction predict(GuestRow base, GuestRow card) {
        GuestDifference difference = difference(base, card);
        double predicted = base.nanos() + difference.exits();
        double off = (predicted - card.nanos()) / card.nanos();
        return new GuestPrediction(
                predicted, off, difference, Math.abs(off) <= ExitModel.TOLERANCE ? "" : missing(difference));
    }

    /// How a card's time differs from another's.
    ///
    /// @param base the other
    /// @param card the card
    /// @return terms without a remainder
    public GuestDifference difference(GuestRow base, GuestRow card) {
        double trapped = card.trapped() - base.trapped();
        double unmasks = card.unmasks() - base.unmasks();
        double posted = (card.posted() - base.posted()) * costs.posted();
        double whole = card.nanos() - base.nanos();
        double exits = trapped * costs.trapped() + unmasks * costs.unmask() + posted;
        double work = card.vcpu() - base.vcpu() - posted - (trapped + unmasks) * costs.working();
        double ready = card.ready() - base.ready();
        double idle = card.idle() - base.idle();
        return new GuestDifference(whole, exits, work, ready, idle, whole - exits - work - ready - idle);
    }

    /// The terms besides exits, the largest first, those below a tenth of the largest left out.
    private static String missing(GuestDifference difference) {
        record Term(String name, double nanos) {}
        List<Term> terms = new ArrayList<>(List.of(
                new Term("work of the guest's processor", difference.work()),
                new Term("waiting for a processor", difference.ready()),
                new Term("guest without work", difference.idle()),
                new Term("accesses beyond their cost", difference.accesses())));
        terms.sort(Comparator.comparingDouble((Term term) -> -Math.abs(term.nanos())));
        double least = NAMED * Math.abs(terms.getFirst().nanos());
        return String.join(
                ", ",
                terms.stream()
                        .filter(term -> Math.abs(term.nanos()) >= least)
                        .map(term -> String.format(Locale.ROOT, "%s %+,.0f ns", term.name(), term.nanos()))
                        .toList());
    }
}
