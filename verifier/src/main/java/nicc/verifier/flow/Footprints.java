package nicc.verifier.flow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import nicc.dsl.model.Bank;
import nicc.dsl.model.Cell;
import nicc.dsl.model.Device;
import nicc.dsl.model.Interrupt;
import nicc.dsl.model.Register;
import nicc.dsl.model.Ring;
import nicc.dsl.semantics.Semantics;

/// Footprints of a device's events, by running its meaning over origins.
public final class Footprints {
    /// The domain that is reset when the device comes to be.
    static final String POWER = "power";

    private static final int INDEX_WIDTH = 32;

    private final Device device;
    private final Constants constants;

    /// Prepares footprints.
    ///
    /// @param device the device
    /// @param constants what is known about every state that counts
    public Footprints(Device device, Constants constants) {
        this.device = device;
        this.constants = constants;
    }

    /// A read of a register, for any element.
    ///
    /// @param bank its bank
    /// @param register the register
    /// @param enables the bits that the access covers
    /// @return its footprint; the answer is in the register's place
    public Footprint read(Bank bank, Register register, long enables) {
        return run((semantics, machine) ->
                semantics.readRegister(bank, register, index(register), Word.of(enables, register.width())));
    }

    /// A write to a register, of any value and for any element.
    ///
    /// @param bank its bank
    /// @param register the register
    /// @param enables the bits that the access covers
    /// @return its footprint
    public Footprint write(Bank bank, Register register, long enables) {
        Word value = Word.copy(Source.WRITTEN, "", register.width());
        return run((semantics, machine) -> {
            semantics.writeRegister(bank, register, index(register), Word.of(enables, register.width()), value);
            return Word.of(0, 1);
        });
    }

    /// What happens by itself: an engine's step, a timer's expiry, a change of the link. Each footprint reads
    /// what makes it possible, and changes what it uses up.
    ///
    /// @return by name, in order of declaration
    public Map<String, Footprint> events() {
        Map<String, Footprint> events = new LinkedHashMap<>();
        device.engines()
                .forEach(engine -> events.put("engine " + engine.name(), run((semantics, machine) -> {
                    engine.frame().ifPresent(buffer -> machine.put(buffer, Word.of(0, 1), 1, false, Word.of(0, 1)));
                    Word ready = semantics.ready(engine);
                    machine.branch(ready, () -> semantics.step(engine), () -> {});
                    return ready;
                })));
        device.timers()
                .forEach(timer -> events.put(Source.timer(timer), run((semantics, machine) -> {
                    Word running = machine.running(timer);
                    machine.branch(running, () -> semantics.expire(timer), () -> {});
                    return running;
                })));
        events.put("a change of the link", link());
        return events;
    }

    /// A change of the link.
    ///
    /// @return its footprint; the answer is the link itself
    public Footprint link() {
        return run((semantics, machine) -> {
            semantics.linkChanged();
            return machine.linkUp();
        });
    }

    /// What each event does to the world, lines brought up to date: accesses of any size, what happens by
    /// itself.
    ///
    /// @return by name, in order of declaration
    public Map<String, Tally> tallies() {
        Set<String> waited = new TreeSet<>();
        device.engines()
                .forEach(engine -> waited.addAll(run((semantics, machine) -> semantics.ready(engine))
                        .answer()
                        .sources()));
        Map<String, Tally> tallies = tallies(new Watch(Set.of(), waited));
        Set<String> told = told(tallies);
        return told.isEmpty() ? tallies : tallies(new Watch(told, waited));
    }

    /// What tells a guest of stores that events leave unpublished: the cells whose values other events publish that
    /// leave nothing themselves.
    ///
    /// @param tallies of all events
    /// @return names of cells; none when no event leaves anything
    public Set<String> told(Map<String, Tally> tallies) {
        Set<String> told = new TreeSet<>();
        if (tallies.values().stream().anyMatch(Tally::leaves)) {
            tallies.entrySet().stream()
                    .filter(event ->
                            byItself(event.getKey()) && !event.getValue().leaves())
                    .forEach(event -> told.addAll(event.getValue().shown()));
            told.retainAll(device.cells().stream().map(Cell::name).toList());
        }
        return told;
    }

    /// Whether an event is no access of the guest's.
    private boolean byItself(String event) {
        return device.engines().stream().anyMatch(engine -> event.equals("engine " + engine.name()))
                || device.timers().stream().anyMatch(timer -> event.equals(Source.timer(timer)));
    }

    private Map<String, Tally> tallies(Watch watch) {
        Map<String, Tally> tallies = new LinkedHashMap<>();
        device.engines()
                .forEach(engine -> tallies.put("engine " + engine.name(), tally(watch, (semantics, machine) -> {
                    engine.frame().ifPresent(buffer -> machine.put(buffer, Word.of(0, 1), 1, false, Word.of(0, 1)));
                    semantics.step(engine);
                })));
        device.timers()
                .forEach(timer -> tallies.put(
                        Source.timer(timer), tally(watch, (semantics, machine) -> semantics.expire(timer))));
        tallies.put("a change of the link", tally(watch, (semantics, machine) -> semantics.linkChanged()));
        for (Bank bank : device.banks()) {
            for (Register register : bank.registers()) {
                Word enables = Word.mixed(Set.of(), register.width());
                Word value = Word.copy(Source.WRITTEN, "", register.width());
                tallies.put(
                        "read " + register.name(),
                        tally(
                                watch,
                                (semantics, machine) ->
                                        semantics.readRegister(bank, register, index(register), enables)));
                tallies.put(
                        "write " + register.name(),
                        tally(
                                watch,
                                (semantics, machine) ->
                                        semantics.writeRegister(bank, register, index(register), enables, value)));
            }
        }
        return tallies;
    }

