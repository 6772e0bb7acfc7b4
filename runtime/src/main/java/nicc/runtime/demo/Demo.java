package nicc.runtime.demo;

import java.util.ArrayList;
import java.util.List;
import nicc.runtime.device.NicDeviceFactory;
import nicc.runtime.guest.DriverSetup;
import nicc.runtime.guest.GuestDriverException;
import nicc.runtime.guest.machine.Load;
import nicc.runtime.report.Comparison;
import nicc.runtime.report.FrameCheck;
import nicc.runtime.report.Report;

/// Drives each build of a card through every kind of frame, checks them all, and measures.
public final class Demo {
    private static final List<Load> LOADS = List.of(Load.LIGHT, Load.BUSY, Load.DENSE);
    private static final int SLICES = 5;
    private static final int WARM_SLICES = 1;
    private static final String MEASURED = "while rates were measured";

    private final List<NicDeviceFactory> builds;
    private final String profile;
    private final Progress progress;
    private final List<FrameCheck> checks = new ArrayList<>();
    private int done;

    /// Creates a demonstration.
    ///
    /// @param builds of one card, the one to compare with first
    /// @param profile the exit plan by which accesses are counted
    /// @param progress hears of each step
    public Demo(List<NicDeviceFactory> builds, String profile, Progress progress) {
        this.builds = List.copyOf(builds);
        this.profile = profile;
        this.progress = progress;
    }

    /// Runs it.
    ///
    /// @param nanos for all measurements together
    /// @return what it found
    public Report run(long nanos) {
        for (NicDeviceFactory build : builds) {
            for (Stage stage : Stage.all()) {
                step(build.description().build() + ", " + stage.name());
                checks.add(new CheckRun(build, profile).check(stage));
            }
        }
        List<Comparison> comparisons = measure(nanos);
        return new Report(builds.stream().map(NicDeviceFactory::description).toList(), profile, checks, comparisons);
    }

    private List<Comparison> measure(long nanos) {
        List<Comparison> comparisons = new ArrayList<>();
        List<Bench> benches = new ArrayList<>();
        try {
            for (NicDeviceFactory build : builds) {
                benches.add(new Bench(build, DriverSetup.STANDARD, profile));
            }
            long slice = nanos / ((long) measurements() * builds.size() * (SLICES + WARM_SLICES));
            for (Workload workload : Workload.values()) {
                for (Load load : LOADS) {
                    step(workload.title() + ", load " + load);
                    comparisons.add(measure(benches, workload, load, slice));
                }
            }
        } catch (GuestDriverException | IllegalStateException e) {
            checks.add(new FrameCheck("all", MEASURED, 0, 1, List.of(String.valueOf(e.getMessage()))));
        }
        for (int i = 0; i < benches.size(); i++) {
            Bench bench = benches.get(i);
            String build = builds.get(i).description().build();
            checks.add(new FrameCheck(build, MEASURED, bench.checked(), bench.wrong(), bench.mismatches()));
        }
        return comparisons;
    }

    /// The builds take turns, so that what else the machine does hits them alike.
    private static Comparison measure(List<Bench> benches, Workload workload, Load load, long slice) {
        List<RateRun> runs = benches.stream()
                .map(bench -> new RateRun(bench, workload.on(bench, load)))
                .toList();
        runs.forEach(run -> run.warm(WARM_SLICES * slice));
        for (int i = 0; i < SLICES; i++) {
            runs.forEach(run -> run.slice(slice));
        }
        return new Comparison(
                workload.title(),
                load.toString(),
                runs.stream().map(RateRun::rate).toList());
    }

    private static int measurements() {
        return Workload.values().length * LOADS.size();
    }

    private void step(String what) {
        progress.step(what, done++, builds.size() * Stage.all().size() + measurements());
    }
}
