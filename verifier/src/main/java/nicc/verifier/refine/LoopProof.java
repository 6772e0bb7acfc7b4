package nicc.verifier.refine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import nicc.verifier.bytecode.Loop;
import nicc.verifier.bytecode.Run;
import nicc.verifier.bytecode.UnsupportedCode;
import nicc.verifier.encode.Pending;
import nicc.verifier.encode.State;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// What holds of a method with a loop, for any number of rounds. A count of what is done in rounds is kept
/// beside
/// the state; which simple facts hold at the loop's head is found by trying: all that hold at the begin are
/// assumed, and dropped until each round keeps those that are left. Every round must do something, or be the
/// last.
///
/// What cannot be shown so is tried on the first rounds from the method's begin. Only that refutes it: a head
/// that
/// the facts allow need not be one that a run comes to.
final class LoopProof {
    private static final int FIRST_ROUNDS = 3;

    private final Bench bench;
    private final Terms terms;
    private final Subject subject;
    private final List<Term> given;

    /// What is proved.
    ///
    /// @param sort what sort of part the method is
    /// @param event for people
    /// @param method the method with the loop
    /// @param arguments its arguments
    /// @param before the state before
    /// @param count the part of the state that counts what is done, 32 bits
    /// @param bound there is never more to do than this, 32 bits, signed
    /// @param runs makes a run of its own for each part
    /// @param exit what has to hold at the end
    /// @param on what the proof stands on
    record Subject(
            Scene.Part.Sort sort,
            String event,
            String method,
            List<Term> arguments,
            State before,
            String count,
            Term bound,
            Function<State, Run> runs,
            Function<Loop.Exit, List<Goal>> exit,
            Set<String> on) {}

    LoopProof(Bench bench, Subject subject, List<Term> given) {
        this.bench = bench;
        this.terms = bench.terms();
        this.subject = subject;
        this.given = given;
    }

    /// A part of the method, and what has to hold of it.
    private record Stretch(Loop.Part part, List<Goal> goals, Run run) {}

    /// A round, and the head that it begins with.
    private record Round(Loop.Point head, Stretch stretch) {}

    Verdict verdict() {
        Stretch begin = begin();
        Verdict first = decide(given, begin);
        if (!(first instanceof Verdict.Proved) || begin.part().again().isEmpty()) {
            return first;
        }
        Loop.Point entry = begin.part().again().get();
        Round any = anyRound(entry);
        List<Term> facts = facts(entry, any);
        Verdict round = decide(with(facts), any.stretch());
        return round instanceof Verdict.Proved ? round : firstRounds(entry, round);
    }

    private Stretch begin() {
        Run run = subject.runs().apply(subject.before());
        Loop.Part part = new Loop(run, subject.method()).begin(subject.arguments(), subject.before());
        List<Goal> goals = new ArrayList<>(Bench.duties(run));
        part.exit().ifPresent(exit -> goals.addAll(at(exit)));
        return new Stretch(part, goals, run);
    }

    private Stretch round(Loop.Point head) {
        Run run = subject.runs().apply(head.state());
        Loop loop = new Loop(run, subject.method());
        Loop.Part part = loop.round(head);
        List<Goal> goals = new ArrayList<>(Bench.duties(run));
        part.exit().ifPresent(exit -> goals.addAll(at(exit)));
        part.again().ifPresent(again -> goals.addAll(progress(head, again)));
        return new Stretch(part, goals, run);
    }

    private List<Goal> at(Loop.Exit exit) {
        return subject.exit().apply(exit).stream()
                .map(goal -> goal.when(terms, exit.guard()))
                .toList();
    }

    /// A round does something and not too much, or there is no other one.
    private List<Goal> progress(Loop.Point before, Loop.Point after) {
        Term done = before.state().get(subject.count());
        Term now = after.state().get(subject.count());
        Run run = subject.runs().apply(after.state());
        Loop.Part next = new Loop(run, subject.method()).round(after);
        Term another = next.again().map(Loop.Point::guard).orElse(terms.bit(false));
        Term bounded = terms.not(terms.slt(subject.bound(), now));
        Term goesOn = terms.and(terms.slt(done, now), bounded);
        return List.of(Goal.of(
                "a round does something, or there is no other one",
                terms.or(terms.not(terms.and(after.guard(), another)), goesOn)));
    }

    private Verdict decide(List<Term> assumed, Stretch stretch) {
        return bench.decide(
                subject.event(),
                subject.before(),
                assumed,
                stretch.goals(),
                new Reader.Part(stretch.run().effects().events(), Bench.numbers(subject.sort(), subject.method())),
                subject.on());
    }

    private Verdict firstRounds(Loop.Point entry, Verdict otherwise) {
        Optional<Loop.Point> at = Optional.of(entry);
        for (int i = 0; i < FIRST_ROUNDS && at.isPresent(); i++) {
            Stretch round = round(at.get());
            Verdict verdict = decide(with(List.of(at.get().guard())), round);
            if (verdict instanceof Verdict.Refuted) {
                return verdict;
            }
            at = round.part().again();
        }
        return otherwise instanceof Verdict.Refuted(Counterexample open)
                ? new Verdict.Unknown(subject.event() + ": the facts found at the loop's head do not show it: "
                        + String.join("; ", open.differences()))
                : otherwise;
    }

