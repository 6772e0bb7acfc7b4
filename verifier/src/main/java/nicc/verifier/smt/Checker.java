package nicc.verifier.smt;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Says whether conditions hold for all values, by the cheapest means that answers: normal form, valuations
/// that show that it does
/// not, cases, a sweep, the solver. What it has found out is kept for later questions.
public final class Checker {
    private static final int SPLITS = 100;

    /// For what is asked once and holds for many cells.
    private static final int MANY_SPLITS = 3000;

    private static final int FEW_SPLITS = 24;

    /// A first question gets this part of the effort.
    private static final int QUICK = 20;

    /// The effort for one question of a sweep. Each time that so many have got no answer, those that follow get half.
    private static final int SMALL = 100_000;

    private static final int PATIENCE = 8;

    private final Terms terms;
    private final int effort;
    private final Supplier<? extends Collection<Term>> assumptions;
    private final List<Term> facts;
    private final List<Valuation> valuations;
    private final Cases cases;
    private final Sweep sweep;
    private final Map<Term, Truth> skeletons = new HashMap<>();
    private int unanswered;

    /// What is known about conditions.
    public enum Truth {
        /// It holds for all values that are assumed to be possible.
        VALID,
        /// It does not.
        INVALID,
        /// The solver gave up.
        UNKNOWN
    }

    /// Checks conditions.
    ///
    /// @param terms where they come from
    /// @param assumptions what holds, one bit each; there may become more of it
    /// @param facts what holds besides
    /// @param effort Z3's `rlimit` for one question
    public Checker(Terms terms, Supplier<? extends Collection<Term>> assumptions, Collection<Term> facts, int effort) {
        this.terms = terms;
        this.effort = effort;
        this.assumptions = assumptions;
        this.facts = List.copyOf(facts);
        this.cases = new Cases(terms, facts);
        this.valuations = new ArrayList<>(new Samples(this::known, this::model).list());
        this.sweep = new Sweep(terms, valuations, this::small);
        facts.forEach(sweep::assume);
    }

    /// Checks conditions where another one holds.
    ///
    /// @param guard one bit
    /// @return a checker that knows more
    public Checker under(Term guard) {
        List<Term> more = new ArrayList<>(facts);
        more.add(guard);
        return new Checker(terms, assumptions, more, effort);
    }

    /// Whether all that is known has been seen to hold together. If not, it may all the same.
    ///
    /// @return whether there is an example
    public boolean witnessed() {
        return valuations.stream().anyMatch(valuation -> known().stream().allMatch(valuation::holds));
    }

    private List<Term> known() {
        List<Term> all = new ArrayList<>(assumptions.get());
        all.addAll(facts);
        return all;
    }

    private Optional<Valuation> model() {
        Question question = new Question(terms, effort, Question.Way.CONGRUENCE);
        known().forEach(question::assume);
        return question.ask() instanceof Answer.Satisfiable ? Optional.of(question.valuation()) : Optional.empty();
    }

    /// Whether a condition holds.
    ///
    /// @param goal one bit
    /// @return what is known
    public Truth check(Term goal) {
        if (goal.is(Op.CONST)) {
            return goal.value() == 1 ? Truth.VALID : Truth.INVALID;
        }
        Set<Term> basis = basis(goal);
        if (terms.proven().follows(goal, basis)) {
            return Truth.VALID;
        }
        Truth truth = refuted(goal) ? Truth.INVALID : found(goal);
        if (truth == Truth.VALID) {
            terms.proven().add(goal, basis);
        }
        return truth;
    }

    private Truth found(Term goal) {
        Optional<Term> skeleton = Skeleton.of(terms, goal);
        if (skeleton.isPresent() && general(skeleton.get()) == Truth.VALID) {
            return Truth.VALID;
        }
        return strictly(goal, effort, SPLITS);
    }

    /// What a goal may stand on: all that is known but facts about a symbol that neither the goal nor anything else is
    /// about. Such facts can hold, whatever the rest is like, so that nothing follows from them for the rest.
    private Set<Term> basis(Term goal) {
        Set<Term> basis = new LinkedHashSet<>(known());
        for (Term fact : facts) {
            Term symbol = terms.proven().onlySymbol(fact);
            boolean apart = symbol != fact
                    && !terms.proven().mentions(goal, symbol)
                    && basis.stream()
                            .allMatch(other -> other == fact || !terms.proven().mentions(other, symbol))
                    && valuations.stream().anyMatch(valuation -> valuation.holds(fact));
            if (apart) {
                basis.remove(fact);
            }
        }
        return basis;
    }

    private Truth general(Term skeleton) {
        Truth truth = skeletons.get(skeleton);
        if (truth == null) {
            truth = refuted(skeleton) ? Truth.INVALID : strictly(skeleton, effort / QUICK, MANY_SPLITS);
            skeletons.put(skeleton, truth);
        }
        return truth;
    }

    private Truth strictly(Term goal, int limit, int splits) {
        if (facts.isEmpty() && cases.prove(goal, FEW_SPLITS)) {
            return Truth.VALID;
        }
        Term swept = sweep.of(goal);
        if (proved(swept, splits)) {
            return Truth.VALID;
        }
        Truth quick = ask(swept, limit / QUICK, Question.Way.CONGRUENCE);
        return quick == Truth.UNKNOWN ? ask(swept, limit, Question.Way.BITS) : quick;
    }

    private boolean refuted(Term goal) {
        return valuations.stream()
                .anyMatch(
                        valuation -> !valuation.holds(goal) && known().stream().allMatch(valuation::holds));
    }

    /// By cases, and where that does not do, by cases of what is known as well.
    private boolean proved(Term goal, int splits) {
        if (cases.prove(goal, splits)) {
            return true;
        }
        List<Term> clauses = clauses();
        clauses.add(terms.not(goal));
        return clauses.size() > 1 && cases.prove(terms.not(terms.all(clauses)), SPLITS);
    }

    /// What is known that is neither a condition nor its complement.
    private List<Term> clauses() {
        return facts.stream()
                .flatMap(fact -> fact.is(Op.AND) ? fact.arguments().stream() : Stream.of(fact))
                .filter(fact -> fact.is(Op.NOT) && fact.argument(0).is(Op.AND))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private boolean small(Term goal) {
        if (proved(goal, FEW_SPLITS)) {
            return true;
        }
        Truth truth = ask(goal, SMALL >> Math.min(unanswered / PATIENCE, 3), Question.Way.CONGRUENCE);
        if (truth == Truth.UNKNOWN) {
            unanswered++;
        }
        return truth == Truth.VALID;
    }

    private Truth ask(Term goal, int limit, Question.Way way) {
        Question question = new Question(terms, limit, way);
        known().forEach(question::assume);
        question.assume(terms.not(goal));
        return switch (question.ask()) {
            case Answer.Unsatisfiable _ -> Truth.VALID;
            case Answer.Satisfiable _ -> {
                valuations.addAll(Samples.like(question.valuation(), known(), goal));
                yield Truth.INVALID;
            }
            case Answer.Unknown _ -> Truth.UNKNOWN;
        };
    }
}
