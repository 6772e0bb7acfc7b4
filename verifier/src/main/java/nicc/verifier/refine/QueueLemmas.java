package nicc.verifier.refine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import nicc.verifier.bytecode.Contract;
import nicc.verifier.bytecode.Loop;
import nicc.verifier.bytecode.Run;
import nicc.verifier.bytecode.Slot;
import nicc.verifier.encode.Effects;
import nicc.verifier.encode.SpecState;
import nicc.verifier.encode.State;
import nicc.verifier.smt.Tables;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// That the queue of kept stores is one: what is kept stands behind what was kept before, `flush` makes all
/// stores in order and leaves none, and `settle` leaves none that touches a range. What `settle` goes by is
/// its own
/// affair: it must flush whenever a store that is kept touches the range it is asked about, and keeping one
/// more
/// must not take that away.
final class QueueLemmas {
    private static final int INDEX_WIDTH = 32;
    private static final int ADDRESS_WIDTH = 64;
    private static final String FLUSHED = "flushed";
    private static final String MADE = "stores made";

    private final Bench bench;
    private final Terms terms;
    private final Tables tables;
    private final KeptStores queue;
    private final Term kind;
    private final Term address;
    private final Term value;
    private final State before;

    private QueueLemmas(Bench bench, KeptStores queue) {
        this.bench = bench;
        this.terms = bench.terms();
        this.tables = bench.world().tables();
        this.queue = queue;
        this.kind = terms.zeroExtend(terms.symbol("kind", queue.kinds().width()), INDEX_WIDTH);
        this.address = terms.symbol("address", ADDRESS_WIDTH);
        this.value = terms.symbol("value", ADDRESS_WIDTH);
        this.before = any();
    }

    static List<Obligation> of(boolean present) {
        return present
                ? List.of(
                        obligation("defer", QueueLemmas::defer),
                        obligation("flush", QueueLemmas::flush),
                        obligation("settle", QueueLemmas::settle),
                        obligation("kept store", QueueLemmas::store))
                : List.of();
    }

    /// The proof of one of them.
    @FunctionalInterface
    private interface Proof {
        Verdict of(QueueLemmas lemmas);
    }

    private static Obligation obligation(String name, Proof proof) {
        return new Obligation(
                name,
                bench -> proof.of(new QueueLemmas(
                        bench, KeptStores.of(bench.correspondence()).orElseThrow())));
    }

    /// Any queue: as many as there may be, of any kind.
    private State any() {
        State state = new State();
        for (Slot slot : queue.fields().values()) {
            switch (slot.kind()) {
                case SCALAR ->
                    state.set(
                            slot.field(), terms.zeroExtend(terms.symbol(slot.field(), slot.width()), slot.javaWidth()));
                case ARRAY -> state.set(slot.field(), tables.symbol(slot.field(), slot.width()));
                default -> {
                    // no part of the queue
                }
            }
        }
        State spec = SpecState.any(bench.device(), bench.world());
        state.set(State.HISTORY, spec.get(State.HISTORY));
        state.set(FLUSHED, terms.bit(false));
        state.set(MADE, terms.zero(INDEX_WIDTH));
        return state;
    }

    private Term count(State state) {
        return state.get(queue.count().field());
    }

    private Term wellFormed() {
        return terms.ule(count(before), terms.constant(queue.most(), INDEX_WIDTH));
    }

    private Term element(State state, Slot slot, Term index) {
        return tables.select(state.table(slot.field()), index);
    }

    private Run run(State state, Map<String, Contract> contracts) {
        return bench.run(queue.fields(), state, contracts);
    }

    /// `flush` as the other methods may take it.
    private Map<String, Contract> flushing() {
        return Map.of(KeptStores.FLUSH, call -> {
            call.state().set(FLUSHED, terms.bit(true));
            call.state().set(queue.count().field(), terms.zero(INDEX_WIDTH));
            return Optional.empty();
        });
    }

    private Verdict decide(String event, List<Term> given, List<Goal> goals, Run run, Set<String> on) {
        Reader.Scenery scene = new Reader.Part(run.effects().events(), Bench.numbers(Scene.Part.Sort.QUEUE, event));
        return bench.decide(event, before, given, goals, scene, on);
    }

    /// What every queue has that was empty once and has only been used by its methods: where the store in any
    /// place lies with respect to the numbers that `settle` goes by. Found by trying: what keeping one more
    /// leaves
    /// true.
    private List<Term> facts(Term any) {
        State after = one(before).state();
        List<Function<State, Term>> facts = new ArrayList<>(candidates(any));
        boolean dropped = true;
        while (dropped) {
            List<Term> known = new ArrayList<>(List.of(wellFormed()));
            facts.forEach(fact -> known.add(fact.apply(before)));
            Predicate<Term> follows = bench.follows(known);
            dropped = facts.removeIf(fact -> !follows.test(fact.apply(after)));
        }
        List<Term> given = new ArrayList<>(List.of(wellFormed()));
        facts.forEach(fact -> given.add(fact.apply(before)));
        return given;
    }

