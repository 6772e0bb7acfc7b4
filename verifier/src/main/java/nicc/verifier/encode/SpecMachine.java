package nicc.verifier.encode;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import nicc.dsl.model.Action;
import nicc.dsl.model.Bank;
import nicc.dsl.model.Cell;
import nicc.dsl.model.Device;
import nicc.dsl.model.Interrupt;
import nicc.dsl.model.Local;
import nicc.dsl.model.Parameter;
import nicc.dsl.model.Register;
import nicc.dsl.model.Snapshot;
import nicc.dsl.model.Stmt;
import nicc.dsl.model.Timer;
import nicc.dsl.semantics.Fetched;
import nicc.dsl.semantics.Machine;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// The machine that gives the spec's meaning as terms. Where control splits, both sides run from the same state
/// and what they leave is merged, so a run is linear in the spec, whatever number of paths it has.
final class SpecMachine implements SpecBuffers, Machine<Term> {
    private static final int MOST_ROUNDS = 64;

    /// Loops of at most so many rounds are run, where any round could stand for all of them.
    private static final int FEW_ROUNDS = 16;

    /// So many rounds are the first ones.
    private static final int FIRST_ROUNDS = 3;

    private static final long BYTE = 0xFF;

    private final Device device;
    private final Shortcuts shortcuts;
    private final List<Call> calls = new ArrayList<>();
    private final List<Repeat> repeats = new ArrayList<>();
    private final List<Term> ends = new ArrayList<>();
    private int loops;
    private final World world;
    private final Terms terms;
    private final Effects effects;
    private final Buffers buffers;
    private State state;
    private Activation activation = new Activation();
    private Term guard;

    SpecMachine(Device device, World world, State state, Shortcuts shortcuts) {
        this.device = device;
        this.shortcuts = shortcuts;
        this.world = world;
        this.terms = world.terms();
        this.effects = new Effects(world);
        this.buffers = new Buffers(world);
        this.state = state;
        this.guard = terms.bit(true);
    }