    private Tally tally(Watch watch, BiConsumer<Semantics<Word>, FlowMachine> event) {
        FlowMachine machine = new FlowMachine(constants, watch);
        Semantics<Word> semantics = new Semantics<>(device, machine.algebra(), machine);
        event.accept(semantics, machine);
        semantics.settle();
        return machine.tally();
    }

    /// Where a ring's place and size come from.
    ///
    /// @param ring a ring of the device
    /// @return words whose bits are copies of cells' bits, as far as the spec only puts bits together
    public RingShape ring(Ring ring) {
        FlowMachine machine = new FlowMachine(constants);
        Semantics<Word> semantics = new Semantics<>(device, machine.algebra(), machine);
        return new RingShape(
                ring,
                semantics.evaluate(ring.base()),
                semantics.evaluate(ring.size()),
                semantics.evaluate(ring.tail()));
    }

    /// What engines look at and compare with.
    ///
    /// @return places and tests of all engines' steps
    public Vocabulary vocabulary() {
        Set<Vocabulary.Load> loads = new TreeSet<>();
        Set<Vocabulary.Test> tests = new TreeSet<>();
        device.engines().forEach(engine -> {
            FlowMachine machine = new FlowMachine(constants);
            Semantics<Word> semantics = new Semantics<>(device, machine.algebra(), machine);
            engine.frame().ifPresent(buffer -> machine.put(buffer, Word.of(0, 1), 1, false, Word.of(0, 1)));
            semantics.step(engine);
            loads.addAll(machine.loads());
            tests.addAll(machine.algebra().tests());
        });
        return new Vocabulary(List.copyOf(loads), List.copyOf(tests));
    }

    /// A reset.
    ///
    /// @param domain one of the device's domains
    /// @return its footprint
    Footprint reset(String domain) {
        return run((semantics, machine) -> {
            semantics.reset(domain);
            return Word.of(0, 1);
        });
    }

    /// Everything that can happen after power-on: what happens by itself, resets, accesses with any byte
    /// enables.
    ///
    /// @return the footprints
    Stream<Footprint> everything() {
        Stream<Footprint> accesses = device.banks().stream()
                .flatMap(bank -> bank.registers().stream()
                        .flatMap(register -> Stream.of(false, true).map(write -> access(bank, register, write))));
        Stream<Footprint> resets = device.domains().stream()
                .filter(domain -> !domain.equals(POWER))
                .map(this::reset);
        return Stream.of(events().values().stream(), resets, accesses).flatMap(footprints -> footprints);
    }

    private Footprint access(Bank bank, Register register, boolean write) {
        Word enables = Word.mixed(Set.of(), register.width());
        Word value = Word.copy(Source.WRITTEN, "", register.width());
        return run((semantics, machine) -> {
            if (!write) {
                return semantics.readRegister(bank, register, index(register), enables);
            }
            semantics.writeRegister(bank, register, index(register), enables, value);
            return Word.of(0, 1);
        });
    }

    /// What each interrupt line is decided by: its level, and its throttle's interval.
    ///
    /// @return by name, in order of declaration
    public Map<String, Footprint> lines() {
        Map<String, Footprint> lines = new LinkedHashMap<>();
        for (Interrupt line : device.interrupts()) {
            lines.put(line.name(), run((semantics, machine) -> {
                Word level = semantics.level(line);
                Set<String> sources = new TreeSet<>(level.sources());
                line.throttle()
                        .ifPresent(throttle -> sources.addAll(
                                semantics.evaluate(throttle.interval()).sources()));
                return Word.mixed(sources, 1);
            }));
        }
        return lines;
    }

    private static Word index(Register register) {
        return register.storage().array() && register.count() > 1
                ? Word.copy(Source.INDEX, "", INDEX_WIDTH)
                : Word.of(0, INDEX_WIDTH);
    }

    private Footprint run(BiFunction<Semantics<Word>, FlowMachine, Word> event) {
        FlowMachine machine = new FlowMachine(constants);
        Word answer = event.apply(new Semantics<>(device, machine.algebra(), machine), machine);
        Set<String> reads = new TreeSet<>(machine.trail().decided());
        reads.addAll(answer.sources());
        Set<String> writes = new TreeSet<>();
        Map<String, Word> state = new TreeMap<>();
        machine.cells().values().forEach((place, value) -> {
            Word before = machine.cells().before(place, value.width());
            if (!value.equals(before)) {
                writes.add(place.source());
                reads.addAll(changed(value, before));
                state.put(
                        place.element().isEmpty() ? place.source() : place.source() + "[" + place.element() + "]",
                        value);
            }
        });
        return new Footprint(reads, writes, machine.trail().effects(), answer, state);
    }

    /// Sources of the bits that are not what they were.
    private static Set<String> changed(Word value, Word before) {
        Set<String> sources = new TreeSet<>();
        for (int i = 0; i < value.width(); i++) {
            Bit bit = value.bits().get(i);
            if (!bit.equals(before.bits().get(i))) {
                sources.addAll(bit.sources());
            }
        }
        return sources;
    }
}
