package nicc.verifier.encode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import nicc.dsl.model.Action;
import nicc.dsl.model.Bank;
import nicc.dsl.model.Buffer;
import nicc.dsl.model.Device;
import nicc.dsl.model.Engine;
import nicc.dsl.model.Expr;
import nicc.dsl.model.Interrupt;
import nicc.dsl.model.Timer;
import nicc.dsl.semantics.Fetched;
import nicc.dsl.semantics.Semantics;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// Events of a device as the spec means them, run over terms.
public final class SpecRun {
    private static final int TIME_WIDTH = 64;

    private final Device device;
    private final World world;
    private final Terms terms;
    private final SpecMachine machine;
    private final Semantics<Term> semantics;
    private final List<Asked> asked = new ArrayList<>();

    private SpecRun(Device device, World world, State state, Shortcuts shortcuts) {
        this.device = device;
        this.world = world;
        this.terms = world.terms();
        this.machine = new SpecMachine(device, world, state.copy(), shortcuts);
        this.semantics = new Semantics<>(device, terms, machine);
    }

    /// Runs all of something.
    ///
    /// @param device the device
    /// @param world where it runs
    /// @param state the state before; it stays as it is
    /// @param event what happens; its result is the value returned
    /// @return the outcome
    public static Outcome of(Device device, World world, State state, Function<SpecRun, Optional<Term>> event) {
        return of(device, world, state, new Shortcuts(Set.of(), Shortcuts.Loops.NONE), event);
    }

    /// Runs something.
    ///
    /// @param device the device
    /// @param world where it runs
    /// @param state the state before; it stays as it is
    /// @param shortcuts what of it is not run
    /// @param event what happens; its result is the value returned
    /// @return the outcome
    public static Outcome of(
            Device device, World world, State state, Shortcuts shortcuts, Function<SpecRun, Optional<Term>> event) {
        SpecRun run = new SpecRun(device, world, state, shortcuts);
        Optional<Term> value = event.apply(run);
        return new Outcome(
                value,
                run.machine.state(),
                run.machine.calls(),
                run.machine.repeats(),
                run.machine.ends(),
                run.asked,
                run.machine.effects().events());
    }

    private void ask(Asked.What what, String about, List<Term> operands) {
        asked.add(new Asked(what, about, operands));
    }

    /// Accesses to a bank's registers.
    ///
    /// @param bank the bank
    /// @return what accesses it in this run
    public BankRun on(Bank bank) {
        return new BankRun(bank, world, semantics, asked);
    }

    /// The state becomes that of an image; then the lines are shown to the bus as they are, and brought up to
    /// date.
    ///
    /// @param image the state; its history does not matter
    /// @return nothing
    public Optional<Term> restore(State image) {
        State state = machine.state();
        image.names().stream()
                .filter(name -> !name.equals(State.HISTORY))
                .forEach(name -> state.set(name, image.get(name)));
        for (Interrupt interrupt : device.interrupts()) {
            machine.effects().say(state, machine.guard(), "level", List.of(machine.line(interrupt)));
        }
        semantics.settle();
        return Optional.empty();
    }

    /// A reset from outside.
    ///
    /// @param domain the domain
    /// @return nothing
    public Optional<Term> reset(String domain) {
        ask(Asked.What.RESET, domain, List.of());
        semantics.reset(domain);
        semantics.settle();
        return Optional.empty();
    }

    /// The wire says whether the link is up; nothing happens when it is what it was.
    ///
    /// @param up one bit
    /// @return nothing
    public Optional<Term> link(Term up) {
        ask(Asked.What.LINK, "", List.of(up));
        machine.branch(
                terms.xor(machine.linkUp(), up),
                () -> {
                    machine.state().set(Names.LINK, up);
                    semantics.linkChanged();
                    semantics.settle();
                },
                () -> {});
        return Optional.empty();
    }

    /// Brings the lines up to date.
    ///
    /// @return nothing
    public Optional<Term> settle() {
        ask(Asked.What.SETTLE, "", List.of());
        semantics.settle();
        return Optional.empty();
    }

    /// An access to a region that the device does not have.
    ///
    /// @param ones what the bus brings: a master abort reads as ones
    /// @return the same
    public Optional<Term> absent(Term ones) {
        ask(Asked.What.ABSENT, "", List.of(ones));
        return Optional.of(ones);
    }

    /// The value of an expression.
    ///
    /// @param expression without locals
    /// @return as wide as the expression
    public Term value(Expr expression) {
        return semantics.evaluate(expression);
    }

    /// Whether there is a reason to assert a line.
    ///
    /// @param interrupt the line
    /// @return one bit
    public Term level(Interrupt interrupt) {
        return semantics.level(interrupt);
    }

    /// The least time from one assertion of a line to the next.
    ///
    /// @param throttle the line's throttle
    /// @return nanoseconds, 64 bits
    public Term interval(Interrupt.Throttle throttle) {
        Term units = terms.resize(semantics.evaluate(throttle.interval()), TIME_WIDTH);
        return terms.mul(units, terms.constant(throttle.unitNanos(), TIME_WIDTH));
    }

