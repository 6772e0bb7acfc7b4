package nicc.verifier.refine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nicc.verifier.bytecode.Contract;
import nicc.verifier.bytecode.Run;
import nicc.verifier.bytecode.Slot;
import nicc.verifier.encode.Buffers;
import nicc.verifier.encode.Effects;
import nicc.verifier.encode.Pending;
import nicc.verifier.encode.SpecState;
import nicc.verifier.encode.State;
import nicc.verifier.encode.World;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// That the method that fetches ahead gives the descriptor at the head: the bytes that were read from its
/// address while the device owned it, each descriptor once. It reads only what the device owns now, not past
/// the
/// ring's end, and only when nothing that it has read is left.
final class PrefetchLemmas {
    private static final int INDEX_WIDTH = 32;
    private static final int ADDRESS_WIDTH = 64;

    private final World world;
    private final Terms terms;
    private final Bench bench;
    private final FetchedAhead ring;
    private final Buffers buffers;
    private final List<Effects.Bulk> reads = new ArrayList<>();

    private PrefetchLemmas(Bench bench, FetchedAhead ring) {
        this.bench = bench;
        this.world = bench.world();
        this.terms = bench.terms();
        this.ring = ring;
        this.buffers = new Buffers(world);
    }

    static List<Obligation> of(Relations relations) {
        return relations.rings().stream()
                .map(hint -> new Obligation(
                        FetchedAhead.obligation(hint.ring()),
                        bench -> FetchedAhead.of(bench.correspondence()).stream()
                                .filter(ring -> ring.name().equals(hint.ring()))
                                .findFirst()
                                .map(ring -> new PrefetchLemmas(bench, ring).verdict())
                                .orElseGet(() -> new Verdict.Unsupported("a ring that the spec does not have"))))
                .toList();
    }

    private Verdict verdict() {
        Simulation simulation = bench.simulation();
        State spec = SpecState.any(bench.device(), world);
        State before = simulation.code(spec);
        Slot slots = ring.slots();
        before.set(slots.content(), buffers.symbol(slots.content()));
        FetchedAhead.View view = ring.view(world, spec);
        Set<String> on = new LinkedHashSet<>();
        Map<String, Contract> contracts = new LinkedHashMap<>(simulation.contracts(on));
        contracts.remove(ring.method());
        Run run = bench.run(bench.correspondence().slots(), before, contracts);
        Term place =
                run.call(ring.method(), List.of(view.slot(terms, ring.bytes()))).orElseThrow();
        reads.addAll(run.fetched());
        Term any = terms.zeroExtend(terms.symbol("any of what is left", Short.SIZE), INDEX_WIDTH);
        List<Term> given = List.of(
                terms.any(view.available()),
                held(view, before, terms.zero(INDEX_WIDTH)),
                held(view, before, terms.add(any, one())));
        List<Goal> goals = new ArrayList<>();
        goals.addAll(taken(view, run.state(), place));
        goals.addAll(left(view, run.state(), any));
        reads.forEach(read -> goals.addAll(read(view, before, read)));
        goals.addAll(unchanged(before, run.state()));
        goals.addAll(Bench.duties(run));
        Reader.Scenery scene =
                new Reader.Part(List.of(), bench.state(Scene.Part.Sort.FETCH, ring.name(), spec, before, List.of()));
        return bench.decide("a descriptor is taken from ring " + ring.name(), before, given, goals, scene, on);
    }

    private Term one() {
        return terms.constant(1, INDEX_WIDTH);
    }

    private Term times(Term index) {
        return terms.mul(index, terms.constant(ring.bytes(), index.width()));
    }

    private Term wide(Term index) {
        return terms.zeroExtend(index, ADDRESS_WIDTH);
    }

    private Term implies(Term condition, Term holds) {
        return terms.or(terms.not(condition), holds);
    }

    /// Bytes that are looked at together: a descriptor is whole words.
    private int word() {
        return Integer.lowestOneBit(ring.bytes() | Long.BYTES);
    }

    /// A word of a descriptor as it is read while the device owns it: it does not change in that time.
    private Term owned(Term address) {
        return world.functions().bits("owned", Byte.SIZE * word(), List.of(address));
    }

