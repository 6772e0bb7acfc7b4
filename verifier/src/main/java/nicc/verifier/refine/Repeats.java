package nicc.verifier.refine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import nicc.verifier.bytecode.Run;
import nicc.verifier.bytecode.UnsupportedCode;
import nicc.verifier.bytecode.Visit;
import nicc.verifier.encode.Repeat;
import nicc.verifier.encode.State;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// Finds, for a loop of the class, the loop of the spec that it is, by induction over the rounds: both begin in related
/// states; and wherever both are between two rounds, in related states, they go on or end together, and another
/// round leads to related states again. Then both end in related states. Where they begin together and that is not so,
/// nothing of what comes behind the loop could be shown any more, and the attempt is over.
final class Repeats implements Run.Induction {
    private final Matcher matcher;
    private final Simulation simulation;
    private final Terms terms;
    private final List<Repeat> repeats;
    private String missing = "no loop of the class begins where it does";

    /// Loops of a spec.
    ///
    /// @param matcher knows what holds under a condition
    /// @param simulation relates states
    /// @param terms makes terms
    /// @param repeats the loops
    Repeats(Matcher matcher, Simulation simulation, Terms terms, List<Repeat> repeats) {
        this.matcher = matcher;
        this.simulation = simulation;
        this.terms = terms;
        this.repeats = repeats;
    }

    /// What the last induction that did not succeed has lacked.
    ///
    /// @return for people
    String missing() {
        return missing;
    }

    @Override
    public Optional<Visit.Passed> pass(Visit visit) {
        List<Repeat> begun =
                repeats.stream().filter(repeat -> begins(repeat, visit)).toList();
        Optional<Visit.Passed> passed =
                begun.stream().flatMap(repeat -> passed(repeat, visit).stream()).findFirst();
        if (passed.isEmpty() && !begun.isEmpty()) {
            throw new UnsupportedCode(visit.where(), missing);
        }
        return passed;
    }

    private boolean begins(Repeat repeat, Visit visit) {
        List<Goal> goals = new ArrayList<>();
        goals.add(Goal.of("the spec gets there", repeat.guard()));
        goals.addAll(simulation.related(repeat.before().state(), visit.state()));
        return matcher.open(goals, visit.guard()).isEmpty();
    }

    private Optional<Visit.Passed> passed(Repeat repeat, Visit visit) {
        Map<Integer, Follows> follow = follow(repeat, visit);
        State head = simulation.during(repeat.head().state(), repeat.when(), visit.state(), visit.reached());
        Optional<Visit.Turn> turn = visit.round(head, locals(follow, repeat.head()));
        if (turn.isEmpty()) {
            missing = repeat.name() + ": the class's loop at " + visit.where() + " does not end at its head";
            return Optional.empty();
        }
        List<Goal> open = open(repeat, visit, follow, turn.get());
        if (!open.isEmpty()) {
            missing = repeat.name() + ": a round from any related states: "
                    + open.getFirst().what();
            return Optional.empty();
        }
        State after = simulation.during(repeat.after().state(), repeat.whenOver(), visit.state(), visit.reached());
        return Optional.of(new Visit.Passed(
                after, locals(follow, repeat.after()), turn.get().exit()));
    }

    /// What of the induction's step does not hold.
    private List<Goal> open(Repeat repeat, Visit visit, Map<Integer, Follows> follow, Visit.Turn turn) {
        List<Goal> together = List.of(
                Goal.of("both go on", terms.eq(turn.again(), terms.and(visit.guard(), repeat.proceeds()))),
                Goal.of("both end", terms.eq(turn.over(), terms.and(visit.guard(), terms.not(repeat.proceeds())))));
        List<Goal> step = new ArrayList<>(simulation.related(repeat.next().state(), turn.next()));
        follow.forEach((slot, follows) -> step.add(Goal.of(
                "local variable " + slot,
                Optional.ofNullable(turn.locals().get(slot))
                        .map(term -> terms.eq(term, follows.at(repeat.next())))
                        .orElseGet(() -> terms.bit(false)))));
        List<Goal> end = simulation.related(repeat.head().state(), turn.left());
        return Stream.of(
                        matcher.open(together, visit.guard()),
                        matcher.open(step, turn.again()),
                        matcher.open(end, turn.over()))
                .flatMap(List::stream)
                .toList();
    }

    /// What a local variable of the class is between two rounds.
    private interface Follows {
        /// The number at a moment, as wide as the variable.
        Term at(Repeat.Moment moment);
    }

    private Map<Integer, Term> locals(Map<Integer, Follows> follow, Repeat.Moment moment) {
        Map<Integer, Term> locals = new HashMap<>();
        follow.forEach((slot, follows) -> locals.put(slot, follows.at(moment)));
        return locals;
    }

    /// Variables that go up by a constant count rounds; others are locals of the spec that begin as they do. One that
    /// is neither has no value between two rounds.
    private Map<Integer, Follows> follow(Repeat repeat, Visit visit) {
        Map<Integer, Follows> follow = new HashMap<>();
        visit.changed()
                .forEach((slot, step) -> visit.local(slot)
                        .flatMap(first -> step.isPresent() ? Optional.of(counts(first, step)) : same(repeat, first))
                        .ifPresent(follows -> follow.put(slot, follows)));
        return follow;
    }

    private Follows counts(Term first, OptionalLong step) {
        Term each = terms.constant(step.orElseThrow(), first.width());
        return moment -> terms.add(first, terms.mul(terms.resize(moment.rounds(), first.width()), each));
    }

    private Optional<Follows> same(Repeat repeat, Term first) {
        return repeat.before().locals().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(entry -> entry.getValue().width() <= first.width()
                        && terms.zeroExtend(entry.getValue(), first.width()).equals(first))
                .findFirst()
                .map(entry -> moment -> terms.zeroExtend(moment.locals().get(entry.getKey()), first.width()));
    }
}