    /// Whether an engine can step. One that receives first has the next frame put into its buffer, if that is
    /// empty.
    ///
    /// @param engine the engine
    /// @return one bit
    public Optional<Term> ready(Engine engine) {
        world.uses().engine(engine);
        ask(Asked.What.READY, engine.name(), List.of());
        engine.frame().ifPresent(buffer -> next(buffer, engine.offload()));
        return Optional.of(semantics.ready(engine));
    }

    private void next(Buffer buffer, Optional<Engine.Offload> offload) {
        machine.branch(terms.any(machine.length(buffer)), () -> {}, () -> {
            State state = machine.state();
            if (offload.isPresent()) {
                Term accepts = semantics.accepts(offload.get());
                machine.effects()
                        .receive(
                                state,
                                machine.guard(),
                                place(buffer),
                                place(offload.get().record()),
                                accepts);
                return;
            }
            Effects.Reception reception =
                    machine.effects().receive(state, machine.guard(), state.get(Names.of(buffer)), buffer.capacity());
            state.set(Names.of(buffer), reception.content());
        });
    }

    private static Effects.Place place(Buffer buffer) {
        return new Effects.Place(Names.of(buffer), buffer.capacity());
    }

    /// An engine's condition, without a look at the wire.
    ///
    /// @param engine the engine
    /// @return one bit
    public Term canStep(Engine engine) {
        world.uses().engine(engine);
        return semantics.ready(engine);
    }

    /// One step of an engine that can step.
    ///
    /// @param engine the engine
    /// @return nothing
    public Optional<Term> step(Engine engine) {
        world.uses().engine(engine);
        ask(Asked.What.STEP, engine.name(), List.of());
        semantics.step(engine);
        return Optional.empty();
    }

    /// Runs an action.
    ///
    /// @param action the action
    /// @param arguments values of its parameters
    /// @param snapshots what it is given of its snapshot parameters
    /// @return nothing
    public Optional<Term> call(Action action, List<Term> arguments, List<Fetched<Term>> snapshots) {
        world.uses().action(action);
        List<Term> operands = new ArrayList<>(arguments);
        for (Fetched<Term> snapshot : snapshots) {
            operands.addAll(snapshot.bytes());
            operands.add(snapshot.taken());
            operands.add(snapshot.slot());
        }
        ask(Asked.What.CALL, action.name(), operands);
        semantics.call(action, arguments, snapshots);
        return Optional.empty();
    }

    /// A reset by the device itself.
    ///
    /// @param domain the domain
    /// @return nothing
    public Optional<Term> resetDomain(String domain) {
        ask(Asked.What.DOMAIN, domain, List.of());
        semantics.reset(domain);
        return Optional.empty();
    }

    /// The timer that is due first expires, if one is due; of those due at one moment, the one declared first.
    ///
    /// @return one bit: whether one was due
    public Optional<Term> expire() {
        ask(Asked.What.EXPIRE, "", List.of());
        // The first moment is that of one of them: of the last one when it is that of no other.
        List<Term> moments = device.timers().stream().map(this::moment).toList();
        Term never = terms.constant(Long.MAX_VALUE, TIME_WIDTH);
        Term first = moments.stream().reduce(never, this::earlier);
        Term any = terms.ule(first, world.now());
        Term open = any;
        List<Term> due = new ArrayList<>();
        for (int i = 0; i < moments.size(); i++) {
            Term isFirst = i == moments.size() - 1 ? terms.bit(true) : terms.eq(moments.get(i), first);
            due.add(terms.and(open, isFirst));
            open = terms.and(open, terms.not(isFirst));
        }
        for (int i = 0; i < moments.size(); i++) {
            Timer timer = device.timers().get(i);
            machine.branch(due.get(i), () -> semantics.expire(timer), () -> {});
        }
        return Optional.of(any);
    }

    /// When a timer expires, [Long#MAX_VALUE] if it does not run: the clock never gets there.
    private Term moment(Timer timer) {
        Term never = terms.constant(Long.MAX_VALUE, TIME_WIDTH);
        return terms.ite(machine.running(timer), machine.state().get(Names.deadline(timer)), never);
    }

    /// When something next happens by itself: the first timer, or the end of an interval that a line waits for.
    ///
    /// @return 64 bits, [Long#MAX_VALUE] for never
    public Optional<Term> nextDeadline() {
        ask(Asked.What.DEADLINE, "", List.of());
        Term never = terms.constant(Long.MAX_VALUE, TIME_WIDTH);
        Term next = never;
        for (Timer timer : device.timers()) {
            next = earlier(next, moment(timer));
        }
        for (Interrupt interrupt : device.interrupts()) {
            if (interrupt.throttle().isPresent()) {
                Term waits = terms.and(semantics.level(interrupt), terms.not(machine.line(interrupt)));
                next = earlier(next, terms.ite(waits, machine.quietUntil(interrupt), never));
            }
        }
        return Optional.of(next);
    }

    private Term earlier(Term a, Term b) {
        return terms.ite(terms.ule(a, b), a, b);
    }
}