    /// A word of the buffer, and what every read that has gone there says about it.
    private Term content(Term buffer, Term offset) {
        Term size = terms.constant(word(), INDEX_WIDTH);
        for (Effects.Bulk read : reads) {
            Term distance = terms.sub(offset, read.offset());
            Term brought = terms.eq(word(read.after(), offset), owned(terms.add(read.address(), wide(distance))));
            Term within =
                    terms.and(terms.ule(size, read.length()), terms.ule(distance, terms.sub(read.length(), size)));
            world.assume(implies(within, brought));
        }
        return word(buffer, offset);
    }

    private Term word(Term buffer, Term offset) {
        return world.functions().bits("word", Byte.SIZE * word(), List.of(buffer, offset));
    }

    /// The bytes of the descriptor in a place are those that lie in the ring so many behind the head.
    private Term same(FetchedAhead.View view, Term buffer, Term offset, Term behind) {
        Term all = terms.bit(true);
        Term slot = terms.add(view.base(), times(wide(terms.add(view.head(), behind))));
        for (int i = 0; i < ring.bytes(); i += word()) {
            Term address = terms.add(slot, terms.constant(i, ADDRESS_WIDTH));
            Term here = content(buffer, terms.add(offset, terms.constant(i, INDEX_WIDTH)));
            all = terms.and(all, terms.eq(here, owned(address)));
        }
        return all;
    }

    /// What was fetched and is not taken lies in the buffer as in the ring.
    private Term held(FetchedAhead.View view, State state, Term behind) {
        Term offset = times(terms.add(state.get(ring.next().field()), behind));
        Term there = terms.ult(behind, state.get(ring.ahead().field()));
        return implies(there, same(view, state.get(ring.slots().content()), offset, behind));
    }

    private List<Goal> taken(FetchedAhead.View view, State after, Term place) {
        Term room = terms.constant(ring.slots().count() - ring.bytes(), INDEX_WIDTH);
        Term buffer = after.get(ring.slots().content());
        return List.of(
                Goal.of("the place lies within the buffer", terms.ule(place, room)),
                Goal.of("it holds the descriptor at the head", same(view, buffer, place, terms.zero(INDEX_WIDTH))));
    }

    private List<Goal> left(FetchedAhead.View view, State after, Term any) {
        Term ahead = after.get(ring.ahead().field());
        Term next = after.get(ring.next().field());
        Term offset = times(terms.add(next, any));
        Term there = terms.ult(any, ahead);
        Term holds = same(view, after.get(ring.slots().content()), offset, terms.add(any, one()));
        Term within = ring.within(terms, view, terms.add(ahead, one()), terms.sub(next, one()));
        return List.of(
                Goal.of("the place moves on", terms.any(next)),
                Goal.of("what is left is the device's, up to the ring's end", within),
                Goal.of("what is left lies behind the head", implies(there, holds)));
    }

    private List<Goal> read(FetchedAhead.View view, State before, Effects.Bulk read) {
        Term whole = times(terms.zeroExtend(view.available(), ADDRESS_WIDTH));
        Term toEnd = times(terms.zeroExtend(terms.sub(view.size(), view.head()), ADDRESS_WIDTH));
        Term length = wide(read.length());
        Term slot = view.slot(terms, ring.bytes());
        return List.of(
                when(read, "it reads from the head on", terms.eq(read.address(), slot)),
                when(read, "it reads what the device owns", terms.ule(length, whole)),
                when(read, "it reads up to the ring's end", terms.ule(length, toEnd)),
                when(
                        read,
                        "it reads when nothing is left",
                        terms.not(terms.any(before.get(ring.ahead().field())))),
                when(
                        read,
                        "what it reads has room in the buffer",
                        terms.and(
                                terms.not(terms.any(read.offset())),
                                terms.ule(
                                        read.length(),
                                        terms.constant(ring.slots().count(), INDEX_WIDTH)))));
    }

    private Goal when(Effects.Bulk read, String what, Term holds) {
        return Goal.of(what, implies(read.guard(), holds));
    }

    /// Nothing but what is said to has changed.
    private List<Goal> unchanged(State before, State after) {
        List<String> free =
                List.of(ring.ahead().field(), ring.next().field(), ring.slots().content(), Pending.PART);
        return before.names().stream()
                .filter(name -> !free.contains(name))
                .map(name -> Goal.of(name, terms.eq(before.get(name), after.get(name))))
                .toList();
    }
}
