package nicc.runtime.analysis;

import java.util.Comparator;
import java.util.List;
import nicc.runtime.demo.Bench;
import nicc.runtime.demo.Workload;
import nicc.runtime.guest.machine.Load;

/// The copies of a build, measured in turns. What the JVM's compiler makes of the same bytes differs from one copy to
/// the next by more than many a pass buys; chance only adds time, so that the best copy counts.
record TimedCopies(List<TimedRun> runs) {

    /// Copies the list.
    TimedCopies {
        runs = List.copyOf(runs);
    }

    /// Prepares to measure.
    static TimedCopies of(List<Bench> copies, Workload workload, Load load) {
        return new TimedCopies(copies.stream()
                .map(bench -> new TimedRun(bench, workload.on(bench, load)))
                .toList());
    }

    /// Lets traffic run without counting it, for so long with each.
    void warm(long duration) {
        runs.forEach(run -> run.warm(duration));
    }

    /// Measures a slice of each.
    void slice(long duration) {
        runs.forEach(run -> run.slice(duration));
    }

    /// The copy that took least.
    TimedRun best() {
        return runs.stream()
                .min(Comparator.comparingDouble(run -> run.nanos(0.25)))
                .orElseThrow();
    }

    /// How much it may be as well: what the slowest copy took, or the third quartile of the best one's slices.
    double high() {
        double slowest = runs.stream().mapToDouble(run -> run.nanos(0.25)).max().orElseThrow();
        return Math.max(slowest, best().nanos(0.75));
    }
}
