package nicc.verifier.refine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import nicc.dsl.model.Device;
import nicc.dsl.model.Expr;
import nicc.dsl.model.Layout;
import nicc.dsl.model.Place;
import nicc.dsl.model.Ring;
import nicc.verifier.bytecode.Contract;
import nicc.verifier.bytecode.Slot;
import nicc.verifier.encode.Pending;
import nicc.verifier.encode.SpecRun;
import nicc.verifier.encode.State;
import nicc.verifier.encode.World;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// The descriptors of a ring that a class has fetched ahead. They are `ahead` descriptors, the first of them in
/// place `next` of a buffer, and they are what lies in the ring from its head on: as long as there are any, the
/// ring has not changed its place since they were fetched, the head has moved over what was taken and no
/// further,
/// and the device owns them. A descriptor that the device owns may be read at any time between its hand-over
/// and
/// its use (docs/language.md, section 7), so a take from the buffer counts as the read. That the method that
/// fetches does so is the obligation `prefetch R`.
final class FetchedAhead {
    private static final int ADDRESS_WIDTH = 64;
    private static final int COUNT_WIDTH = 32;

    private final Correspondence correspondence;
    private final Ring ring;
    private final int most;
    private final List<List<Term>> allowed = new ArrayList<>();

    private FetchedAhead(Correspondence correspondence, Ring ring, int most) {
        this.correspondence = correspondence;
        this.ring = ring;
        this.most = most;
    }

    /// What a buffer holds.
    ///
    /// @param bytes of a descriptor
    record Shape(int bytes) {}

    static Optional<Shape> shape(Device device, Relations relations, Relations.Buffer buffer) {
        return relations.rings().stream()
                .filter(r -> buffer.scratch() && buffer.name().equals(buffer(r.ring())))
                .flatMap(r -> device.rings().stream().filter(ring -> ring.name().equals(r.ring())))
                .map(Ring::layout)
                .map(Layout::bytes)
                .map(Shape::new)
                .findFirst();
    }

    private static String buffer(String ring) {
        return "slots of ring " + ring;
    }

    static boolean counts(Ring ring, String part) {
        return part.equals(ahead(ring)) || part.equals(next(ring));
    }

    private static String ahead(Ring ring) {
        return "ring " + ring.name() + ".Ahead";
    }

    private static String next(Ring ring) {
        return "ring " + ring.name() + ".Next";
    }

    static List<FetchedAhead> of(Correspondence correspondence) {
        return correspondence.relations().rings().stream()
                .flatMap(hint -> correspondence.device().rings().stream()
                        .filter(ring -> ring.name().equals(hint.ring()))
                        .map(ring -> new FetchedAhead(correspondence, ring, hint.ahead())))
                .toList();
    }

    String name() {
        return ring.name();
    }

    /// The method that says where the descriptor at the head is, and fetches it if it must.
    String method() {
        return ring.name() + "Fetch";
    }

    static String obligation(String ring) {
        return "prefetch " + ring;
    }

    /// Bytes of a descriptor.
    int bytes() {
        return ring.layout().bytes();
    }

    Slot ahead() {
        return correspondence.field(ahead(ring));
    }

    Slot next() {
        return correspondence.field(next(ring));
    }

    Slot slots() {
        return correspondence.field(buffer(ring.name()));
    }

    private String fetchedBase() {
        return "base of what is fetched ahead of " + ring.name();
    }

    private String fetchedHead() {
        return "first of what is fetched ahead of " + ring.name();
    }

    /// The ring as registers say.
    ///
    /// @param base 64 bits
    /// @param size 32 bits, as the rest
    record View(Term base, Term size, Term head, Term tail, Term available) {
        /// Where the descriptor at the head lies.
        Term slot(Terms terms, int bytes) {
            Term index = terms.zeroExtend(head, ADDRESS_WIDTH);
            return terms.add(base, terms.mul(index, terms.constant(bytes, ADDRESS_WIDTH)));
        }
    }

    View view(World world, State spec) {
        Place head = ring.head();
        Expr position = new Expr.Extract(new Expr.CellValue(head.cell(), head.index()), head.msb(), head.lsb());
        List<Term> values = new ArrayList<>();
        SpecRun.of(correspondence.device(), world, spec, run -> {
            Stream.of(ring.base(), ring.size(), position, ring.tail(), new Expr.RingAvailable(ring))
                    .map(run::value)
                    .forEach(values::add);
            return Optional.empty();
        });
        Terms terms = world.terms();
        return new View(
                terms.resize(values.get(0), ADDRESS_WIDTH),
                terms.resize(values.get(1), COUNT_WIDTH),
                terms.resize(values.get(2), COUNT_WIDTH),
                terms.resize(values.get(3), COUNT_WIDTH),
                terms.resize(values.get(4), COUNT_WIDTH));
    }

    /// Lets a class's state have fetched any of what the spec's state allows: any number that is allowed, and
    /// else
    /// none.
    void any(World world, State spec, State code, String when) {
        Terms terms = world.terms();
        View view = view(world, spec);
        Term some = counter(terms, ahead(), when);
        Term next = counter(terms, next(), when);
        Term ahead = terms.ite(within(terms, view, some, next), some, terms.zero(ahead().javaWidth()));
        code.set(ahead().field(), ahead);
        code.set(next().field(), next);
        code.set(fetchedBase(), view.base());
        code.set(fetchedHead(), view.head());
        allowed.add(parts(view, code));
    }

