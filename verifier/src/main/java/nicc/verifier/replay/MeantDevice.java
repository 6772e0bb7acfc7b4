package nicc.verifier.replay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import nicc.dsl.interp.Bits;
import nicc.dsl.interp.DeviceState;
import nicc.dsl.interp.Effect;
import nicc.dsl.interp.Environment;
import nicc.dsl.interp.Interpreter;
import nicc.dsl.interp.Octets;
import nicc.dsl.interp.PortCall;
import nicc.dsl.model.Action;
import nicc.dsl.model.Bank;
import nicc.dsl.model.Buffer;
import nicc.dsl.model.Cell;
import nicc.dsl.model.Device;
import nicc.dsl.model.Engine;
import nicc.dsl.model.Interrupt;
import nicc.dsl.model.Local;
import nicc.dsl.model.Register;
import nicc.dsl.model.Snapshot;
import nicc.dsl.model.Timer;
import nicc.dsl.semantics.Fetched;
import nicc.dsl.semantics.Semantics;
import nicc.verifier.encode.Names;
import nicc.verifier.refine.Scene;

/// The device as its spec means it, run by the interpreter in a [GuestWorld].
final class MeantDevice implements Environment {
    private static final long NEVER = Long.MAX_VALUE;

    private final Device device;
    private final GuestWorld world;
    private final Interpreter interpreter;
    private byte[] read = {};
    private long readAt;
    private boolean scripted;

    /// A device at power-on.
    ///
    /// @param device the device
    /// @param world the guest's memory, and who hears what the device says
    /// @param parameters values by name
    MeantDevice(Device device, GuestWorld world, Map<String, Long> parameters) {
        this.device = device;
        this.world = world;
        this.interpreter = new Interpreter(device, this, parameters);
    }

    Interpreter interpreter() {
        return interpreter;
    }

    @Override
    public void called(PortCall call) {
        scripted = call instanceof PortCall.Fetch;
        world.say(call);
    }

    @Override
    public void observe(Effect effect) {
        if (effect instanceof Effect.DmaRead(long address, int bytes)) {
            readAt = address;
            read = scripted ? world.fetch(address, bytes) : world.load(address, bytes);
        } else if (effect instanceof Effect.DmaWrite(long address, Octets bytes)) {
            world.store(address, bytes.toArray());
        }
    }

    @Override
    public int read(long address) {
        return Byte.toUnsignedInt(read[(int) (address - readAt)]);
    }

    /// The bytes were stored when the store was observed.
    @Override
    public void write(long address, int value) {}

    /// Puts the device into a scene's state.
    ///
    /// @param scene the scene
    /// @param buffers the bytes of buffers by name
    /// @param looped frames that wait for the receiver
    void enter(Scene scene, Map<String, Octets> buffers, List<Octets> looped) {
        Map<String, List<Long>> cells = new LinkedHashMap<>();
        for (Cell cell : device.cells()) {
            List<Long> values = cell.array()
                    ? scene.arrays().getOrDefault(cell.name(), List.of())
                    : List.of(scene.numbers().getOrDefault(Names.of(cell), 0L));
            cells.put(cell.name(), padded(values, cell.count()));
        }
        Map<String, Long> deadlines = new HashMap<>();
        for (Timer timer : device.timers()) {
            long due = scene.numbers().getOrDefault(Names.deadline(timer), NEVER);
            if (due != NEVER) {
                deadlines.put(timer.name(), due);
            }
        }
        Set<String> asserted = new HashSet<>();
        Map<String, Long> quiet = new HashMap<>();
        for (Interrupt interrupt : device.interrupts()) {
            if (scene.numbers().getOrDefault(Names.asserted(interrupt), 0L) != 0) {
                asserted.add(interrupt.name());
            }
            quiet.put(interrupt.name(), scene.numbers().getOrDefault(Names.quiet(interrupt), 0L));
        }
        boolean up = scene.numbers().getOrDefault(Names.LINK, 0L) != 0;
        interpreter.restore(new DeviceState(cells, buffers, deadlines, asserted, quiet, looped, scene.now(), up));
    }

