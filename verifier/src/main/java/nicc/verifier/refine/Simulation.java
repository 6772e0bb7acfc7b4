package nicc.verifier.refine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import nicc.dsl.model.Device;
import nicc.dsl.model.Interrupt;
import nicc.dsl.model.Parameter;
import nicc.dsl.model.Timer;
import nicc.verifier.bytecode.Contract;
import nicc.verifier.bytecode.Run;
import nicc.verifier.bytecode.Slot;
import nicc.verifier.encode.Call;
import nicc.verifier.encode.Names;
import nicc.verifier.encode.Pending;
import nicc.verifier.encode.SpecState;
import nicc.verifier.encode.State;
import nicc.verifier.encode.World;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// The relation between a state of the spec and one of the class. A number of width w is its field, zero
/// extended:
/// that the bits above w stay 0 is part of what has to hold after every event. A timer is its moment.
final class Simulation {
    private final Device device;
    private final Correspondence correspondence;
    private final World world;
    private final Terms terms;
    private final Optional<KeptStores> kept;
    private final List<FetchedAhead> fetched;
    private State specBefore = new State();
    private State codeBefore = new State();

    Simulation(Device device, Correspondence correspondence, World world) {
        this.device = device;
        this.correspondence = correspondence;
        this.world = world;
        this.terms = world.terms();
        this.kept = KeptStores.of(correspondence);
        this.fetched = FetchedAhead.of(correspondence);
    }

    /// The class's state that a spec's state is related to.
    State code(State spec) {
        State state = code(spec, "");
        specBefore = spec.copy();
        codeBefore = state.copy();
        return state;
    }

    /// The same, where what the spec does not have gets a name of its own.
    State code(State spec, String when) {
        State state = new State();
        for (Correspondence.Link link : correspondence.links().values()) {
            Slot slot = link.slot();
            switch (link.kind()) {
                case NUMBER -> state.set(slot.field(), wide(slot, spec.get(link.state())));
                case ARRAY, BUFFER -> state.set(slot.field(), spec.get(link.part()));
                case TIMER -> state.set(slot.field(), spec.get(Names.deadline(timer(link.part()))));
                case MOMENT -> state.set(slot.field(), spec.get(Names.quiet(interrupt(link.part()))));
                case PARAMETER -> state.set(slot.field(), wide(slot, parameter(link)));
                case SCRATCH -> {
                    state.set(slot.field(), terms.symbol(link.part() + when, Byte.SIZE * slot.count()));
                    state.set(slot.full(), terms.bit(true));
                }
                case SLOTS -> {
                    state.set(slot.taken(), terms.symbol(slot.taken() + when, slot.width()));
                    state.set(slot.takenAt(), terms.symbol(slot.takenAt() + when, Integer.SIZE));
                    state.set(slot.full(), terms.bit(true));
                }
                case COUNTER, QUEUE -> {}
            }
        }
        fetched.forEach(ring -> ring.any(world, spec, state, when));
        kept.ifPresent(_ -> state.set(Pending.PART, new Pending(world).any(when)));
        state.set(State.HISTORY, spec.get(State.HISTORY));
        return state;
    }

    /// The class's state after a call that was taken as a whole.
    ///
    /// @param before the class's state before it
    /// @param method the method
    State after(Call call, State before, String method) {
        Set<String> reached = kept.isEmpty() ? Set.of() : correspondence.image().reached(method, world.uses());
        return during(call.after(), call.when(), before, reached);
    }

    /// The class's state after a part of a run that is not run itself.
    ///
    /// @param spec the spec's state then
    /// @param when the suffix of the names of its symbols
    /// @param before the class's state before it
    /// @param reached the methods that may have been called
    State during(State spec, String when, State before, Set<String> reached) {
        State after = code(spec, when);
        if (kept.isEmpty()) {
            return after;
        }
        Pending pending = new Pending(world);
        Term left = pending.left(before.get(Pending.PART), when);
        after.set(Pending.PART, left);
        if (!reached.contains(KeptStores.DEFER)) {
            pending.neverMore(before.get(Pending.PART), left);
        }
        return after;
    }

    /// The state between events: no store is kept.
    State between(State code) {
        State state = code.copy();
        kept.ifPresent(_ -> state.set(Pending.PART, new Pending(world).none()));
        return state;
    }

    /// What has to hold between events besides.
    List<Goal> between(Run run) {
        return kept.stream()
                .map(_ -> Goal.of(
                        "no store is kept back",
                        new Pending(world).isNone(run.state().get(Pending.PART))))
                .toList();
    }

    /// What is known of the class's methods that only an optimised build has.
    ///
    /// @param used is told the names of the obligations that it stands on
    Map<String, Contract> contracts(Set<String> used) {
        Map<String, Contract> contracts = new LinkedHashMap<>();
        kept.ifPresent(queue -> contracts.putAll(queue.contracts(used)));
        fetched.forEach(ring -> contracts.put(ring.method(), ring.contract(this, used)));
        return contracts;
    }

