package nicc.verifier.refine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import nicc.dsl.model.Action;
import nicc.dsl.model.Snapshot;
import nicc.dsl.semantics.Fetched;
import nicc.verifier.encode.World;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// Every action, reset domain and access by code that has a method of its own: from any related states, with any
/// equal arguments, both do the same.
final class Actions {
    private Actions() {}

    static List<Obligation> of(Wholes wholes) {
        List<Obligation> all = new ArrayList<>();
        for (Wholes.Whole whole : wholes.list()) {
            switch (whole.about()) {
                case Wholes.About.Domain(String domain) -> all.add(part(whole, _ -> reset(whole, domain)));
                case Wholes.About.Called(Action action) -> all.add(part(whole, world -> call(whole, action, world)));
                case Wholes.About.Accessed access -> all.addAll(WholeAccesses.of(whole, access));
                case Wholes.About.Written written -> all.add(part(whole, world -> write(whole, written, world)));
            }
        }
        return all;
    }

    private static Obligation part(Wholes.Whole whole, Function<World, Case> event) {
        return new Obligation(
                whole.obligation(), Obligation.Kind.PART, world -> List.of(event.apply(world)), whole.name());
    }

    private static Case reset(Wholes.Whole whole, String domain) {
        return Case.of(whole.name(), spec -> spec.resetDomain(domain), code -> code.call(whole.method(), List.of()));
    }

    private static Case call(Wholes.Whole whole, Action action, World world) {
        Arguments any = any(action, world.terms());
        List<Term> arguments =
                whole.arguments(world.terms(), any.values(), any.snapshots()).orElseThrow();
        return Case.of(
                "action " + action.name(),
                spec -> spec.call(action, any.values(), any.snapshots()),
                code -> code.call(whole.method(), arguments));
    }

    /// What an action is called with.
    ///
    /// @param values numbers
    /// @param snapshots records
    record Arguments(List<Term> values, List<Fetched<Term>> snapshots) {}

    /// Any arguments of an action.
    static Arguments any(Action action, Terms terms) {
        return new Arguments(
                action.parameters().stream()
                        .map(parameter -> terms.symbol(
                                "argument " + parameter.name() + " of " + action.name(), parameter.width()))
                        .toList(),
                action.snapshots().stream()
                        .map(snapshot -> any(snapshot, terms))
                        .toList());
    }

    /// A write of any value, to any bytes, at least one, or to all of them.
    private static Case write(Wholes.Whole whole, Wholes.About.Written about, World world) {
        Terms terms = world.terms();
        int width = about.register().width();
        List<Term> each = IntStream.range(0, width / Byte.SIZE)
                .mapToObj(i -> about.all() ? terms.bit(true) : terms.symbol("byte " + i + " is enabled", 1))
                .toList();
        Term enables = each.stream()
                .map(one -> terms.ite(one, terms.ones(Byte.SIZE), terms.zero(Byte.SIZE)))
                .reduce((low, high) -> terms.concat(high, low))
                .orElseThrow();
        Term some = each.stream().reduce(terms::or).orElseThrow();
        Term written = terms.and(terms.symbol("value", width), enables);
        List<Term> arguments =
                whole.arguments(terms, List.of(written, enables), List.of()).orElseThrow();
        Case event = Case.of(
                whole.obligation(),
                spec -> spec.on(about.bank()).write(about.register(), written, enables),
                code -> code.call(whole.method(), arguments));
        return about.all() ? event : event.where(List.of(some));
    }

    private static Fetched<Term> any(Snapshot snapshot, Terms terms) {
        return new Fetched<>(
                IntStream.range(0, snapshot.layout().bytes())
                        .mapToObj(i -> terms.symbol(snapshot.name() + " byte " + i, Byte.SIZE))
                        .toList(),
                terms.symbol(snapshot.name() + " has a slot", 1),
                terms.symbol(snapshot.name() + " slot", Long.SIZE));
    }
}