    /// Puts the device into a state.
    ///
    /// @param state by the names that [#state()] gives
    void take(Map<String, Object> state) {
        Map<String, List<Long>> cells = new LinkedHashMap<>();
        for (Cell cell : device.cells()) {
            cells.put(
                    cell.name(),
                    state.get(cell.name()) instanceof List<?> values
                            ? values.stream().map(Long.class::cast).toList()
                            : List.of(number(state, cell.name())));
        }
        Map<String, Long> deadlines = new HashMap<>();
        device.timers().forEach(timer -> deadlines.put(timer.name(), number(state, "timer " + timer.name())));
        Set<String> asserted = new HashSet<>();
        Map<String, Long> quiet = new HashMap<>();
        for (Interrupt interrupt : device.interrupts()) {
            String name = "interrupt " + interrupt.name();
            if (number(state, name + ".asserted") != 0) {
                asserted.add(interrupt.name());
            }
            quiet.put(interrupt.name(), number(state, name + ".quiet"));
        }
        Map<String, Octets> buffers = new HashMap<>();
        for (Buffer buffer : device.buffers()) {
            if (state.get("buffer " + buffer.name()) instanceof Octets bytes) {
                buffers.put(buffer.name(), bytes);
            }
        }
        boolean up = number(state, Names.LINK) != 0;
        interpreter.restore(new DeviceState(cells, buffers, deadlines, asserted, quiet, List.of(), 0, up));
    }

    private static long number(Map<String, Object> state, String name) {
        return state.get(name) instanceof Long number ? number : 0;
    }

    private static List<Long> padded(List<Long> values, int count) {
        List<Long> padded = new ArrayList<>(values);
        while (padded.size() < count) {
            padded.add(0L);
        }
        return padded;
    }

    /// The state, by the names of the compiler's relations.
    Map<String, Object> state() {
        DeviceState saved = interpreter.save();
        Map<String, Object> state = new HashMap<>();
        for (Cell cell : device.cells()) {
            List<Long> values = saved.cells().getOrDefault(cell.name(), List.of());
            state.put(cell.name(), cell.array() ? values : values.getFirst());
        }
        device.timers()
                .forEach(timer ->
                        state.put("timer " + timer.name(), saved.deadlines().getOrDefault(timer.name(), NEVER)));
        for (Interrupt interrupt : device.interrupts()) {
            String name = "interrupt " + interrupt.name();
            state.put(name + ".asserted", saved.asserted().contains(interrupt.name()) ? 1L : 0L);
            state.put(name + ".quiet", saved.quietUntil().getOrDefault(interrupt.name(), 0L));
        }
        state.put(Names.LINK, saved.linkUp() ? 1L : 0L);
        for (Buffer buffer : device.buffers()) {
            state.put("buffer " + buffer.name(), saved.buffers().getOrDefault(buffer.name(), Octets.of(new byte[0])));
        }
        return state;
    }

    /// Runs an event.
    ///
    /// @param occurrence the event
    /// @return its value, if it has one
    Optional<Long> run(Scene.Occurrence occurrence) {
        List<Long> operands = occurrence.operands();
        String about = occurrence.about();
        return switch (occurrence.what()) {
            case READ -> value(s -> settled(s, s.read(bank(about), operands.get(0), size(operands))));
            case INQUIRE -> value(s -> s.inquire(bank(about), operands.get(0), size(operands)));
            case WRITE ->
                nothing(s -> {
                    int size = size(operands);
                    s.write(bank(about), operands.get(0), size, Bits.of(operands.get(2), Byte.SIZE * size));
                    s.settle();
                });
            case RESET -> {
                interpreter.reset(about.toLowerCase(Locale.ROOT));
                yield Optional.empty();
            }
            case LINK -> {
                interpreter.link(operands.getFirst() != 0);
                yield Optional.empty();
            }
            case SETTLE -> nothing(Semantics::settle);
            case READY -> Optional.of(interpreter.ready(engine(about)) ? 1L : 0L);
            case STEP -> nothing(s -> s.step(engine(about)));
            case CALL -> nothing(s -> call(s, about, operands));
            case DOMAIN -> nothing(s -> s.reset(about));
            case EXPIRE -> Optional.of(expire() ? 1L : 0L);
            case DEADLINE -> Optional.of(interpreter.part(this::deadline));
            case LOAD -> value(s -> load(s, bank(about), operands.getFirst()));
            case STORE -> nothing(s -> store(s, bank(about), operands.getFirst(), operands.get(1)));
            case REGISTER -> nothing(s -> write(s, bank(about), operands));
            case ABSENT -> Optional.of(operands.getFirst());
        };
    }

    /// A read by code, 64 bits: of the register that begins at an offset, or 0.
    private static Bits load(Semantics<Bits> semantics, Bank bank, long offset) {
        return beginning(bank, offset)
                .map(register -> {
                    Bits whole = Bits.of(-1, register.width());
                    Bits value = semantics.readRegister(bank, register, element(register, offset), whole);
                    return Bits.of(value.value(), Long.SIZE);
                })
                .orElse(Bits.of(0, Long.SIZE));
    }

