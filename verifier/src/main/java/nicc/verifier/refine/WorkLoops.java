package nicc.verifier.refine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import nicc.dsl.model.Device;
import nicc.verifier.bytecode.ClassImage;
import nicc.verifier.bytecode.Contract;
import nicc.verifier.bytecode.Loop;
import nicc.verifier.encode.Pending;
import nicc.verifier.encode.State;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// The loops that do what a device does by itself. What timers, engines and lines do is other obligations'
/// affair;
/// here only counts: an engine steps only when it has just said that it can; every step and every timer is
/// counted, and there are no more of them than asked for; each round does something or is the last; less is
/// done
/// than asked for only when nothing is left to do; and at the end no store is kept back and every line is up to
/// date.
final class WorkLoops {
    private static final int COUNT_WIDTH = 32;
    private static final String DONE = "steps and timers done";

    private final Bench bench;
    private final Terms terms;
    private final Relations relations;
    private final Pending pending;
    private final boolean keeps;
    private final Term limit;
    private final Set<String> on = new LinkedHashSet<>();

    /// Whether what [#fits] says is so.
    private final boolean fitting;

    private WorkLoops(Bench bench) {
        this.bench = bench;
        this.terms = bench.terms();
        this.relations = bench.relations();
        this.pending = new Pending(bench.world());
        this.keeps = KeptStores.has(bench.image());
        this.limit = terms.symbol("limit", COUNT_WIDTH);
        this.fitting = fitsAlways();
    }

    static List<Obligation> of(Device device, Relations relations, ClassImage image) {
        List<Obligation> all = new ArrayList<>();
        if (!relations.update().isEmpty() && !device.interrupts().isEmpty()) {
            all.add(new Obligation("lines", Obligation.Kind.PART, _ -> List.of(Lines.upToDate(relations))));
        }
        for (Relations.Engine engine : relations.engines()) {
            if (image.has(batch(engine))) {
                all.add(new Obligation("batch " + engine.engine(), bench -> new WorkLoops(bench).steps(engine)));
            }
        }
        if (image.has("work")) {
            all.add(new Obligation("work", bench -> new WorkLoops(bench).work()));
        }
        return all;
    }

    private static String batch(Relations.Engine engine) {
        return engine.engine() + "Batch";
    }

    private static String able(String engine) {
        return "engine " + engine + " can step";
    }

    /// Of a timer: none is due.
    private static String idle(String what) {
        return what + " have nothing to do";
    }

    private static String late(String update) {
        return update + " is due";
    }

    private State any() {
        State state = new State();
        state.set(DONE, terms.zero(COUNT_WIDTH));
        for (Relations.Engine engine : relations.engines()) {
            state.set(able(engine.engine()), terms.bit(false));
            state.set(idle(engine.engine()), terms.symbol(idle(engine.engine()), 1));
        }
        state.set(idle(Relations.TIMERS), terms.symbol(idle(Relations.TIMERS), 1));
        relations.update().forEach(update -> state.set(late(update), terms.symbol(late(update), 1)));
        if (keeps) {
            state.set(Pending.PART, pending.any(""));
        }
        return state;
    }

    private Verdict work() {
        State before = any();
        if (keeps) {
            before.set(Pending.PART, pending.none());
        }
        return prove("the device works", "work", before, false, this::worked);
    }

    private Verdict steps(Relations.Engine engine) {
        State before = any();
        return prove(
                "engine " + engine.engine() + " steps several times",
                batch(engine),
                before,
                true,
                exit -> stepped(engine, before, exit));
    }

    private Verdict prove(
            String event, String method, State before, boolean inside, Function<Loop.Exit, List<Goal>> exit) {
        boolean eager = !relations.passes().contains("interrupts");
        if (!eager) {
            on.addAll(Lines.keptLevels(bench.device(), relations));
        }
        return prove(event, method, before, exit, eager, inside);
    }

    private Verdict prove(
            String event,
            String method,
            State before,
            Function<Loop.Exit, List<Goal>> exit,
            boolean eager,
            boolean inside) {
        Map<String, Contract> contracts = contracts(eager, inside);
        LoopProof.Subject subject = new LoopProof.Subject(
                Scene.Part.Sort.LOOP,
                event,
                method,
                List.of(limit),
                before,
                DONE,
                limit,
                state -> bench.run(Map.of(), state, contracts),
                exit,
                on);
        return new LoopProof(bench, subject, List.of()).verdict();
    }

