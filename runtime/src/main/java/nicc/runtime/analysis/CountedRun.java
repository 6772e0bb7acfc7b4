package nicc.runtime.analysis;

import java.util.List;
import java.util.stream.Collectors;
import nicc.runtime.demo.Bench;
import nicc.runtime.demo.Workload;
import nicc.runtime.device.DeviceDescription;
import nicc.runtime.device.ExitPlan;
import nicc.runtime.device.ExitPlan.Mechanism;
import nicc.runtime.device.NicDeviceFactory;
import nicc.runtime.guest.DriverSetup;
import nicc.runtime.guest.machine.Load;
import nicc.runtime.guest.machine.TrafficLoop;
import nicc.runtime.report.LadderTable.PathShare;
import nicc.runtime.transport.AccessListener;
import nicc.runtime.transport.PathExits;
import nicc.runtime.transport.PathRecogniser;
import nicc.runtime.transport.RegisterNames;
import nicc.runtime.transport.TraceRecord;

/// Runs a card that counts its operations, without looking at the time, and recognises its driver's I/O paths.
final class CountedRun {
    private static final int BATCHES = 64;

    /// Batches before the count, so that rings have gone round and paths are whole.
    private static final int BEFORE = 16;

    private final Operations.Sums sums;
    private final List<PathExits> paths;
    private final double frames;

    private CountedRun(Operations.Sums sums, List<PathExits> paths, double frames) {
        this.sums = sums;
        this.paths = paths;
        this.frames = frames;
    }

    /// Runs a card.
    ///
    /// @param factory makes a card that counts
    /// @param workload the traffic
    /// @param load how densely
    /// @param profile the exit plan that predicts
    static CountedRun of(NicDeviceFactory factory, Workload workload, Load load, String profile) {
        DeviceDescription device = factory.description();
        Listener listener = new Listener(device);
        TrafficLoop loop = workload.on(new Bench(factory, DriverSetup.STANDARD, profile, listener), load);
        run(loop, BEFORE);
        listener.listening = true;
        Operations.clear();
        long before = loop.frames();
        run(loop, BATCHES);
        Operations.Sums sums = Operations.sums();
        listener.listening = false;
        listener.recogniser.finish();
        ExitPlan plan = plan(device, profile);
        List<PathExits> paths = device.paths().stream()
                .map(path -> PathExits.of(path, plan, listener.recogniser.runs()))
                .filter(path -> path.runs() > 0)
                .toList();
        return new CountedRun(sums, paths, loop.frames() - before);
    }

    private static void run(TrafficLoop loop, int batches) {
        for (int i = 0; i < batches; i++) {
            loop.batch();
        }
    }

    private static ExitPlan plan(DeviceDescription device, String profile) {
        return device.plans().stream()
                .filter(plan -> plan.profile().equals(profile))
                .findFirst()
                .orElse(new ExitPlan(profile, List.of()));
    }

    /// How often the card did something.
    ///
    /// @return for a frame
    double perFrame(Operation operation) {
        return sums.count(operation) / frames;
    }

    /// Bytes of an operation, as far as they are counted.
    ///
    /// @return for a frame
    double bytesPerFrame(Operation operation) {
        return sums.bytes(operation) / frames;
    }

    /// Exits that the plan predicts for the paths.
    ///
    /// @param most whether optional steps are taken
    /// @return for a frame
    double planned(boolean most) {
        double planned = 0;
        for (PathExits path : paths) {
            for (var entry : path.exits().entrySet()) {
                if (entry.getKey() != Mechanism.MAPPED) {
                    planned +=
                            most ? entry.getValue().atMost() : entry.getValue().atLeast();
                }
            }
        }
        return planned / frames;
    }

    /// The paths, for people.
    List<PathShare> paths() {
        return paths.stream()
                .map(path -> new PathShare(path.path(), path.runs() / frames, units(path)))
                .toList();
    }

    private static String units(PathExits path) {
        return path.units().keySet().stream().collect(Collectors.joining(", "));
    }

    /// Hands accesses to the recogniser.
    private static final class Listener implements AccessListener {
        private final PathRecogniser recogniser;
        private final RegisterNames names;
        private boolean listening;
        private long number;

        Listener(DeviceDescription device) {
            this.recogniser = new PathRecogniser(device.paths());
            this.names = new RegisterNames(device);
        }

        @Override
        public void access(
                int bar,
                long offset,
                int size,
                boolean write,
                Mechanism mechanism,
                long value,
                long before,
                long after) {
            if (listening) {
                RegisterNames.Place place = names.find(bar, offset);
                recogniser.take(
                        new TraceRecord.Access(number++, bar, offset, size, write, mechanism, value, before, after),
                        place == null ? null : place.register().name());
            }
        }

        @Override
        public void reset() {
            // The embedded guest resets nothing.
        }
    }
}