    /// A write by code to the register that begins at an offset, if one does.
    private static void store(Semantics<Bits> semantics, Bank bank, long offset, long value) {
        beginning(bank, offset).ifPresent(register -> {
            Bits whole = Bits.of(-1, register.width());
            Bits written = Bits.of(value, register.width());
            semantics.writeRegister(bank, register, element(register, offset), whole, written);
        });
    }

    /// A write to enabled bytes of the register that begins at an offset.
    private static void write(Semantics<Bits> semantics, Bank bank, List<Long> operands) {
        beginning(bank, operands.getFirst()).ifPresent(register -> {
            Bits written = Bits.of(operands.get(1), register.width());
            Bits enables = Bits.of(operands.get(2), register.width());
            semantics.writeRegister(bank, register, Bits.of(0, Integer.SIZE), enables, written);
        });
    }

    private static Optional<Register> beginning(Bank bank, long offset) {
        return bank.registers().stream()
                .filter(register -> {
                    long relative = offset - register.offset();
                    long length = (long) register.count() * register.stride();
                    return relative >= 0 && relative < length && relative % register.stride() == 0;
                })
                .findFirst();
    }

    private static Bits element(Register register, long offset) {
        return Bits.of((offset - register.offset()) / register.stride(), Integer.SIZE);
    }

    private static int size(List<Long> operands) {
        return operands.get(1).intValue();
    }

    private static Bits settled(Semantics<Bits> semantics, Bits value) {
        semantics.settle();
        return value;
    }

    private Optional<Long> value(Function<Semantics<Bits>, Bits> event) {
        return Optional.of(interpreter.part(event).value());
    }

    private interface Event {
        void run(Semantics<Bits> semantics);
    }

    private Optional<Long> nothing(Event event) {
        interpreter.part(semantics -> {
            event.run(semantics);
            return true;
        });
        return Optional.empty();
    }

    private void call(Semantics<Bits> semantics, String name, List<Long> operands) {
        Action action = named(device.actions(), Action::name, name);
        List<Long> left = new ArrayList<>(operands);
        List<Bits> arguments = new ArrayList<>();
        for (Local parameter : action.parameters()) {
            arguments.add(Bits.of(left.removeFirst(), parameter.width()));
        }
        List<Fetched<Bits>> snapshots = new ArrayList<>();
        for (Snapshot snapshot : action.snapshots()) {
            Bits[] bytes = new Bits[snapshot.layout().bytes()];
            Arrays.setAll(bytes, i -> Bits.of(left.removeFirst(), Byte.SIZE));
            Bits taken = Bits.of(left.removeFirst(), 1);
            snapshots.add(new Fetched<>(List.of(bytes), taken, Bits.of(left.removeFirst(), Long.SIZE)));
        }
        semantics.call(action, arguments, snapshots);
    }

    /// The timer that is due first; of those due at one moment, the one declared first.
    private boolean expire() {
        DeviceState saved = interpreter.save();
        Optional<Timer> next = Optional.empty();
        long due = saved.now();
        for (Timer timer : device.timers()) {
            long theirs = saved.deadlines().getOrDefault(timer.name(), NEVER);
            if (theirs != NEVER && (next.isEmpty() ? theirs <= due : theirs < due)) {
                next = Optional.of(timer);
                due = theirs;
            }
        }
        next.ifPresent(timer -> nothing(s -> s.expire(timer)));
        return next.isPresent();
    }

    private long deadline(Semantics<Bits> semantics) {
        DeviceState saved = interpreter.save();
        long next = saved.deadlines().values().stream()
                .mapToLong(Long::longValue)
                .min()
                .orElse(NEVER);
        for (Interrupt interrupt : device.interrupts()) {
            boolean waits = interrupt.throttle().isPresent()
                    && semantics.level(interrupt).isTrue()
                    && !saved.asserted().contains(interrupt.name());
            if (waits) {
                next = Math.min(next, saved.quietUntil().getOrDefault(interrupt.name(), 0L));
            }
        }
        return next;
    }

    private Bank bank(String name) {
        return named(device.banks(), Bank::name, name);
    }

    private Engine engine(String name) {
        return named(device.engines(), Engine::name, name);
    }

    private static <T> T named(List<T> all, Function<T, String> name, String wanted) {
        return all.stream()
                .filter(one -> name.apply(one).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the device has no " + wanted));
    }
}
