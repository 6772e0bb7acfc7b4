package nicc.verifier.flow;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import nicc.dsl.model.Buffer;
import nicc.dsl.model.Cell;
import nicc.dsl.model.Interrupt;
import nicc.dsl.model.Local;
import nicc.dsl.model.Parameter;
import nicc.dsl.model.Snapshot;
import nicc.dsl.model.Stmt;
import nicc.dsl.model.Timer;
import nicc.dsl.semantics.Fetched;
import nicc.dsl.semantics.Machine;

/// A machine of origins. It runs both sides of a branch and loops until nothing new is learnt, so what it finds
/// holds for every run.
final class FlowMachine implements Machine<Word> {
    private static final int ROUNDS = 1024;

    private final FlowAlgebra algebra = new FlowAlgebra();
    private final Cells cells;
    private final Elements elements;
    private final Trail trail = new Trail();
    private final Set<Vocabulary.Load> loads = new TreeSet<>();
    private Frame frame = new Frame();
    private final Set<Fetched<Word>> given = Collections.newSetFromMap(new IdentityHashMap<>());
    private Tally tally = new Tally();
    private final boolean supplied;
    private final Watch watch;

    /// A machine before an event.
    ///
    /// @param constants what is known about its state
    FlowMachine(Constants constants) {
        this(constants, false, Watch.NOTHING);
    }

    /// A machine before an event whose effects are tallied: there is a descriptor wherever one is taken.
    ///
    /// @param constants what is known about its state
    /// @param watch cells whose changes are tallied
    FlowMachine(Constants constants, Watch watch) {
        this(constants, true, watch);
    }

    private FlowMachine(Constants constants, boolean supplied, Watch watch) {
        cells = new Cells(constants);
        elements = new Elements(cells, algebra);
        this.supplied = supplied;
        this.watch = watch;
    }

    /// What has been done to the world.
    Tally tally() {
        return tally;
    }

    Cells cells() {
        return cells;
    }

    /// What was done to the outside.
    Trail trail() {
        return trail;
    }

    /// Where buffers were looked at, as far as known.
    Set<Vocabulary.Load> loads() {
        return loads;
    }

    FlowAlgebra algebra() {
        return algebra;
    }

    @Override
    public Word parameter(Parameter parameter) {
        return Word.mixed(Set.of(), parameter.width());
    }

    @Override
    public Word now() {
        return Word.copy(Source.NOW, "", Long.SIZE);
    }

    @Override
    public Word linkUp() {
        return Word.copy(Source.LINK, "", 1);
    }

    @Override
    public void branch(Word condition, Runnable then, Runnable otherwise) {
        if (condition.value().isPresent()) {
            (condition.value().getAsLong() != 0 ? then : otherwise).run();
            return;
        }
        Map<Cells.Place, Word> before = cells.copy();
        Frame frameBefore = frame.copy();
        Tally tallyBefore = tally.copy();
        trail.enter(condition.sources());
        Map<String, Boolean> facts = facts(condition);
        facts.forEach(tally::suppose);
        then.run();
        Tally tallyLeft = tally;
        tally = tallyBefore;
        Map<Cells.Place, Word> left = cells.copy();
        Frame frameLeft = frame;
        cells.restore(before);
        frame = frameBefore;
        facts.forEach((fact, value) -> tally.suppose(fact, !value));
        otherwise.run();
        trail.leave();
        cells.merge(left, cells.copy(), (a, b) -> algebra.ite(condition, a, b));
        tally.join(tallyLeft, facts.keySet());
        tally.within(trail.depth());
        frame.join((a, b) -> join(condition, a, b), frameLeft, supplied);
    }

    /// What is known where a condition holds, which may deny what denies something else.
    private Map<String, Boolean> facts(Word condition) {
        Map<String, Boolean> facts = new HashMap<>();
        boolean holds = true;
        for (Optional<Word> word = Optional.of(condition); word.isPresent(); word = algebra.denied(word.get())) {
            for (String fact : cells.facts(word.get())) {
                facts.put(fact, holds);
            }
            holds = !holds;
        }
        return facts;
    }

    @SuppressWarnings("ReferenceEquality") // as in Cells.merge
    private Word join(Word condition, Word a, Word b) {
        return a == b ? a : algebra.ite(condition, a, b);
    }