    /// All that [#holds] depends on.
    private List<Term> parts(View view, State code) {
        return List.of(
                view.base(),
                view.size(),
                view.head(),
                view.tail(),
                code.get(ahead().field()),
                code.get(next().field()),
                code.get(fetchedBase()),
                code.get(fetchedHead()));
    }

    /// That all is as it is in a state that is allowed from the start.
    private Term asAllowed(Terms terms, View view, State code) {
        List<Term> parts = parts(view, code);
        Term any = terms.bit(false);
        for (List<Term> those : allowed) {
            Term same = terms.bit(true);
            for (int i = 0; i < parts.size(); i++) {
                same = terms.and(same, terms.eq(parts.get(i), those.get(i)));
            }
            any = terms.or(any, same);
        }
        return any;
    }

    /// Lets a state have fetched nothing.
    void none(World world, State code) {
        code.set(ahead().field(), world.terms().zero(ahead().javaWidth()));
        code.set(next().field(), world.terms().zero(next().javaWidth()));
        code.set(fetchedBase(), world.terms().zero(ADDRESS_WIDTH));
        code.set(fetchedHead(), world.terms().zero(COUNT_WIDTH));
    }

    /// That what is fetched ahead is what lies in the ring from the head on, and the device's.
    Term holds(Terms terms, View view, State code) {
        Term ahead = code.get(ahead().field());
        Term kept = terms.and(
                terms.and(
                        terms.eq(code.get(fetchedBase()), view.base()), terms.eq(code.get(fetchedHead()), view.head())),
                within(terms, view, ahead, code.get(next().field())));
        return terms.or(none(terms, code), kept);
    }

    private Term none(Terms terms, State code) {
        return terms.not(terms.any(code.get(ahead().field())));
    }

    /// The device owns so many from the head on without passing the ring's end, and the buffer has them.
    Term within(Terms terms, View view, Term ahead, Term next) {
        Term limit = terms.constant(most, COUNT_WIDTH);
        return terms.and(
                terms.and(terms.ule(ahead, view.available()), terms.ule(view.head(), view.size())),
                terms.and(
                        terms.ule(ahead, terms.sub(view.size(), view.head())),
                        terms.and(terms.ule(next, limit), terms.ule(ahead, terms.sub(limit, next)))));
    }

    Goal goal(World world, State spec, State code) {
        Terms terms = world.terms();
        View view = view(world, spec);
        String what = "what is fetched ahead of ring " + ring.name() + " is what the device owns there";
        Term allowed = asAllowed(terms, view, code);
        boolean same = terms.known(allowed).equals(OptionalLong.of(1));
        return same
                ? Goal.of(what, allowed)
                : Goal.of(what, holds(terms, view, code)).enough(allowed);
    }

    /// What the method that fetches may be taken to do: the descriptor at the head is read.
    ///
    /// @param simulation knows the spec's state behind the class's
    /// @param used is told the name of the obligation
    Contract contract(Simulation simulation, Set<String> used) {
        return call -> {
            used.add(obligation(ring.name()));
            return Optional.of(take(simulation, call));
        };
    }

    private Term take(Simulation simulation, Contract.Call call) {
        World world = call.run().world();
        world.uses().assume("a descriptor that the device owns may be read at any time from its hand-over to its use");
        Terms terms = world.terms();
        State state = call.state();
        View view = view(world, simulation.spec(state));
        Term slot = call.arguments().getFirst();
        call.duty(terms.any(view.available()), "the device owns the descriptor at the head of " + ring.name());
        call.duty(terms.eq(slot, view.slot(terms, bytes())), "the address is that of the head of " + ring.name());
        call.duty(
                terms.or(asAllowed(terms, view, state), holds(terms, view, state)),
                "what is fetched ahead of " + ring.name() + " is still what it was");
        Term read = call.run().effects().fetch(state, call.guard(), slot, bytes()).stream()
                .reduce((low, high) -> terms.concat(high, low))
                .orElseThrow();
        String when = world.fresh(" of take");
        Term place = terms.symbol("place" + when, COUNT_WIDTH);
        state.set(slots().taken(), read);
        state.set(slots().takenAt(), place);
        advance(world, view, state, when);
        if (state.has(Pending.PART)) {
            Pending pending = new Pending(world);
            Term after = pending.any(when);
            pending.neverMore(state.get(Pending.PART), after);
            state.set(Pending.PART, after);
        }
        return place;
    }

    /// What is left are any number of those behind the head.
    private void advance(World world, View view, State state, String when) {
        Terms terms = world.terms();
        Term some = counter(terms, ahead(), when);
        Term place = counter(terms, next(), when);
        Term one = terms.constant(1, COUNT_WIDTH);
        Term possible = terms.and(terms.any(place), within(terms, view, terms.add(some, one), terms.sub(place, one)));
        Term ahead = terms.ite(possible, some, terms.zero(ahead().javaWidth()));
        Term next = terms.ite(possible, place, one);
        state.set(ahead().field(), ahead);
        state.set(next().field(), next);
        state.set(fetchedBase(), view.base());
        state.set(fetchedHead(), terms.add(view.head(), one));
    }

    private static Term counter(Terms terms, Slot slot, String when) {
        return terms.zeroExtend(terms.symbol(slot.field() + when, slot.width()), slot.javaWidth());
    }
}
