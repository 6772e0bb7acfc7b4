package nicc.runtime.analysis;

import java.util.List;
import java.util.Optional;
import nicc.runtime.calibrate.Calibration;
import nicc.runtime.calibrate.Cost;
import nicc.runtime.calibrate.Costs;
import nicc.runtime.report.Ladder.ExitCost;

/// What exits cost a guest in QEMU, in nanoseconds; what was not measured is taken from what comes next to it.
///
/// @param trapped an access that the guest waits for
/// @param unmask the message that unmasks a pin; it waits for that as well
/// @param posted a write that it does not wait for, all of it work of its processor's thread
/// @param working that thread's processor time in an access that it waits for
public record GuestCosts(double trapped, double unmask, double posted, double working) {

    /// An exit and the calibrated costs that it may be, the best first.
    private record Source(String exit, List<String> costs) {
        Optional<Cost> in(Calibration calibration) {
            return calibration.first(costs);
        }
    }

    private static final Source TRAPPED = new Source("trapped", List.of(Costs.QEMU_READ, Costs.ROUND_TRIP));
    private static final Source UNMASK = new Source("trapped, and unmask", List.of(Costs.QEMU_UNMASK));
    private static final Source POSTED = new Source("posted", List.of(Costs.QEMU_WRITE, Costs.MESSAGE));
    private static final Source WORKING = new Source("work in a trapped access", List.of(Costs.QEMU_READ_WORK));

    /// Says what an interrupt takes; no part of the model, which counts exits.
    private static final Source INTERRUPT = new Source("interrupt", List.of(Costs.QEMU_INTERRUPT));

    /// Takes the costs from a calibration.
    ///
    /// @param calibration what was measured
    /// @return the costs
    public static GuestCosts of(Calibration calibration) {
        double trapped = nanos(TRAPPED, calibration);
        return new GuestCosts(
                trapped,
                UNMASK.in(calibration)
                        .map(cost -> Math.max(0, cost.nanos() - trapped))
                        .orElse(trapped),
                nanos(POSTED, calibration),
                nanos(WORKING, calibration));
    }

    private static double nanos(Source source, Calibration calibration) {
        return source.in(calibration).map(Cost::nanos).orElse(0.0);
    }

    /// The costs for people, and an interrupt's.
    ///
    /// @param calibration what was measured
    /// @return those that were
    static List<ExitCost> forReport(Calibration calibration) {
        return List.of(TRAPPED, UNMASK, POSTED, WORKING, INTERRUPT).stream()
                .flatMap(source -> source.in(calibration).stream()
                        .map(cost -> new ExitCost(
                                GuestAnalysis.PROFILE, source.exit(), cost.nanos(), cost.id() + ": " + cost.title())))
                .toList();
    }
}
