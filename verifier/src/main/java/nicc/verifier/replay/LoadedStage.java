package nicc.verifier.replay;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Optional;

/// A loaded class as a stage.
final class LoadedStage implements Stage {
    private static final long BUDGET = 64;
    private static final int ROUNDS = 64;

    private final GuestWorld world = new GuestWorld(List.of(), 0);
    private final LoadedPorts ports;
    private final LoadedDevice device;
    private long now;

    LoadedStage(Subject subject, List<Long> parameters) throws UnsettledException {
        ports = new LoadedPorts(subject.mirror(), world, false);
        Taps.listen(ports);
        try {
            device = subject.device(ports, parameters);
        } catch (InvocationTargetException e) {
            throw new UnsettledException(Thrown.text(e));
        } finally {
            Taps.listen(null);
        }
        world.calls().clear();
    }

    @Override
    public GuestWorld world() {
        return world;
    }

    @Override
    public Optional<Long> run(DriverStep step) throws UnsettledException {
        Taps.listen(ports);
        try {
            Optional<Long> value = act(step);
            work();
            return value;
        } catch (InvocationTargetException e) {
            throw new UnsettledException(Thrown.text(e));
        } finally {
            Taps.listen(null);
        }
    }

    private Optional<Long> act(DriverStep step) throws InvocationTargetException, UnsettledException {
        switch (step) {
            case DriverStep.Read(int bar, long offset, int size) -> {
                return device.call("read", List.of((long) bar, offset, (long) size));
            }
            case DriverStep.Write(int bar, long offset, int size, long value) ->
                device.call("write", List.of((long) bar, offset, (long) size, value));
            case DriverStep.Memory(long address, var bytes) -> world.poke(address, bytes.toArray());
            case DriverStep.Time(long nanos) -> pass(now + nanos);
            case DriverStep.Frame(var bytes) -> ports.deliver(bytes.toArray());
            case DriverStep.Link(boolean up) -> {
                ports.link(up);
                device.call("link", List.of(up ? 1L : 0L));
            }
        }
        return Optional.empty();
    }

    private void pass(long end) throws InvocationTargetException, UnsettledException {
        long next = device.call("nextDeadline", List.of()).orElseThrow();
        for (int i = 0; next <= end; i++) {
            if (i == ROUNDS) {
                throw new UnsettledException("has more than " + ROUNDS + " moments");
            }
            moveTo(Math.max(next, now));
            work();
            next = device.call("nextDeadline", List.of()).orElseThrow();
        }
        moveTo(end);
    }

    private void moveTo(long moment) {
        now = Math.max(now, moment);
        ports.time(now);
    }

    private void work() throws InvocationTargetException, UnsettledException {
        for (int i = 0; i < ROUNDS; i++) {
            if (device.call("work", List.of(BUDGET)).orElseThrow() == 0) {
                return;
            }
        }
        throw new UnsettledException("works for more than " + BUDGET * ROUNDS + " steps");
    }
}
