package nicc.verifier.smt;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/// Says whether conditions hold for all values, by the cheapest means that answers: normal form, valuations
/// that show that it does
/// not, cases, a sweep, the solver. What it has found out is kept for later questions.
public final class Checker {
    private static final int TRIES = 200;

    private static final int ENOUGH = 32;

    private static final int SPLITS = 100;

    private static final int FEW_SPLITS = 24;

    /// A first question gets this part of the effort.
    private static final int QUICK = 20;

    private static final int SMALL = 100_000;

    private final Terms terms;
    private final int effort;
    private final Supplier<? extends Collection<Term>> assumptions;
    private final List<Valuation> valuations = new ArrayList<>();
    private final Cases cases;
    private final Sweep sweep;

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
    /// @param effort Z3's `rlimit` for one question
    public Checker(Terms terms, Supplier<? extends Collection<Term>> assumptions, int effort) {
        this.terms = terms;
        this.effort = effort;
        this.assumptions = assumptions;
        this.cases = new Cases(terms);
        for (int seed = 0; seed < TRIES && valuations.size() < ENOUGH; seed++) {
            Valuation valuation = new Valuation(new Corners(seed));
            if (possible(valuation)) {
                valuations.add(valuation);
            }
        }
        this.sweep = new Sweep(terms, valuations, this::small);
    }

    private boolean possible(Valuation valuation) {
        return assumptions.get().stream().allMatch(valuation::holds);
    }

    /// Whether a condition holds.
    ///
    /// @param goal one bit
    /// @return what is known
    public Truth check(Term goal) {
        if (goal.is(Op.CONST)) {
            return goal.value() == 1 ? Truth.VALID : Truth.INVALID;
        }
        if (refuted(goal)) {
            return Truth.INVALID;
        }
        if (cases.prove(goal, FEW_SPLITS)) {
            return Truth.VALID;
        }
        Term swept = sweep.of(goal);
        if (cases.prove(swept, SPLITS)) {
            return Truth.VALID;
        }
        Truth quick = ask(swept, effort / QUICK, Question.Way.CONGRUENCE);
        return quick == Truth.UNKNOWN ? ask(swept, effort, Question.Way.BITS) : quick;
    }

    private boolean refuted(Term goal) {
        return valuations.stream().anyMatch(valuation -> !valuation.holds(goal) && possible(valuation));
    }

    private boolean small(Term goal) {
        return cases.prove(goal, FEW_SPLITS) || ask(goal, SMALL, Question.Way.CONGRUENCE) == Truth.VALID;
    }

    private Truth ask(Term goal, int limit, Question.Way way) {
        Question question = new Question(terms, limit, way);
        assumptions.get().forEach(question::assume);
        question.assume(terms.not(goal));
        return switch (question.ask()) {
            case Answer.Unsatisfiable _ -> Truth.VALID;
            case Answer.Satisfiable _ -> {
                valuations.add(question.valuation());
                yield Truth.INVALID;
            }
            case Answer.Unknown _ -> Truth.UNKNOWN;
        };
    }
}