    @Override
    public void loop(Stmt site, long max, Supplier<Word> proceed, Runnable round) {
        boolean more = true;
        boolean counted = true;
        Map<String, Long> done = Map.of();
        Map<String, Long> added = Map.of();
        for (long i = 0; more && i < max; i++) {
            Word condition = proceed.get();
            boolean known = condition.value().isPresent();
            Map<Cells.Place, Word> before = cells.copy();
            Map<Local, Word> localsBefore = Map.copyOf(frame.locals());
            if (counted && !known) {
                done = tally.most();
                counted = false;
            }
            if (!counted) {
                tally.forget();
                tally.level(done);
            }
            Tally tallyBefore = tally.copy();
            branch(condition, round, () -> {});
            if (!counted) {
                tally.forget();
                added = tally.added(done, added);
            }
            more = known
                    ? condition.value().getAsLong() != 0
                    : !(before.equals(cells.copy())
                            && localsBefore.equals(frame.locals())
                            && tally.sameWays(tallyBefore));
            if (i >= ROUNDS) {
                throw new IllegalStateException("a loop with more than " + ROUNDS + " rounds of known length");
            }
        }
        if (!counted) {
            tally.repeat(done, added, max);
        }
    }

    @Override
    public void call(Runnable body) {
        Frame caller = frame;
        frame = new Frame();
        body.run();
        frame = caller;
    }

    @Override
    public Word local(Local local) {
        return frame.local(local);
    }

    @Override
    public void set(Local local, Word value) {
        frame.locals().put(local, value);
    }

    @Override
    public Fetched<Word> fetched(Snapshot snapshot) {
        return frame.snapshot(snapshot);
    }

    @Override
    public void set(Snapshot snapshot, Fetched<Word> value) {
        if (given.add(value)) {
            tally(snapshot, value);
        }
        frame.snapshots().put(snapshot, value);
    }

    /// A record that an action is given is not read again.
    private void tally(Snapshot snapshot, Fetched<Word> value) {
        if (value.taken().equals(Word.of(1, 1))) {
            tally.count("take " + snapshot.layout().name());
        } else if (value.bytes().stream().anyMatch(octet -> octet.value().isEmpty())) {
            tally.flag(snapshot.layout().name());
        }
    }

    @Override
    public Word get(Cell cell) {
        return cells.get(new Cells.Place(cell.name(), ""), cell.width());
    }

    @Override
    public void set(Cell cell, Word value) {
        changes(cell);
        cells.set(new Cells.Place(cell.name(), ""), value);
        tally.unknow(cell.name());
        if (cell.width() == 1) {
            value.value().ifPresent(bit -> tally.know(cell.name(), bit != 0));
        }
    }

    private void changes(Cell cell) {
        if (watch.told().contains(cell.name())) {
            tally.move(cell.name());
        }
        if (watch.waited().contains(cell.name())) {
            tally.decide(cell.name(), trail::decidedEarly);
        }
    }

    @Override
    public Word get(Cell cell, Word index) {
        return elements.get(cell, index);
    }

    @Override
    public void set(Cell cell, Word index, Word value) {
        changes(cell);
        elements.set(cell, index, value);
    }

    @Override
    public Word running(Timer timer) {
        return part(Source.timer(timer), 1);
    }

    @Override
    public void start(Timer timer, Word deadline) {
        put(Source.timer(timer), deadline);
    }

    @Override
    public void stop(Timer timer) {
        put(Source.timer(timer), Word.of(0, 1));
    }

    @Override
    public Word line(Interrupt interrupt) {
        return part(Source.line(interrupt), 1);
    }

    @Override
    public void setLine(Interrupt interrupt, Word level) {
        tally.count(Source.line(interrupt));
        put(Source.line(interrupt), level);
    }

    @Override
    public Word quietUntil(Interrupt interrupt) {
        return Word.mixed(Set.of(Source.line(interrupt)), Long.SIZE);
    }

    @Override
    public void setQuietUntil(Interrupt interrupt, Word end) {
        put(Source.line(interrupt), end);
    }

    @Override
    public void message(Word vector) {
        tally.count("message");
        tally.decide("a message", trail::decidedEarly);
        trail.effect("message", vector);
    }

