package nicc.runtime.analysis;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nicc.runtime.demo.Bench;
import nicc.runtime.device.ExitPlan.Mechanism;
import nicc.runtime.guest.machine.TrafficLoop;
import nicc.runtime.transport.AccessCounters.Site;

/// Measures a build in slices, so that builds can take turns. Time is the thread's processor time: what else the
/// machine does then costs a build its caches, but not its turn. It only ever adds, so that the first quartile counts.
final class TimedRun {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final int BATCHES = 8;

    private final Bench bench;
    private final TrafficLoop loop;
    private final List<Double> nanos = new ArrayList<>();
    private final List<Double> rates = new ArrayList<>();
    private final Map<Mechanism, Double> exits = new HashMap<>();
    private long frames;
    private long interrupts;

    TimedRun(Bench bench, TrafficLoop loop) {
        this.bench = bench;
        this.loop = loop;
    }

    /// Lets traffic run without counting it.
    void warm(long duration) {
        spend(duration);
    }

    /// Measures a slice.
    void slice(long duration) {
        long framesBefore = loop.frames();
        long interruptsBefore = bench.guest().interrupts();
        count(-1);
        long wall = System.nanoTime();
        long processor = THREADS.getCurrentThreadCpuTime();
        spend(duration);
        double taken = THREADS.getCurrentThreadCpuTime() - processor;
        double passed = System.nanoTime() - wall;
        count(1);
        long moved = loop.frames() - framesBefore;
        frames += moved;
        interrupts += bench.guest().interrupts() - interruptsBefore;
        nanos.add(taken / moved);
        rates.add(moved * 1e9 / passed);
    }

    private void count(int sign) {
        for (Site site : bench.guest().accesses().sites()) {
            if (site.mechanism() != Mechanism.MAPPED) {
                exits.merge(site.mechanism(), (double) sign * site.count(), Double::sum);
            }
        }
    }

    /// The clock is looked at once in a while, because looking costs time itself.
    private void spend(long duration) {
        long start = THREADS.getCurrentThreadCpuTime();
        do {
            for (int i = 0; i < BATCHES; i++) {
                loop.batch();
            }
        } while (THREADS.getCurrentThreadCpuTime() - start < duration);
    }

    /// Processor time for a frame at a part of the sorted slices, 0.5 for the median.
    double nanos(double part) {
        return at(nanos, part);
    }

    /// Frames per second by the clock on the wall, the median.
    double rate() {
        return at(rates, 0.5);
    }

    private static double at(List<Double> values, double part) {
        return values.stream()
                .sorted()
                .skip((long) (part * (values.size() - 1)))
                .findFirst()
                .orElse(0.0);
    }

    /// Exits for a frame.
    Map<Mechanism, Double> exits() {
        Map<Mechanism, Double> perFrame = new HashMap<>();
        exits.forEach((mechanism, count) -> {
            if (count > 0) {
                perFrame.put(mechanism, count / frames);
            }
        });
        return perFrame;
    }

    /// Interrupts for a frame.
    double interrupts() {
        return (double) interrupts / frames;
    }
}