    private List<Function<State, Term>> candidates(Term any) {
        List<Function<State, Term>> facts = new ArrayList<>();
        for (Slot bound : bounds()) {
            facts.add(state -> stored(state, any, terms.ule(state.get(bound.field()), first(state, any))));
            facts.add(state -> stored(state, any, terms.ule(last(state, any), state.get(bound.field()))));
        }
        return facts;
    }

    /// A condition on the store in a place, if there is one, and if it touches anything.
    private Term stored(State state, Term any, Term holds) {
        Term exists = terms.ult(any, count(state));
        return implies(terms.and(exists, terms.ule(first(state, any), last(state, any))), holds);
    }

    private Term first(State state, Term index) {
        return element(state, queue.addresses(), index);
    }

    private Term last(State state, Term index) {
        Term kind = element(state, queue.kinds(), index);
        Term more = terms.zero(ADDRESS_WIDTH);
        for (int k = 1; k < KeptStores.KINDS; k++) {
            Term is = terms.eq(kind, terms.constant(k, queue.kinds().width()));
            more = terms.ite(is, terms.constant(KeptStores.bits(k) / Byte.SIZE - 1, ADDRESS_WIDTH), more);
        }
        return terms.add(first(state, index), more);
    }

    private List<Slot> bounds() {
        return queue.fields().values().stream()
                .filter(slot -> queue.part(slot) && slot.kind() == Slot.Kind.SCALAR && slot.width() == ADDRESS_WIDTH)
                .toList();
    }

    /// Bytes of guest memory.
    ///
    /// @param address 64 bits
    /// @param length 32 bits
    private record Range(Term address, Term length) {}

    /// Whether a store that is kept touches a range. One that would pass the end of all addresses touches
    /// nothing,
    /// and a range that would is none: guest memory does not wrap.
    private Term touches(State state, Term index, Range range) {
        Term first = first(state, index);
        Term last = last(state, index);
        Term one = terms.constant(1, ADDRESS_WIDTH);
        Term length = terms.zeroExtend(range.length(), ADDRESS_WIDTH);
        Term end = terms.sub(terms.add(range.address(), length), one);
        Term whole = terms.and(terms.ule(first, last), terms.ule(range.address(), end));
        Term meet = terms.and(terms.ule(first, end), terms.ule(range.address(), last));
        return terms.and(terms.and(terms.any(range.length()), whole), meet);
    }

    private Term implies(Term condition, Term holds) {
        return terms.or(terms.not(condition), holds);
    }

    private Run one(State from) {
        Run run = run(from, flushing());
        run.call(KeptStores.DEFER, List.of(kind, address, value));
        return run;
    }

    private Verdict defer() {
        Term any = terms.symbol("any place in the queue", INDEX_WIDTH);
        Run run = one(before);
        State after = run.state();
        Term place = terms.ite(after.get(FLUSHED), terms.zero(INDEX_WIDTH), count(before));
        Term next = terms.add(place, terms.constant(1, INDEX_WIDTH));
        List<Goal> goals = new ArrayList<>();
        goals.add(Goal.equal("there is one more", terms.eq(count(after), next), next, count(after)));
        goals.add(Goal.of(
                "not more than there is room for", terms.ule(count(after), terms.constant(queue.most(), INDEX_WIDTH))));
        goals.add(Goal.of("its address stands last", terms.eq(element(after, queue.addresses(), place), address)));
        goals.add(Goal.of("its value stands last", terms.eq(element(after, queue.values(), place), value)));
        Term stored = terms.zeroExtend(element(after, queue.kinds(), place), INDEX_WIDTH);
        goals.add(Goal.of("its kind stands last", terms.eq(stored, kind)));
        goals.addAll(same(before, after, any, place));
        goals.add(Goal.of("no store is made", terms.eq(before.get(State.HISTORY), after.get(State.HISTORY))));
        goals.addAll(Bench.duties(run));
        return decide("a store is kept", List.of(wellFormed()), goals, run, Set.of("flush"));
    }

    /// What stood before a place stands there still.
    private List<Goal> same(State from, State after, Term any, Term place) {
        Term earlier = terms.ult(any, place);
        List<Goal> goals = new ArrayList<>();
        for (Slot slot : List.of(queue.kinds(), queue.addresses(), queue.values())) {
            Term equal = terms.eq(element(from, slot, any), element(after, slot, any));
            goals.add(Goal.of("those before stand as they stood in " + slot.field(), implies(earlier, equal)));
        }
        return goals;
    }