    /// A round from any head. Locals that are the count at the begin, and are so again after a round that begins
    /// with them being so, are the same number there.
    private Round anyRound(Loop.Point entry) {
        Set<Integer> counters = new LinkedHashSet<>(entry.locals().keySet());
        counters.removeIf(slot -> !entry.locals().get(slot).equals(entry.state().get(subject.count())));
        while (true) {
            Loop.Point head = anywhere(entry, counters);
            Stretch round = round(head);
            Optional<Loop.Point> again = round.part().again();
            if (again.isEmpty() || !counters.removeIf(slot -> !counts(again.get(), slot))) {
                return new Round(head, round);
            }
        }
    }

    private boolean counts(Loop.Point at, int slot) {
        Term same = terms.eq(at.locals().get(slot), at.state().get(subject.count()));
        return bench.follows(with(List.of(at.guard()))).test(same);
    }

    /// Any head: a number is any number. What has no bits is what it was at the begin, and must stay so.
    private Loop.Point anywhere(Loop.Point entry, Set<Integer> counters) {
        Map<Integer, Term> locals = new LinkedHashMap<>();
        Term count = symbol(subject.count(), entry.state().get(subject.count()));
        entry.locals()
                .forEach((slot, term) ->
                        locals.put(slot, counters.contains(slot) ? count : symbol("local " + slot, term)));
        State state = entry.state().copy();
        for (String name : List.copyOf(state.names())) {
            Term term = state.get(name);
            if (term.width() > 0) {
                state.set(name, symbol(name, term));
            } else if (name.equals(Pending.PART)) {
                state.set(name, new Pending(bench.world()).any(bench.world().fresh("")));
            }
        }
        state.set(subject.count(), count);
        return new Loop.Point(terms.bit(true), locals, state);
    }

    private Term symbol(String name, Term like) {
        return terms.symbol(bench.world().fresh(name + " at the loop's head"), like.width());
    }

    /// Facts that hold at every head, as conditions on one.
    private List<Term> facts(Loop.Point entry, Round round) {
        Loop.Point head = round.head();
        Optional<Loop.Point> again = round.stretch().part().again();
        again.ifPresent(point -> unchanged(head.state(), point.state()));
        List<Function<Loop.Point, Term>> candidates = new ArrayList<>(candidates(entry));
        Predicate<Term> atBegin = bench.follows(with(List.of(entry.guard())));
        candidates.removeIf(fact -> !atBegin.test(fact.apply(entry)));
        while (true) {
            List<Term> assumed =
                    candidates.stream().map(fact -> fact.apply(head)).toList();
            if (again.isEmpty()) {
                return assumed;
            }
            List<Term> known = new ArrayList<>(assumed);
            known.add(again.get().guard());
            Predicate<Term> afterRound = bench.follows(with(known));
            if (!candidates.removeIf(fact -> !afterRound.test(fact.apply(again.get())))) {
                return assumed;
            }
        }
    }

    private void unchanged(State before, State after) {
        for (String name : before.names()) {
            boolean same = before.get(name).equals(after.get(name));
            if (!same && before.get(name).width() == 0 && !name.equals(Pending.PART)) {
                throw new UnsupportedCode(subject.method(), "a loop that changes " + name);
            }
        }
    }

    private List<Function<Loop.Point, Term>> candidates(Loop.Point entry) {
        List<Function<Loop.Point, Term>> facts = new ArrayList<>();
        entry.locals().forEach((slot, term) -> {
            facts.add(at -> terms.eq(at.locals().get(slot), term));
            if (term.width() == Integer.SIZE) {
                counts(facts, at -> at.locals().get(slot));
                flags(facts, entry.state(), slot);
            }
        });
        for (String name : entry.state().names()) {
            Term term = entry.state().get(name);
            if (term.width() > 0) {
                facts.add(at -> terms.eq(at.state().get(name), term));
                facts.add(at -> terms.or(
                        terms.any(at.state().get(subject.count())),
                        terms.eq(at.state().get(name), term)));
            } else if (name.equals(Pending.PART)) {
                facts.add(at -> new Pending(bench.world()).isNone(at.state().get(name)));
            }
        }
        counts(facts, at -> at.state().get(subject.count()));
        return facts;
    }

    /// A local that says, when it is 0, that something holds.
    private void flags(List<Function<Loop.Point, Term>> facts, State entry, int slot) {
        for (String name : entry.names()) {
            if (entry.get(name).width() == 1) {
                facts.add(at ->
                        terms.or(terms.any(at.locals().get(slot)), at.state().get(name)));
            }
        }
    }

    /// What a number may be that counts, or the count itself.
    private void counts(List<Function<Loop.Point, Term>> facts, Function<Loop.Point, Term> number) {
        Term zero = terms.zero(Integer.SIZE);
        facts.add(at -> terms.eq(number.apply(at), at.state().get(subject.count())));
        facts.add(at -> terms.not(terms.slt(number.apply(at), zero)));
        facts.add(at ->
                terms.or(terms.eq(number.apply(at), zero), terms.not(terms.slt(subject.bound(), number.apply(at)))));
    }

    private List<Term> with(List<Term> more) {
        Set<Term> all = new LinkedHashSet<>(given);
        all.addAll(more);
        return List.copyOf(all);
    }
}
