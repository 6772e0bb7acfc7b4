package nicc.dsl.interp;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import nicc.dsl.model.Buffer;
import nicc.dsl.model.Cell;
import nicc.dsl.model.Device;
import nicc.dsl.model.Interrupt;
import nicc.dsl.model.Local;
import nicc.dsl.model.Parameter;
import nicc.dsl.model.Snapshot;
import nicc.dsl.model.Stmt;
import nicc.dsl.model.Timer;
import nicc.dsl.semantics.Fetched;
import nicc.dsl.semantics.Machine;

/// A machine of numbers: follows one side of a branch, runs loops round by round.
final class ConcreteMachine implements Machine<Bits> {
    private static final int LOOP_QUEUE = 64;

    private final LiveState store;
    private final Environment environment;
    private final Map<String, Long> parameters;
    private final Deque<Activation> activations = new ArrayDeque<>(List.of(new Activation()));

    ConcreteMachine(Device device, Environment environment, Map<String, Long> parameters) {
        this.store = new LiveState(device);
        this.environment = environment;
        this.parameters = Map.copyOf(parameters);
    }

    LiveState store() {
        return store;
    }

    @Override
    public Bits parameter(Parameter parameter) {
        return Bits.of(parameters.getOrDefault(parameter.name(), parameter.defaultValue()), parameter.width());
    }

    @Override
    public Bits now() {
        return Bits.of(store.now, Long.SIZE);
    }

    @Override
    public Bits linkUp() {
        return Bits.of(store.linkUp);
    }

    @Override
    public void branch(Bits condition, Runnable then, Runnable otherwise) {
        if (condition.isTrue()) {
            then.run();
        } else {
            otherwise.run();
        }
    }

    @Override
    public void loop(Stmt site, long max, Supplier<Bits> proceed, Runnable round) {
        for (long i = 0; i < max && proceed.get().isTrue(); i++) {
            round.run();
        }
    }

    @Override
    public void call(Runnable body) {
        activations.push(new Activation());
        body.run();
        activations.pop();
    }

    @Override
    public Bits local(Local local) {
        return activations.getFirst().get(local);
    }

    @Override
    public void set(Local local, Bits value) {
        activations.getFirst().set(local, value);
    }

    @Override
    public Fetched<Bits> fetched(Snapshot snapshot) {
        return activations.getFirst().get(snapshot);
    }

    @Override
    public void set(Snapshot snapshot, Fetched<Bits> value) {
        activations.getFirst().set(snapshot, value);
    }

    @Override
    public Bits get(Cell cell) {
        return Bits.of(store.cell(cell)[0], cell.width());
    }

    @Override
    public void set(Cell cell, Bits value) {
        store.changed(cell)[0] = value.value();
    }

    @Override
    public Bits get(Cell cell, Bits index) {
        boolean exists = index.value() < cell.count();
        return Bits.of(exists ? store.cell(cell)[(int) index.value()] : 0, cell.width());
    }

    @Override
    public void set(Cell cell, Bits index, Bits value) {
        if (index.value() < cell.count()) {
            store.changed(cell)[(int) index.value()] = value.value();
        }
    }

    @Override
    public Bits running(Timer timer) {
        return Bits.of(store.deadlines.containsKey(timer.name()));
    }

    @Override
    public void start(Timer timer, Bits deadline) {
        store.deadlines.put(timer.name(), deadline.value());
    }

    @Override
    public void stop(Timer timer) {
        store.deadlines.remove(timer.name());
    }

    @Override
    public Bits line(Interrupt interrupt) {
        return Bits.of(store.asserted.contains(interrupt.name()));
    }

    @Override
    public void setLine(Interrupt interrupt, Bits level) {
        String name = interrupt.name();
        boolean changed = level.isTrue() ? store.asserted.add(name) : store.asserted.remove(name);
        if (changed) {
            environment.called(new PortCall.Level(level.isTrue()));
            environment.observe(new Effect.Line(name, level.isTrue()));
        }
    }

    @Override
    public Bits quietUntil(Interrupt interrupt) {
        return Bits.of(store.quietUntil.getOrDefault(interrupt.name(), 0L), Long.SIZE);
    }

    @Override
    public void setQuietUntil(Interrupt interrupt, Bits end) {
        store.quietUntil.put(interrupt.name(), end.value());
    }

    @Override
    public void message(Bits vector) {
        environment.called(new PortCall.Message((int) vector.value()));
        environment.observe(new Effect.Message((int) vector.value()));
    }

