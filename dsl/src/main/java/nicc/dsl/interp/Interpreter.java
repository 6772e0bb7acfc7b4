package nicc.dsl.interp;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import nicc.dsl.model.Bank;
import nicc.dsl.model.Device;
import nicc.dsl.model.Engine;
import nicc.dsl.model.Interrupt;
import nicc.dsl.model.Pci;
import nicc.dsl.model.Timer;
import nicc.dsl.semantics.Semantics;

/// A device that runs by the meaning of its spec, one event at a time: the oracle of tests. Each method that
/// changes the device is one event or a sequence of them; interrupt lines are brought up to date after each
/// event. Engines step only when told to.
public final class Interpreter {
    private final Device device;
    private final Environment environment;
    private final ConcreteMachine machine;
    private final LiveState store;
    private final Semantics<Bits> semantics;
    private final Deque<Arrival> arrived = new ArrayDeque<>();

    /// A device at power-on, after the reset of domain `power`; its link is down.
    ///
    /// @param device the device
    /// @param environment the world around it
    /// @param parameters values of its parameters by name; the others have their defaults
    public Interpreter(Device device, Environment environment, Map<String, Long> parameters) {
        this.device = device;
        this.environment = environment;
        this.machine = new ConcreteMachine(device, environment, parameters);
        this.store = machine.store();
        this.semantics = new Semantics<>(device, new BitsAlgebra(), machine);
        reset("power");
    }

    /// A guest's read.
    ///
    /// @param bar index of the region
    /// @param offset byte offset, any alignment
    /// @param size bytes, 1 to 8
    /// @return the value, little endian, 0 above `size` bytes; all ones when no bank answers
    public long read(int bar, long offset, int size) {
        long value = Bits.mask(Byte.SIZE * size);
        for (Bank bank : banks(bar)) {
            value = semantics.read(bank, offset, size).value();
            semantics.settle();
        }
        return value;
    }

    /// A guest's write.
    ///
    /// @param bar index of the region
    /// @param offset byte offset, any alignment
    /// @param size bytes, 1 to 8
    /// @param value little endian; bits above `size` bytes are ignored
    public void write(int bar, long offset, int size, long value) {
        for (Bank bank : banks(bar)) {
            semantics.write(bank, offset, size, Bits.of(value, Byte.SIZE * size));
            semantics.settle();
        }
    }

    /// An inquiry: the value of a read, without effects.
    ///
    /// @param bar index of the region
    /// @param offset byte offset, any alignment
    /// @param size bytes, 1 to 8
    /// @return the value, little endian, 0 above `size` bytes; all ones when no bank answers
    public long peek(int bar, long offset, int size) {
        long value = Bits.mask(Byte.SIZE * size);
        for (Bank bank : banks(bar)) {
            value = semantics.inquire(bank, offset, size).value();
        }
        return value;
    }

    /// The banks, none or one, that a region shows.
    private List<Bank> banks(int bar) {
        return device.regions().stream()
                .filter(candidate -> candidate.index() == bar)
                .map(Pci.Bar::bank)
                .toList();
    }

    /// Takes a frame from the wire, for an engine to receive; lost while the link is down.
    ///
    /// @param frame without FCS
    public void deliver(byte[] frame) {
        deliver(frame, new byte[Engine.Offload.RECORD_BYTES]);
    }

    /// Takes a frame from the wire that may be unfinished; lost while the link is down. An engine that does not
    /// accept unfinished frames is not told of the record: the wire has finished what it gets.
    ///
    /// @param frame without FCS
    /// @param offload its offload record
    public void deliver(byte[] frame, byte[] offload) {
        if (store.linkUp) {
            arrived.add(new Arrival(Octets.of(frame), Octets.of(offload)));
        }
    }

    /// Lets an engine take one step, if it can.
    ///
    /// @param engine the engine's name
    /// @return whether it did
    public boolean step(String engine) {
        return device.engines().stream()
                .filter(candidate -> candidate.name().equals(engine))
                .map(this::step)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no engine " + engine));
    }

    /// Whether an engine's condition holds: then it steps as soon as it has a frame, if it needs one.
    ///
    /// @param engine the engine's name
    /// @return whether it is ready
    public boolean ready(String engine) {
        return device.engines().stream()
                .filter(candidate -> candidate.name().equals(engine))
                .anyMatch(candidate -> semantics.evaluate(candidate.when()).isTrue());
    }

    /// Lets engines step, each in turn, until none can.
    ///
    /// @param budget steps at most
    /// @return steps taken
    public int run(int budget) {
        int steps = 0;
        boolean busy = true;
        while (busy) {
            busy = false;
            for (Engine engine : device.engines()) {
                if (steps < budget && step(engine)) {
                    steps++;
                    busy = true;
                }
            }
        }
        return steps;
    }