    private List<Goal> worked(Loop.Exit exit) {
        List<Goal> goals = new ArrayList<>(counted(exit));
        State state = exit.state();
        Term less = terms.slt(exit.value().orElseThrow(), limit);
        for (String what : relations.sources()) {
            goals.add(Goal.of(
                    "less is done than asked for only when " + idle(what),
                    terms.or(terms.not(less), state.get(idle(what)))));
        }
        relations
                .update()
                .forEach(update -> goals.add(
                        Goal.of("the line is up to date at the end: " + update, terms.not(state.get(late(update))))));
        return goals;
    }

    private List<Goal> stepped(Relations.Engine engine, State before, Loop.Exit exit) {
        List<Goal> goals = new ArrayList<>(counted(exit));
        State after = exit.state();
        Term steps = exit.value().orElseThrow();
        Term less = terms.slt(steps, limit);
        goals.add(Goal.of(
                "fewer steps are taken than asked for only when none can be",
                terms.or(terms.not(less), after.get(idle(engine.engine())))));
        for (String what : relations.sources()) {
            Term same = terms.or(terms.not(before.get(idle(what))), after.get(idle(what)));
            goals.add(Goal.of("without a step " + what + " stay idle", terms.or(terms.any(steps), same)));
        }
        relations.update().forEach(update -> {
            Term same = terms.or(before.get(late(update)), terms.not(after.get(late(update))));
            goals.add(Goal.of("without a step the line stays up to date", terms.or(terms.any(steps), same)));
        });
        return goals;
    }

    /// What is returned is what was done, and no more than was asked for; no store is kept back.
    private List<Goal> counted(Loop.Exit exit) {
        List<Goal> goals = new ArrayList<>();
        Term value = exit.value().orElseThrow();
        Term done = exit.state().get(DONE);
        Term zero = terms.zero(COUNT_WIDTH);
        goals.add(Goal.equal("what is returned is what was done", terms.eq(value, done), done, value));
        goals.add(Goal.of(
                "no more is done than asked for", terms.or(terms.eq(value, zero), terms.not(terms.slt(limit, value)))));
        goals.add(Goal.of("what is returned is not negative", terms.not(terms.slt(value, zero))));
        if (keeps) {
            goals.add(
                    Goal.of("no store is kept back", pending.isNone(exit.state().get(Pending.PART))));
        }
        return goals;
    }

    /// What the methods that the loops call may be taken to do.
    ///
    /// @param eager whether lines must be up to date before each step and each timer
    /// @param inside whether this is about a batch itself
    private Map<String, Contract> contracts(boolean eager, boolean inside) {
        Map<String, Contract> contracts = new LinkedHashMap<>();
        for (Relations.Engine engine : relations.engines()) {
            contracts.put(engine.ready(), call -> ready(engine, call));
            contracts.put(engine.step(), call -> step(engine, call, eager));
            if (!inside) {
                contracts.put(batch(engine), call -> steps(engine, call, eager));
            }
        }
        if (!relations.expire().isEmpty()) {
            contracts.put(relations.expire(), call -> expire(call, eager));
        }
        relations.update().forEach(update -> contracts.put(update, call -> update(update, call)));
        if (keeps) {
            contracts.put(KeptStores.FLUSH, call -> {
                on.add("flush");
                call.state().set(Pending.PART, pending.none());
                return Optional.empty();
            });
        }
        return contracts;
    }

    private Term fresh(String what, int width) {
        return terms.symbol(bench.world().fresh(what), width);
    }

    private Optional<Term> java(Term bit) {
        return Optional.of(terms.zeroExtend(bit, COUNT_WIDTH));
    }

    private Optional<Term> ready(Relations.Engine engine, Contract.Call call) {
        on.add("ready " + engine.engine());
        Term answer = fresh(engine.ready(), 1);
        call.state().set(able(engine.engine()), answer);
        call.state().set(idle(engine.engine()), terms.not(answer));
        return java(answer);
    }

    private Optional<Term> step(Relations.Engine engine, Contract.Call call, boolean eager) {
        on.add("step " + engine.engine());
        call.duty(call.state().get(able(engine.engine())), "engine " + engine.engine() + " can step");
        Term one = terms.constant(1, COUNT_WIDTH);
        happens(call, terms.bit(true), terms.add(call.state().get(DONE), one), eager);
        return Optional.empty();
    }