    @Override
    public List<Bits> fetch(Bits address, int bytes) {
        environment.called(new PortCall.Fetch(address.value(), bytes));
        List<Bits> result = new ArrayList<>();
        for (byte octet : readGuest(address.value(), bytes)) {
            result.add(Bits.of(octet, Byte.SIZE));
        }
        return result;
    }

    @Override
    public void store(Bits address, Bits value) {
        Octets bytes = Octets.littleEndian(value);
        environment.called(new PortCall.Store(address.value(), bytes));
        writeGuest(address.value(), bytes);
    }

    @Override
    public void publish(Bits address, Bits value) {
        Octets bytes = Octets.littleEndian(value);
        environment.called(new PortCall.Publish(address.value(), bytes));
        writeGuest(address.value(), bytes);
    }

    /// Events follow one another, so there is nothing to order.
    @Override
    public void fence() {
        environment.called(new PortCall.Fence());
    }

    private byte[] readGuest(long address, int bytes) {
        environment.observe(new Effect.DmaRead(address, bytes));
        byte[] result = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            result[i] = (byte) environment.read(address + i);
        }
        return result;
    }

    private void writeGuest(long address, Octets bytes) {
        environment.observe(new Effect.DmaWrite(address, bytes));
        for (int i = 0; i < bytes.length(); i++) {
            environment.write(address + i, bytes.at(i));
        }
    }

    @Override
    public void send(Buffer buffer) {
        environment.called(new PortCall.Send(store.buffer(buffer).content()));
        if (store.linkUp) {
            environment.observe(new Effect.Frame(store.buffer(buffer).content()));
        }
    }

    @Override
    public void send(Buffer buffer, Buffer offload) {
        Octets frame = store.buffer(buffer).content();
        Octets asks = store.buffer(offload).content();
        environment.called(new PortCall.SendWith(frame, asks));
        if (store.linkUp) {
            environment.observe(new Effect.UnfinishedFrame(frame, asks));
        }
    }

    @Override
    public void loop(Buffer buffer) {
        environment.called(new PortCall.Loop(store.buffer(buffer).content()));
        if (store.looped.size() < LOOP_QUEUE) {
            store.looped.add(store.buffer(buffer).content());
        }
    }

    @Override
    public Bits length(Buffer buffer) {
        return Bits.of(store.buffer(buffer).length(), Integer.SIZE);
    }

    @Override
    public Bits load(Buffer buffer, Bits offset, int bytes, boolean bigEndian) {
        return Bits.of(store.buffer(buffer).load(offset.value(), bytes, bigEndian), Byte.SIZE * bytes);
    }

    @Override
    public Bits sum(Buffer buffer, Bits from, Bits to) {
        return Bits.of(store.buffer(buffer).sum(from.value(), to.value()), Short.SIZE);
    }

    @Override
    public Bits crc32(Buffer buffer, Bits from, Bits to) {
        return Bits.of(store.buffer(buffer).crc32(from.value(), to.value()), Integer.SIZE);
    }

    @Override
    public void put(Buffer buffer, Bits offset, int bytes, boolean bigEndian, Bits value) {
        store.buffer(buffer).put(offset.value(), bytes, bigEndian, value.value());
    }

    @Override
    public void clear(Buffer buffer) {
        store.buffer(buffer).clear();
    }

    @Override
    public void resize(Buffer buffer, Bits length) {
        store.buffer(buffer).resize(length.value());
    }

    @Override
    public void gather(Buffer buffer, Bits address, Bits length) {
        environment.called(new PortCall.Gather(address.value(), (int) length.value()));
        int count = store.buffer(buffer).room(length.value());
        if (count > 0) {
            store.buffer(buffer).append(readGuest(address.value(), count));
        }
    }

    @Override
    public void scatter(Buffer buffer, Bits offset, Bits length, Bits address) {
        byte[] bytes = store.buffer(buffer).slice(offset.value(), length.value());
        environment.called(new PortCall.Scatter(address.value(), Octets.of(bytes)));
        if (bytes.length > 0) {
            writeGuest(address.value(), Octets.of(bytes));
        }
    }

    @Override
    public void append(Buffer buffer, Buffer from, Bits offset, Bits length) {
        store.buffer(buffer).append(store.buffer(from).slice(offset.value(), length.value()));
    }

    @Override
    public void insert(Buffer buffer, Bits offset, Bits length) {
        store.buffer(buffer).insert(offset.value(), length.value());
    }

    @Override
    public void remove(Buffer buffer, Bits offset, Bits length) {
        store.buffer(buffer).remove(offset.value(), length.value());
    }

    @Override
    public void copy(Buffer buffer, Buffer from) {
        store.buffer(buffer).set(store.buffer(from).content().toArray());
    }
}
