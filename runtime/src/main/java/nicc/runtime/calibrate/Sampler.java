package nicc.runtime.calibrate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Measures subjects: each on a thread of its own, warmed, in many short runs. What counts is the median run: what
/// else the machine does hits some of them, seldom most, and the shorter they are the fewer.
final class Sampler {
    private static final int RUNS = 101;

    /// Warming takes as long as this many runs: half of the time, as the JVM's compilers may be late on a busy machine.
    private static final int FIRST = 100;

    private static final int MOST = 1 << 24;

    private final long nanosPerRun;
    private final List<Cost> costs = new ArrayList<>();
    private final List<Missing> missing = new ArrayList<>();

    /// Creates a sampler.
    ///
    /// @param nanosPerSubject time for each subject, warming included
    Sampler(long nanosPerSubject) {
        this.nanosPerRun = Math.max(1, nanosPerSubject / (RUNS + FIRST));
    }

    /// Measures a subject, or notes why that is not possible.
    void measure(Subject subject) throws InterruptedException {
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            costs.add(thread.submit(() -> cost(subject)).get());
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof IOException)) {
                throw new IllegalStateException(subject.id(), e.getCause());
            }
            String why = String.valueOf(e.getCause().getMessage());
            missing.add(new Missing(subject.id(), subject.title(), why));
        }
    }

    private Cost cost(Subject subject) throws IOException {
        try (Probe probe = subject.opening().open()) {
            int times = fitting(probe);
            double[] runs = new double[RUNS];
            for (int i = 0; i < RUNS; i++) {
                runs[i] = (double) probe.run(times) / times;
            }
            Arrays.sort(runs);
            return new Cost(
                    subject.id(), subject.title(), runs[RUNS / 2], runs[RUNS / 4], runs[RUNS - 1 - RUNS / 4], RUNS);
        }
    }

    /// Warms up, and finds how many fill a run. By the clock on the wall: what a probe says may be less, or nothing
    /// where
    /// the machine is busy, if it takes away from it what it has not done for the subject.
    private int fitting(Probe probe) throws IOException {
        int times = 1;
        long warm = System.nanoTime();
        while (true) {
            long start = System.nanoTime();
            probe.run(times);
            long end = System.nanoTime();
            long taken = end - start;
            boolean warmed = end - warm >= FIRST * nanosPerRun;
            if (warmed || times >= MOST) {
                double each = Math.max(1e-3, (double) taken / times);
                return Math.clamp((long) (nanosPerRun / each), 1, MOST);
            }
            if (taken < nanosPerRun) {
                times *= 2;
            }
        }
    }

    /// All that was measured.
    Calibration result() {
        return new Calibration(Calibration.FORMAT, MachineIdentity.here(), costs, missing);
    }
}