    private Optional<Term> expire(Contract.Call call, boolean eager) {
        on.add("timers");
        Term due = fresh(relations.expire(), 1);
        Term done = call.state().get(DONE);
        happens(call, due, terms.ite(due, terms.add(done, terms.constant(1, COUNT_WIDTH)), done), eager);
        call.state().set(idle(Relations.TIMERS), terms.not(due));
        return java(due);
    }

    /// A batch that is asked for steps takes any number of them up to that; see [#stepped]. The
    /// number is what a count afterwards is more than the count before: so the sum of both is a count again.
    private Optional<Term> steps(Relations.Engine engine, Contract.Call call, boolean eager) {
        on.add("batch " + engine.engine());
        State state = call.state();
        Term asked = call.arguments().getFirst();
        Term done = state.get(DONE);
        Term any = fresh(batch(engine), COUNT_WIDTH);
        Term now = terms.ite(possible(done, asked, any), any, done);
        Term steps = terms.sub(now, done);
        if (fitting) {
            bench.world().assume(fits(done, asked, any));
        }
        happens(call, terms.any(steps), now, eager);
        Term less = terms.slt(steps, asked);
        Term idle = state.get(idle(engine.engine()));
        state.set(idle(engine.engine()), terms.ite(less, terms.bit(true), idle));
        if (keeps) {
            state.set(Pending.PART, pending.none());
        }
        return Optional.of(steps);
    }

    /// Whether a batch may come from one count to another: it takes no more steps than it is asked for.
    private Term possible(Term done, Term asked, Term now) {
        Term steps = terms.sub(now, done);
        return terms.and(terms.not(terms.slt(steps, terms.zero(COUNT_WIDTH))), terms.not(terms.slt(asked, steps)));
    }

    /// A batch that is asked for no more than what is left to do does not do too much.
    private Term fits(Term done, Term asked, Term now) {
        Term asks = terms.and(within(done), terms.not(terms.slt(terms.sub(limit, done), asked)));
        Term fitting = terms.and(within(now), terms.not(terms.slt(now, done)));
        return terms.or(terms.not(terms.and(asks, possible(done, asked, now))), fitting);
    }

    private Term within(Term count) {
        return terms.and(terms.not(terms.slt(count, terms.zero(COUNT_WIDTH))), terms.not(terms.slt(limit, count)));
    }

    /// Whether [#fits] holds for all numbers: only then it may be assumed of some.
    private boolean fitsAlways() {
        Term done = terms.symbol("count before any batch", COUNT_WIDTH);
        Term asked = terms.symbol("steps any batch is asked for", COUNT_WIDTH);
        Term now = terms.symbol("count after any batch", COUNT_WIDTH);
        return bench.follows(List.of()).test(fits(done, asked, now));
    }

    /// Steps or a timer, under a condition: afterwards nothing is known of who can do what, lines may be due,
    /// and
    /// stores may be kept.
    private void happens(Contract.Call call, Term condition, Term done, boolean eager) {
        State state = call.state();
        state.set(DONE, done);
        Term not = terms.not(condition);
        for (Relations.Engine engine : relations.engines()) {
            state.set(able(engine.engine()), terms.and(state.get(able(engine.engine())), not));
        }
        relations.sources().forEach(what -> state.set(idle(what), terms.and(state.get(idle(what)), not)));
        for (String update : relations.update()) {
            Term late = state.get(late(update));
            if (eager) {
                call.duty(terms.not(terms.and(condition, late)), update + " goes before what happens next");
            }
            state.set(late(update), terms.or(late, condition));
        }
        if (keeps) {
            Term more = pending.any(bench.world().fresh(""));
            state.set(Pending.PART, terms.ite(condition, more, state.get(Pending.PART)));
        }
    }

    private Optional<Term> update(String update, Contract.Call call) {
        on.add("lines");
        call.state().set(late(update), terms.bit(false));
        if (keeps) {
            Term after = pending.any(bench.world().fresh(""));
            pending.neverMore(call.state().get(Pending.PART), after);
            call.state().set(Pending.PART, after);
        }
        return Optional.empty();
    }
}