    private Verdict settle() {
        Term any = terms.symbol("any place in the queue", INDEX_WIDTH);
        Verdict verdict = settle(before, facts(any), any);
        if (!(verdict instanceof Verdict.Refuted)) {
            return verdict;
        }
        Verdict few = settle(few(), List.of(), any);
        return few instanceof Verdict.Refuted
                ? few
                : new Verdict.Unknown("kept stores are settled: what is known of the queue does not show it");
    }

    /// A queue that was empty, and then kept two stores.
    private State few() {
        State empty = before.copy();
        empty.set(queue.count().field(), terms.zero(INDEX_WIDTH));
        State one = one(empty).state();
        Run run = run(one, flushing());
        Term other = terms.zeroExtend(terms.symbol("second kind", queue.kinds().width()), INDEX_WIDTH);
        Term second = terms.symbol("second address", ADDRESS_WIDTH);
        run.call(KeptStores.DEFER, List.of(other, second, terms.symbol("second value", ADDRESS_WIDTH)));
        return run.state();
    }

    private Verdict settle(State from, List<Term> given, Term any) {
        Range range = new Range(terms.symbol("range at", ADDRESS_WIDTH), terms.symbol("range length", INDEX_WIDTH));
        State asked = from.copy();
        asked.set(FLUSHED, terms.bit(false));
        Run run = run(asked, flushing());
        run.call(KeptStores.SETTLE, List.of(range.address(), range.length()));
        State after = run.state();
        List<Goal> goals = new ArrayList<>();
        goals.add(Goal.of(
                "none that touches the range is left",
                implies(terms.ult(any, count(after)), terms.not(touches(after, any, range)))));
        goals.add(
                Goal.of("all are made or all stay", terms.or(after.get(FLUSHED), terms.eq(count(after), count(from)))));
        goals.addAll(same(from, after, any, count(from)));
        goals.add(Goal.of("no other store is made", terms.eq(from.get(State.HISTORY), after.get(State.HISTORY))));
        goals.addAll(Bench.duties(run));
        return decide("kept stores are settled", given, goals, run, Set.of("flush", "defer"));
    }

    /// A round makes the store that is next; after the last, there is none.
    private Verdict flush() {
        Set<String> on = new LinkedHashSet<>(Set.of("kept store"));
        LoopProof.Subject subject = new LoopProof.Subject(
                Scene.Part.Sort.QUEUE,
                "kept stores are made",
                KeptStores.FLUSH,
                List.of(),
                before,
                MADE,
                count(before),
                state -> run(state, Map.of(KeptStores.STORE, this::make)),
                this::flushed,
                on);
        return new LoopProof(bench, subject, List.of(wellFormed())).verdict();
    }

    private Optional<Term> make(Contract.Call call) {
        Term made = call.state().get(MADE);
        Term kind = terms.zeroExtend(element(before, queue.kinds(), made), INDEX_WIDTH);
        call.duty(terms.ult(made, count(before)), "there is a store to make");
        call.duty(terms.eq(kind, call.arguments().get(0)), "the store is of the next one's kind");
        call.duty(
                terms.eq(
                        element(before, queue.addresses(), made),
                        call.arguments().get(1)),
                "it goes where the next one goes");
        call.duty(
                terms.eq(element(before, queue.values(), made), call.arguments().get(2)),
                "it stores what the next one stores");
        call.state().set(MADE, terms.add(made, terms.constant(1, INDEX_WIDTH)));
        return Optional.empty();
    }

    private List<Goal> flushed(Loop.Exit exit) {
        Term made = exit.state().get(MADE);
        return List.of(
                Goal.equal("all stores are made", terms.eq(made, count(before)), count(before), made),
                Goal.of("none is left", terms.not(terms.any(count(exit.state())))),
                Goal.of(
                        "nothing else happens",
                        terms.eq(before.get(State.HISTORY), exit.state().get(State.HISTORY))));
    }

    /// A store of each kind is what it is called.
    private Verdict store() {
        List<Goal> goals = new ArrayList<>();
        Run last = run(before, Map.of());
        for (int kind = 0; kind < KeptStores.KINDS; kind++) {
            Run run = run(before, Map.of());
            run.call(KeptStores.STORE, List.of(terms.constant(kind, INDEX_WIDTH), address, value));
            State expected = before.copy();
            Term stored = terms.extract(value, KeptStores.bits(kind) - 1, 0);
            new Effects(bench.world()).store(expected, terms.bit(true), KeptStores.effect(kind), address, stored);
            Term equal = terms.eq(expected.get(State.HISTORY), run.state().get(State.HISTORY));
            goals.add(Goal.of("kind " + kind + " is a " + KeptStores.effect(kind) + KeptStores.bits(kind), equal));
            goals.addAll(Bench.duties(run));
            last = run;
        }
        return decide("a kept store is made", List.of(), goals, last, Set.of());
    }
}
