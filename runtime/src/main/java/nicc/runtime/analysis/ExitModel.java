package nicc.runtime.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import nicc.runtime.calibrate.Calibration;
import nicc.runtime.calibrate.Cost;
import nicc.runtime.calibrate.Costs;
import nicc.runtime.report.Consumption;
import nicc.runtime.report.Difference;
import nicc.runtime.report.Prediction;

/// The model: t = t(base) + Σ Δexits × cost, and not less than one interval for each interrupt. Where that does not
/// explain a time, the other calibrated costs (accesses to memory, copies) say how much they do; what is left is
/// instructions.
public final class ExitModel {
    /// How far a prediction may be off.
    public static final double TOLERANCE = 0.15;

    private static final double FRAME = 1514;
    private static final double DESCRIPTOR = 16;

    private final ExitCosts here;
    private final double access;
    private final double byteCopied;
    private final double interval;

    /// Creates the model.
    ///
    /// @param calibration the machine's costs
    /// @param interval the least time from one interrupt to the next, nanoseconds; 0 for no limit
    public ExitModel(Calibration calibration, double interval) {
        this.here = ExitCosts.of(ExitCosts.EMBEDDED, calibration);
        this.interval = interval;
        this.access = nanos(calibration, Costs.COPY_16);
        this.byteCopied = Math.max(0, nanos(calibration, Costs.COPY_1514) - access) / (FRAME - DESCRIPTOR);
    }

    private static double nanos(Calibration calibration, String id) {
        return calibration.find(id).map(Cost::nanos).orElse(0.0);
    }

    /// What exits cost in the embedded guest.
    ///
    /// @return the calibrated cost of a call
    public ExitCosts here() {
        return here;
    }

    /// Predicts a build's time in the embedded guest.
    ///
    /// @param base what is known
    /// @param build whose time is predicted
    /// @return the prediction and what was measured
    public Prediction predict(Consumption base, Consumption build) {
        double free = base.nanos() + here.nanos(build.exits()) - here.nanos(base.exits());
        double cap = interval * build.interrupts();
        double predicted = Math.max(free, cap);
        double off = build.nanos() == 0 ? 0 : (predicted - build.nanos()) / build.nanos();
        Difference difference = difference(base, build, here);
        String missing = Math.abs(off) <= TOLERANCE ? "" : missing(difference);
        return new Prediction(predicted, cap > free, off, difference, missing);
    }

    /// A build's time on a platform: what it takes here without the calls, and its exits by their cost there.
    ///
    /// @param build the build
    /// @param platform costs there
    /// @return nanoseconds for a frame
    public double on(ExitCosts platform, Consumption build) {
        double free = build.nanos() - here.nanos(build.exits()) + platform.nanos(build.exits());
        return Math.max(free, interval * build.interrupts());
    }

    /// How a build's time differs from another's, term by term.
    ///
    /// @param base the other
    /// @param build the build
    /// @param where what exits cost
    /// @return the difference
    public Difference difference(Consumption base, Consumption build, ExitCosts where) {
        double whole = on(where, build) - on(where, base);
        double exits = where.nanos(build.exits()) - where.nanos(base.exits());
        double accesses = (build.accesses() - base.accesses()) * access;
        double copies = copies(build) - copies(base);
        return new Difference(whole, exits, accesses, copies, whole - exits - accesses - copies);
    }

    private double copies(Consumption build) {
        return build.copies() * access + build.copiedBytes() * byteCopied;
    }

    /// The terms besides exits that make the difference, the largest first, those below a tenth of it left out.
    private static String missing(Difference difference) {
        record Term(String name, double nanos) {}
        List<Term> terms = new ArrayList<>(List.of(
                new Term("instructions of card and driver", difference.rest()),
                new Term("accesses to descriptors", difference.accesses()),
                new Term("copies", difference.copies())));
        terms.sort(Comparator.comparingDouble((Term term) -> Math.abs(term.nanos()))
                .reversed());
        DoubleUnaryOperator part = nanos -> Math.abs(nanos / difference.whole());
        List<String> named = terms.stream()
                .filter(term -> part.applyAsDouble(term.nanos()) >= 0.1)
                .map(term -> String.format(Locale.ROOT, "%s %+.1f ns", term.name(), term.nanos()))
                .toList();
        return String.join(", ", named);
    }
}