    @Override
    public World world() {
        return world;
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public Effects effects() {
        return effects;
    }

    @Override
    public Buffers buffers() {
        return buffers;
    }

    @Override
    public Term guard() {
        return guard;
    }

    @Override
    public Term parameter(Parameter parameter) {
        return world.parameter(parameter.name(), parameter.width());
    }

    @Override
    public Term now() {
        return world.now();
    }

    @Override
    public Term linkUp() {
        return state.get(Names.LINK);
    }

    @Override
    public void branch(Term condition, Runnable then, Runnable otherwise) {
        OptionalLong known = terms.known(condition);
        if (known.isPresent()) {
            (known.getAsLong() == 1 ? then : otherwise).run();
            return;
        }
        State before = state.copy();
        Activation localsBefore = activation.copy();
        Term outer = guard;
        guard = terms.and(outer, condition);
        then.run();
        State stateThen = state;
        Activation localsThen = activation;
        state = before;
        activation = localsBefore;
        guard = terms.and(outer, terms.not(condition));
        otherwise.run();
        state = State.merge(terms, condition, stateThen, state);
        activation = Activation.merge(terms, condition, localsThen, activation);
        guard = outer;
    }

    @Override
    public void loop(Stmt site, long max, Supplier<Term> proceed, Runnable round) {
        long left = max;
        Term goesOn = proceed.get();
        while (left > 0 && terms.known(goesOn).orElse(-1) == 1) {
            round.run();
            left--;
            goesOn = proceed.get();
        }
        if (left > 0 && terms.known(goesOn).isEmpty()) {
            undecided(site, left, goesOn, proceed, round);
        }
    }

    private void undecided(Stmt site, long left, Term goesOn, Supplier<Term> proceed, Runnable round) {
        boolean all = shortcuts.loops() == Shortcuts.Loops.NONE;
        if (left <= (all ? MOST_ROUNDS : FEW_ROUNDS)) {
            symbolic(left, goesOn, proceed, round, () -> {});
        } else if (all) {
            throw new Unbounded(loop(site) + " may run more than " + MOST_ROUNDS + " rounds");
        } else if (shortcuts.loops() == Shortcuts.Loops.FIRST_ROUNDS) {
            symbolic(FIRST_ROUNDS, goesOn, proceed, round, () -> ends.add(terms.not(terms.and(guard, proceed.get()))));
        } else {
            repeat(site, left, proceed, round);
        }
    }

    private static String loop(Stmt site) {
        return "the loop in line " + site.span().line();
    }

    /// Rounds that may or may not be run, one inside the other.
    private void symbolic(long left, Term goesOn, Supplier<Term> proceed, Runnable round, Runnable end) {
        branch(
                goesOn,
                () -> {
                    round.run();
                    if (left > 1) {
                        symbolic(left - 1, proceed.get(), proceed, round, end);
                    } else {
                        end.run();
                    }
                },
                () -> {});
    }

    /// One round stands for all.
    private void repeat(Stmt site, long left, Supplier<Term> proceed, Runnable round) {
        String when = Repeat.in(site.span().line()) + ", " + left + " rounds at most, " + ++loops;
        Set<String> changed = activation.those(Assigned.by(site));
        Term begun = guard;
        Activation locals = activation;
        Repeat.Moment before = moment(site, terms.zero(Integer.SIZE), changed);
        Repeat.Moment head = any(site, left, changed, when);
        Term proceeds = terms.and(terms.ult(head.rounds(), terms.constant(left, Integer.SIZE)), proceed.get());
        guard = terms.and(begun, proceeds);
        round.run();
        Repeat.Moment next = moment(site, terms.add(head.rounds(), terms.constant(1, Integer.SIZE)), changed);
        guard = begun;
        activation = locals;
        Repeat.Moment after = any(site, left, changed, Repeat.over(when));
        repeats.add(new Repeat(loop(site), when, begun, before, head, proceeds, next, after));
    }

    private Repeat.Moment moment(Stmt site, Term rounds, Set<String> changed) {
        Set<String> names = new LinkedHashSet<>(changed);
        if (site instanceof Stmt.For counted) {
            names.add(counted.local().name());
        }
        return new Repeat.Moment(rounds, state.copy(), activation.some(names));
    }

    /// Goes to any moment of a loop: after any number of rounds, with any state; what counts them is as far as that.
    private Repeat.Moment any(Stmt site, long left, Set<String> changed, String when) {
        int width = Long.SIZE - Long.numberOfLeadingZeros(left);
        Term count = terms.symbol("number of rounds" + when, width);
        world.assume(terms.ule(count, terms.constant(left, width)));
        activation = activation.copy();
        if (site instanceof Stmt.For counted) {
            Term first = activation.get(counted.local());
            activation.set(
                    counted.local(),
                    terms.add(first, terms.resize(count, counted.local().width())));
        }
        activation.forget(changed, (name, bits) -> terms.symbol("local " + name + when, bits));
        state = SpecState.any(device, world, when);
        return moment(site, terms.zeroExtend(count, Integer.SIZE), changed);
    }

    /// Loops that were taken by any of their rounds, in program order.
    List<Repeat> repeats() {
        return repeats;
    }

    /// What holds of runs that need no more than the first rounds of each loop.
    List<Term> ends() {
        return ends;
    }

    @Override
    public void call(Runnable body) {
        Activation caller = activation;
        activation = new Activation();
        body.run();
        activation = caller;
    }

    @Override
    public void call(Action action, List<Term> arguments, List<Fetched<Term>> snapshots, Runnable body) {
        if (shortcuts.calls().contains(action.name())) {
            whole(action.name(), arguments, snapshots, false);
        } else {
            call(body);
        }
    }

    @Override
    public void part(String what, List<Term> operands, Runnable body) {
        if (shortcuts.calls().contains(what)) {
            whole(what, operands, List.of(), false);
        } else {
            body.run();
        }
    }

    @Override
    public void load(Local local, String bank, Term offset, Runnable body) {
        if (shortcuts.calls().contains(Call.load(bank))) {
            Call call = whole(Call.load(bank), List.of(offset), List.of(), true);
            set(local, terms.resize(call.value().orElseThrow(), local.width()));
        } else {
            body.run();
        }
    }

    @Override
    public void store(String bank, Term offset, Term value, Runnable body) {
        if (shortcuts.calls().contains(Call.store(bank))) {
            whole(Call.store(bank), List.of(offset, terms.resize(value, Long.SIZE)), List.of(), false);
        } else {
            body.run();
        }
    }

    /// An obligation about the register is about whole bytes, at least one, of a register that is no array.
    @Override
    public void write(Bank bank, Register register, Term index, Term enables, Term written, Runnable body) {
        boolean plain = register.count() == 1 && wholeBytes(terms.known(enables).orElse(0), register.bytes());
        if (plain && shortcuts.calls().contains(Call.write(bank, register))) {
            whole(Call.write(bank, register), List.of(written, enables), List.of(), false);
        } else {
            body.run();
        }
    }

    private static boolean wholeBytes(long enables, int bytes) {
        for (int i = 0; i < bytes; i++) {
            long one = (enables >>> (Byte.SIZE * i)) & BYTE;
            if (one != 0 && one != BYTE) {
                return false;
            }
        }
        return enables != 0;
    }

    /// Afterwards, nothing is known of the state but that it is one.
    private Call whole(String name, List<Term> arguments, List<Fetched<Term>> snapshots, boolean answers) {
        String when = " after " + name + " " + (calls.size() + 1);
        State after = SpecState.any(device, world, when);
        Optional<Term> value = answers ? Optional.of(terms.symbol("value" + when, Long.SIZE)) : Optional.empty();
        Call call = new Call(name, when, arguments, snapshots, guard, state.copy(), after, value);
        calls.add(call);
        state = after.copy();
        return call;
    }

    /// What was taken as a whole, in program order.
    List<Call> calls() {
        return calls;
    }

    @Override
    public Term local(Local local) {
        return activation.get(local);
    }

    @Override
    public void set(Local local, Term value) {
        activation.set(local, value);
    }

    @Override
    public Fetched<Term> fetched(Snapshot snapshot) {
        return activation.get(snapshot);
    }

    @Override
    public void set(Snapshot snapshot, Fetched<Term> value) {
        activation.set(snapshot, value);
    }

    @Override
    public Term get(Cell cell) {
        return state.get(Names.of(cell));
    }

    @Override
    public void set(Cell cell, Term value) {
        state.set(Names.of(cell), value);
    }

    @Override
    public Term get(Cell cell, Term index) {
        return world.tables().select(state.table(Names.of(cell)), index);
    }

    /// Past the end, no element changes.
    @Override
    public void set(Cell cell, Term index, Term value) {
        Term.Table before = state.table(Names.of(cell));
        Term exists = terms.ult(index, terms.constant(cell.count(), index.width()));
        state.set(Names.of(cell), terms.ite(exists, world.tables().store(before, index, value), before));
    }

    @Override
    public Term running(Timer timer) {
        return state.get(Names.running(timer));
    }

    @Override
    public void start(Timer timer, Term deadline) {
        state.set(Names.running(timer), terms.bit(true));
        state.set(Names.deadline(timer), deadline);
    }

    @Override
    public void stop(Timer timer) {
        state.set(Names.running(timer), terms.bit(false));
    }

    @Override
    public Term line(Interrupt interrupt) {
        return state.get(Names.asserted(interrupt));
    }

    @Override
    public void setLine(Interrupt interrupt, Term level) {
        Term changes = terms.xor(line(interrupt), level);
        branch(
                changes,
                () -> {
                    state.set(Names.asserted(interrupt), level);
                    effects.say(state, guard, "level", List.of(level));
                },
                () -> {});
    }

    @Override
    public Term quietUntil(Interrupt interrupt) {
        return state.get(Names.quiet(interrupt));
    }

    @Override
    public void setQuietUntil(Interrupt interrupt, Term end) {
        state.set(Names.quiet(interrupt), end);
    }

    @Override
    public void message(Term vector) {
        effects.say(state, guard, "message", List.of(vector));
    }
}