    /// The spec's numbers that a class's state stands for; the rest is as it may be.
    State spec(State code) {
        State state = SpecState.any(device, world);
        for (Correspondence.Link link : correspondence.links().values()) {
            Slot slot = link.slot();
            if (link.kind() == Correspondence.Kind.NUMBER && state.has(link.part())) {
                state.set(link.part(), terms.extract(code.get(slot.field()), slot.width() - 1, 0));
            } else if (link.kind() == Correspondence.Kind.ARRAY) {
                state.set(link.part(), code.get(slot.field()));
            }
        }
        return state;
    }

    /// The fields as they are before a constructor runs: all 0. What has an object has none yet.
    State blank(State spec) {
        State state = code(spec);
        for (Correspondence.Link link : correspondence.links().values()) {
            Slot slot = link.slot();
            switch (link.kind()) {
                case NUMBER, TIMER, MOMENT, PARAMETER -> state.set(slot.field(), terms.zero(slot.javaWidth()));
                case SCRATCH, SLOTS -> state.set(slot.full(), terms.bit(false));
                case COUNTER, QUEUE -> {}
                case ARRAY -> state.set(slot.field(), world.tables().symbol(slot.field() + " before", slot.width()));
                case BUFFER -> state.set(slot.field(), world.functions().symbol(slot.field() + " before", "Buffer"));
            }
        }
        fetched.forEach(ring -> ring.none(world, state));
        return between(state);
    }

    /// What has to hold for two states to be related.
    List<Goal> related(State spec, State code) {
        List<Goal> goals = new ArrayList<>();
        for (Correspondence.Link link : correspondence.links().values()) {
            Slot slot = link.slot();
            Term field = code.has(slot.field()) ? code.get(slot.field()) : terms.bit(true);
            if (untouched(link, spec, code)) {
                continue;
            }
            switch (link.kind()) {
                case NUMBER -> goals.add(equal(link.part(), wide(slot, spec.get(link.state())), field));
                case ARRAY -> goals.add(Goal.of(link.part(), terms.eq(spec.get(link.part()), field)));
                case BUFFER ->
                    goals.add(Goal.buffer(
                            link.part(), terms, new Goal.Contents(spec.get(link.part()), field, slot.count())));
                case TIMER -> goals.add(timer(link, spec, field));
                case MOMENT -> goals.add(moment(link, spec.get(Names.quiet(interrupt(link.part()))), field));
                case PARAMETER -> goals.add(equal(link.part(), wide(slot, parameter(link)), field));
                case SCRATCH, SLOTS -> goals.add(Goal.of(slot.full(), code.get(slot.full())));
                case COUNTER, QUEUE -> {}
            }
        }
        fetched.forEach(ring -> goals.add(ring.goal(world, spec, code)));
        goals.add(Goal.of("the effects", terms.eq(spec.get(State.HISTORY), code.get(State.HISTORY))));
        return goals;
    }

    /// Whether a number or an array is on both sides what it was in the related states of the beginning.
    private boolean untouched(Correspondence.Link link, State spec, State code) {
        boolean simple = link.kind() == Correspondence.Kind.NUMBER || link.kind() == Correspondence.Kind.ARRAY;
        return simple
                && codeBefore.has(link.slot().field())
                && spec.get(link.state()) == specBefore.get(link.state())
                && code.get(link.slot().field()) == codeBefore.get(link.slot().field());
    }

    private Goal timer(Correspondence.Link link, State spec, Term field) {
        Term running = spec.get(Names.running(timer(link.part())));
        Term never = terms.constant(Long.MAX_VALUE, Long.SIZE);
        Term due = terms.ite(running, spec.get(Names.deadline(timer(link.part()))), never);
        Term runs = terms.eq(running, terms.not(terms.eq(field, never)));
        Term holds = terms.and(terms.and(runs, terms.eq(due, field)), terms.ule(field, never));
        return Goal.equal(link.part(), holds, due, field);
    }

    private Goal moment(Correspondence.Link link, Term spec, Term field) {
        Term inRange = terms.ule(field, terms.constant(Long.MAX_VALUE, Long.SIZE));
        return Goal.equal(link.part(), terms.and(terms.eq(spec, field), inRange), spec, field);
    }

    private Goal equal(String what, Term spec, Term code) {
        return Goal.equal(what, terms.eq(spec, code), spec, code);
    }

    private Term wide(Slot slot, Term number) {
        return terms.zeroExtend(number, slot.javaWidth());
    }

    private Term parameter(Correspondence.Link link) {
        Parameter parameter = named(device.parameters(), Correspondence::parameter, link.part());
        return world.parameter(parameter.name(), parameter.width());
    }

    private Timer timer(String part) {
        return named(device.timers(), Correspondence::timer, part);
    }

    private Interrupt interrupt(String part) {
        return named(device.interrupts(), Correspondence::quiet, part);
    }

    private static <T> T named(List<T> all, Function<T, String> name, String part) {
        Optional<T> found =
                all.stream().filter(one -> name.apply(one).equals(part)).findFirst();
        return found.orElseThrow(() -> new IllegalArgumentException(part));
    }
}
