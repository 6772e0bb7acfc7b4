package nicc.runtime.demo;

import java.util.List;
import nicc.runtime.device.NicDeviceFactory;
import nicc.runtime.guest.GuestDriverException;
import nicc.runtime.guest.machine.Load;
import nicc.runtime.guest.machine.TrafficLoop;
import nicc.runtime.report.FrameCheck;

/// Sends and receives each kind of frame under each load, and compares every frame.
final class CheckRun {
    private static final List<Load> LOADS = List.of(Load.LIGHT, Load.BUSY, Load.DENSE);
    private static final int TIMES = 2;

    private final NicDeviceFactory factory;
    private final String profile;

    CheckRun(NicDeviceFactory factory, String profile) {
        this.factory = factory;
        this.profile = profile;
    }

    /// Checks one kind. A card that does not come up, or gets stuck, counts as one wrong frame.
    FrameCheck check(Stage stage) {
        String build = factory.description().build();
        try {
            Bench bench = new Bench(factory, stage.setup(), profile);
            for (Load load : LOADS) {
                run(bench, stage, load);
            }
            return new FrameCheck(build, stage.name(), bench.checked(), bench.wrong(), bench.mismatches());
        } catch (GuestDriverException | IllegalStateException e) {
            return new FrameCheck(build, stage.name(), 0, 1, List.of(String.valueOf(e.getMessage())));
        }
    }

    private static void run(Bench bench, Stage stage, Load load) {
        if (!stage.sent().isEmpty()) {
            run(bench.transmit(stage.sent(), load), TIMES * stage.sent().size());
        }
        if (!stage.received().isEmpty()) {
            // Twice as many cases where each frame has a damaged one beside it.
            run(
                    bench.receive(stage.received(), load),
                    2 * TIMES * stage.received().size());
        }
    }

    private static void run(TrafficLoop loop, int packets) {
        while (loop.packets() < packets) {
            loop.batch();
        }
    }
}
