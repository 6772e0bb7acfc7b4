package nicc.runtime.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import nicc.runtime.device.ExitPlan.Mechanism;
import nicc.runtime.report.GuestPrediction;
import nicc.runtime.report.GuestRow;

/// The model in a real guest: t = t(base) + Σ Δexits × cost. The guest's processor works or waits, so that a time
/// divides into the two: a posted write is work of its thread, a trapped access is waiting.
public final class GuestModel {
    private static final double NAMED = 0.1;

    private final ExitCosts costs;

    /// Creates the model.
    ///
    /// @param costs what exits cost on the platform where it was measured
    public GuestModel(ExitCosts costs) {
        this.costs = costs;
    }

    /// Predicts a card's time for a unit.
    ///
    /// @param base what is known
    /// @param card whose time is predicted
    /// @return the prediction, and what it lacks of the measured time
    public GuestPrediction predict(GuestRow base, GuestRow card) {
        double trapped = (card.trapped() - base.trapped()) * costs.nanos(Mechanism.TRAPPED);
        double posted = (card.posted() - base.posted()) * costs.nanos(Mechanism.POSTED);
        double predicted = base.nanos() + trapped + posted;
        double off = (predicted - card.nanos()) / card.nanos();
        double vcpu = card.vcpu() - base.vcpu() - posted;
        double waits = (card.nanos() - card.vcpu()) - (base.nanos() - base.vcpu()) - trapped;
        double server = Math.clamp(card.server() - base.server(), 0, Math.max(0, waits));
        double waiting = waits - server;
        String missing = Math.abs(off) <= ExitModel.TOLERANCE ? "" : missing(vcpu, server, waiting);
        return new GuestPrediction(predicted, off, vcpu, server, waiting, missing);
    }

    /// The terms, the largest first, those below a tenth of the largest left out.
    private static String missing(double vcpu, double server, double waiting) {
        record Term(String name, double nanos) {}
        List<Term> terms = new ArrayList<>(List.of(
                new Term("vCPU work", vcpu),
                new Term("server work", server),
                new Term("waiting for interrupts or others", waiting)));
        terms.sort(Comparator.comparingDouble((Term term) -> -Math.abs(term.nanos())));
        double least = NAMED * Math.abs(terms.getFirst().nanos());
        return String.join(
                ", ",
                terms.stream()
                        .filter(term -> Math.abs(term.nanos()) >= least)
                        .map(term -> String.format(Locale.ROOT, "%s %+.0f ns", term.name(), term.nanos()))
                        .toList());
    }
}
