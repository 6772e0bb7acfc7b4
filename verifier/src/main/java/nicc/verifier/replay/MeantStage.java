package nicc.verifier.replay;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nicc.dsl.interp.Interpreter;
import nicc.dsl.model.Device;
import nicc.verifier.encode.Asked;
import nicc.verifier.refine.Scene;

/// The interpreter as a stage.
final class MeantStage implements Stage {
    private static final int STEPS = 512;
    private static final int MOMENTS = 64;
    private static final Scene.Occurrence DEADLINE = new Scene.Occurrence(Asked.What.DEADLINE, "", List.of());

    private final GuestWorld world = new GuestWorld(List.of(), 0);
    private final MeantDevice meant;
    private final Interpreter device;

    MeantStage(Device device, Map<String, Long> parameters) {
        meant = new MeantDevice(device, world, parameters);
        this.device = meant.interpreter();
        world.calls().clear();
    }

    @Override
    public GuestWorld world() {
        return world;
    }

    @Override
    public Optional<Long> run(DriverStep step) throws UnsettledException {
        Optional<Long> value = Optional.empty();
        switch (step) {
            case DriverStep.Read(int bar, long offset, int size) -> value = Optional.of(device.read(bar, offset, size));
            case DriverStep.Write(int bar, long offset, int size, long number) ->
                device.write(bar, offset, size, number);
            case DriverStep.Memory(long address, var bytes) -> world.poke(address, bytes.toArray());
            case DriverStep.Time(long nanos) -> pass(device.now() + nanos);
            case DriverStep.Frame(var bytes) -> device.deliver(bytes.toArray());
            case DriverStep.Link(boolean up) -> device.link(up);
        }
        work();
        return value;
    }

    private void pass(long end) throws UnsettledException {
        long next = meant.run(DEADLINE).orElseThrow();
        for (int i = 0; next <= end; i++) {
            if (i == MOMENTS) {
                throw new UnsettledException("has more than " + MOMENTS + " moments");
            }
            device.advance(Math.max(0, next - device.now()));
            work();
            next = meant.run(DEADLINE).orElseThrow();
        }
        device.advance(end - device.now());
    }

    private void work() throws UnsettledException {
        if (device.run(STEPS) == STEPS) {
            throw new UnsettledException("works for more than " + STEPS + " steps");
        }
    }
}