    @Override
    public List<Word> fetch(Word address, int bytes) {
        trail.effect("fetch", address);
        Set<String> sources = new TreeSet<>(address.sources());
        sources.add(Source.MEMORY);
        if (supplied && tally.fenced()) {
            sources.add(Source.FENCED);
        }
        return Collections.nCopies(bytes, Word.mixed(sources, Byte.SIZE));
    }

    @Override
    public void store(Word address, Word value) {
        tally.store();
        trail.effect("store", address, value);
    }

    @Override
    public void publish(Word address, Word value) {
        tally.publish(value.sources());
        trail.effect("store", address, value);
    }

    @Override
    public void fence() {
        tally.fence(trail.depth());
        trail.effect("fence");
    }

    @Override
    public void send(Buffer buffer) {
        tally.count("send");
        trail.effect("send " + buffer.name(), part(Source.buffer(buffer), 1), linkUp());
    }

    @Override
    public void send(Buffer buffer, Buffer offload) {
        tally.count("send");
        trail.effect(
                "send " + buffer.name(), part(Source.buffer(buffer), 1), part(Source.buffer(offload), 1), linkUp());
    }

    @Override
    public void loop(Buffer buffer) {
        put(Source.LOOPED, part(Source.buffer(buffer), 1));
    }

    @Override
    public Word length(Buffer buffer) {
        return Word.mixed(part(Source.buffer(buffer), 1).sources(), Integer.SIZE);
    }

    @Override
    public Word load(Buffer buffer, Word offset, int bytes, boolean bigEndian) {
        Word value = Word.mixed(with(buffer, offset), Byte.SIZE * bytes);
        if (offset.value().isEmpty()) {
            return value;
        }
        Vocabulary.Load load = new Vocabulary.Load(buffer.name(), offset.value().getAsLong(), bytes, bigEndian);
        loads.add(load);
        return algebra.loaded(load, value);
    }

    @Override
    public Word sum(Buffer buffer, Word from, Word to) {
        return Word.mixed(with(buffer, from, to), Short.SIZE);
    }

    @Override
    public Word crc32(Buffer buffer, Word from, Word to) {
        return Word.mixed(with(buffer, from, to), Integer.SIZE);
    }

    @Override
    public void put(Buffer buffer, Word offset, int bytes, boolean bigEndian, Word value) {
        change(buffer, offset, value);
    }

    @Override
    public void clear(Buffer buffer) {
        put(Source.buffer(buffer), Word.of(0, 1));
    }

    @Override
    public void resize(Buffer buffer, Word length) {
        change(buffer, length);
    }

    @Override
    public void gather(Buffer buffer, Word address, Word length) {
        trail.effect("fetch", address, length, part(Source.buffer(buffer), 1));
        change(buffer, address, length, Word.mixed(Set.of(Source.MEMORY), 1));
    }

    @Override
    public void scatter(Buffer buffer, Word offset, Word length, Word address) {
        tally.store();
        trail.effect("store", offset, length, address, part(Source.buffer(buffer), 1));
    }

    @Override
    public void append(Buffer buffer, Buffer from, Word offset, Word length) {
        change(buffer, part(Source.buffer(from), 1), offset, length);
    }

    @Override
    public void insert(Buffer buffer, Word offset, Word length) {
        change(buffer, offset, length);
    }

    @Override
    public void remove(Buffer buffer, Word offset, Word length) {
        change(buffer, offset, length);
    }

    @Override
    public void copy(Buffer buffer, Buffer from) {
        put(Source.buffer(buffer), Word.mixed(part(Source.buffer(from), 1).sources(), 1));
    }

    private void change(Buffer buffer, Word... by) {
        put(Source.buffer(buffer), Word.mixed(with(buffer, by), 1));
    }

    private Set<String> with(Buffer buffer, Word... others) {
        Set<String> sources = new TreeSet<>(part(Source.buffer(buffer), 1).sources());
        List.of(others).forEach(other -> sources.addAll(other.sources()));
        return sources;
    }

    private Word part(String source, int width) {
        Word present = cells.get(new Cells.Place(source, ""), width);
        return present.width() == width ? present : Word.mixed(present.sources(), width);
    }

    /// Parts other than cells have one bit each: only their sources matter.
    private void put(String source, Word value) {
        tally.unknow(source);
        cells.set(new Cells.Place(source, ""), value.width() == 1 ? value : Word.mixed(value.sources(), 1));
    }
}
