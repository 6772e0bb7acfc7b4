package nicc.runtime.analysis;

import java.util.ArrayList;
import java.util.List;
import nicc.runtime.calibrate.Calibration;
import nicc.runtime.demo.Bench;
import nicc.runtime.demo.Progress;
import nicc.runtime.demo.Workload;
import nicc.runtime.device.DeviceDescription;
import nicc.runtime.guest.DriverSetup;
import nicc.runtime.guest.machine.Load;
import nicc.runtime.report.Consumption;
import nicc.runtime.report.Ladder;
import nicc.runtime.report.LadderTable;
import nicc.runtime.report.Rung;

/// Measures the builds of a card under the embedded guest, in turns, and compares with the model.
public final class Analysis {
    private static final int SLICES = 15;
    private static final int WARM_SLICES = 5;
    private static final int WARM_UP = 10;

    private final Settings settings;
    private final ExitModel model;
    private final ExitCosts platform;
    private final Calibration calibration;
    private final Progress progress;

    /// How an analysis is made.
    ///
    /// @param profile the platform for which exits are counted and priced
    /// @param load how densely traffic goes
    /// @param workloads the kinds of traffic
    /// @param nanos for all measurements together
    /// @param interval the least time between interrupts on the platform, nanoseconds; 0 for no limit
    public record Settings(String profile, Load load, List<Workload> workloads, long nanos, double interval) {

        /// Copies the list.
        public Settings {
            workloads = List.copyOf(workloads);
        }
    }

    /// Creates an analysis.
    ///
    /// @param settings how
    /// @param calibration what things cost
    /// @param progress hears of each step
    public Analysis(Settings settings, Calibration calibration, Progress progress) {
        this.settings = settings;
        this.calibration = calibration;
        this.model = new ExitModel(calibration, settings.interval());
        this.platform = ExitCosts.of(settings.profile(), calibration);
        this.progress = progress;
    }

    /// Makes it.
    ///
    /// @param rungs the builds, from the reference on; another card is the last one
    /// @param notes what a reader has to know besides
    /// @return what was found
    public Ladder run(List<BuiltRung> rungs, List<String> notes) {
        List<List<Bench>> benches = rungs.stream().map(this::benches).toList();
        int steps = settings.workloads().size();
        long copies = benches.stream().mapToLong(List::size).sum();
        long slice = settings.nanos() / (steps * copies * (SLICES + WARM_SLICES + WARM_UP));
        List<LadderTable> tables = new ArrayList<>();
        warm(benches, slice);
        LadderRows rows = new LadderRows(
                model, platform, rungs.stream().map(BuiltRung::rung).toList());
        for (Workload workload : settings.workloads()) {
            progress.step(workload.title(), tables.size(), steps);
            List<TimedCopies> timed = measure(benches, workload, slice);
            List<CountedRun> counted = rungs.stream()
                    .map(rung -> CountedRun.of(rung.counting(), workload, settings.load(), settings.profile()))
                    .toList();
            List<Consumption> taken = new ArrayList<>();
            for (int i = 0; i < rungs.size(); i++) {
                taken.add(consumption(timed.get(i), counted.get(i)));
            }
            tables.add(rows.table(
                    workload.title(), taken, counted.get(rows.optimised()).paths()));
        }
        List<String> all = new ArrayList<>(notes);
        wrong(benches, rungs, all);
        return ladder(rungs.getFirst().factory().description(), rows, tables, all);
    }

    /// Each kind of traffic once before any is measured, so that no build meets a compiler that knows less.
    private void warm(List<List<Bench>> benches, long slice) {
        for (Workload workload : settings.workloads()) {
            progress.step("warming up", 0, 1);
            benches.forEach(
                    copies -> TimedCopies.of(copies, workload, settings.load()).warm(WARM_UP * slice));
        }
    }

    private List<Bench> benches(BuiltRung rung) {
        return rung.copies().stream()
                .map(factory -> new Bench(factory, DriverSetup.STANDARD, settings.profile()))
                .toList();
    }

    private List<TimedCopies> measure(List<List<Bench>> benches, Workload workload, long slice) {
        List<TimedCopies> runs = benches.stream()
                .map(copies -> TimedCopies.of(copies, workload, settings.load()))
                .toList();
        runs.forEach(run -> run.warm(WARM_SLICES * slice));
        for (int i = 0; i < SLICES; i++) {
            runs.forEach(run -> run.slice(slice));
        }
        return runs;
    }

    private static Consumption consumption(TimedCopies copies, CountedRun counted) {
        TimedRun timed = copies.best();
        return new Consumption(
                timed.nanos(0.25),
                timed.nanos(0),
                copies.high(),
                timed.rate(),
                timed.exits(),
                counted.planned(false),
                counted.planned(true),
                counted.perFrame(Operation.ACCESS),
                counted.perFrame(Operation.COPY),
                counted.bytesPerFrame(Operation.COPY),
                counted.perFrame(Operation.CHECKSUM),
                timed.interrupts());
    }

    /// A build that is fast and wrong is nothing to compare with.
    private static void wrong(List<List<Bench>> benches, List<BuiltRung> rungs, List<String> notes) {
        for (int i = 0; i < benches.size(); i++) {
            for (Bench bench : benches.get(i)) {
                if (bench.wrong() > 0) {
                    notes.add("%s: %d frames WRONG, the first one: %s"
                            .formatted(
                                    rungs.get(i).rung().name(),
                                    bench.wrong(),
                                    bench.mismatches().getFirst()));
                }
            }
        }
    }

    private Ladder ladder(DeviceDescription device, LadderRows rows, List<LadderTable> tables, List<String> notes) {
        List<Ladder.ExitCost> costs = new ArrayList<>(model.here().forReport());
        costs.addAll(platform.forReport());
        Rung base = rows.base();
        return new Ladder(
                device.name(),
                device.title(),
                device.specHash(),
                base.kind() == Rung.Kind.PARAVIRTUAL ? base.name() : "the optimised build",
                settings.load().toString(),
                settings.profile(),
                calibration.machine().toString(),
                costs,
                tables,
                notes);
    }
}