    /// Whether an engine can step. One that receives first has the next frame put into its buffer, if that is
    /// empty.
    ///
    /// @param engine one of the device's engines
    /// @return whether it can
    public boolean ready(Engine engine) {
        receive(engine);
        return semantics.ready(engine).isTrue();
    }

    /// Runs a part of the meaning by itself: an action, a step without what follows it. Nothing else happens.
    ///
    /// @param part what to run
    /// @param <T> what it comes to
    /// @return that
    public <T> T part(Function<Semantics<Bits>, T> part) {
        return part.apply(semantics);
    }

    private boolean step(Engine engine) {
        if (!ready(engine)) {
            return false;
        }
        semantics.step(engine);
        semantics.settle();
        return true;
    }

    /// Puts the next frame into an engine's empty buffer: looped ones come before those of the wire; empty ones
    /// are lost.
    private void receive(Engine engine) {
        engine.frame().map(store::buffer).filter(buffer -> buffer.length() == 0).ifPresent(buffer -> {
            environment.called(asking(engine));
            while (buffer.length() == 0 && !(store.looped.isEmpty() && arrived.isEmpty())) {
                Arrival next = store.looped.isEmpty() ? arrived.remove() : Arrival.finished(store.looped.remove());
                buffer.set(next.frame().toArray());
                engine.offload()
                        .ifPresent(
                                o -> store.buffer(o.record()).set(next.offload().toArray()));
            }
        });
    }

    private PortCall asking(Engine engine) {
        return engine.offload()
                .<PortCall>map(
                        o -> new PortCall.ReceiveWith((int) semantics.accepts(o).value()))
                .orElse(new PortCall.Receive());
    }

    /// A frame with its offload record.
    private record Arrival(Octets frame, Octets offload) {
        static Arrival finished(Octets frame) {
            return new Arrival(frame, Octets.of(new byte[Engine.Offload.RECORD_BYTES]));
        }
    }

    /// Lets time pass: timers expire and throttle intervals end in the order of their moments.
    ///
    /// @param nanos nanoseconds, 0 or more
    public void advance(long nanos) {
        long end = store.now + nanos;
        OptionalLong next = nextMoment();
        while (next.isPresent() && next.getAsLong() <= end) {
            store.now = Math.max(store.now, next.getAsLong());
            dueTimers().forEach(this::expire);
            semantics.settle();
            next = nextMoment();
        }
        store.now = end;
        semantics.settle();
    }

    private OptionalLong nextMoment() {
        Stream<Long> intervals = store.quietUntil.values().stream().filter(end -> end > store.now);
        return Stream.concat(store.deadlines.values().stream(), intervals)
                .mapToLong(Long::longValue)
                .min();
    }

    private List<Timer> dueTimers() {
        return device.timers().stream()
                .filter(this::due)
                .sorted(Comparator.comparing(timer -> store.deadlines.getOrDefault(timer.name(), 0L)))
                .toList();
    }

    private boolean due(Timer timer) {
        return store.deadlines.getOrDefault(timer.name(), Long.MAX_VALUE) <= store.now;
    }

    /// A timer of the same moment may have been stopped or started again by one before it.
    private void expire(Timer timer) {
        if (due(timer)) {
            semantics.expire(timer);
            semantics.settle();
        }
    }

    /// The link comes up or goes down; no event when it is so already.
    ///
    /// @param up whether it is up from now on
    public void link(boolean up) {
        if (store.linkUp != up) {
            store.linkUp = up;
            semantics.linkChanged();
            semantics.settle();
        }
    }

    /// Resets the device.
    ///
    /// @param domain one of its domains
    public void reset(String domain) {
        semantics.reset(domain);
        semantics.settle();
    }

    /// Whether an interrupt line is asserted.
    ///
    /// @return the level of the first interrupt of the device; false when there is none
    public boolean line() {
        return device.interrupts().stream().limit(1).map(Interrupt::name).anyMatch(this::line);
    }

    /// Whether an interrupt line is asserted.
    ///
    /// @param interrupt its name
    /// @return its level
    public boolean line(String interrupt) {
        return store.asserted.contains(interrupt);
    }

    /// The time.
    ///
    /// @return nanoseconds since power-on
    public long now() {
        return store.now;
    }

    /// The cells, in order of declaration.
    ///
    /// @return the elements of each cell by its name
    public Map<String, List<Long>> state() {
        return store.cellValues();
    }

    /// Everything that the device remembers, but for frames that have arrived and wait for an engine.
    ///
    /// @return what [#restore] takes
    public DeviceState save() {
        return store.save();
    }

    /// Returns to an earlier state. Lines and everything else change without being observed; frames that wait
    /// for an
    /// engine are lost.
    ///
    /// @param state of the same device
    public void restore(DeviceState state) {
        store.restore(state);
        arrived.clear();
    }

    /// Frames that have arrived and wait for an engine; [#save] does not keep them.
    ///
    /// @return how many
    public int waiting() {
        return arrived.size();
    }
}
