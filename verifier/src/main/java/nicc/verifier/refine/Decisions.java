package nicc.verifier.refine;

import java.util.List;
import java.util.OptionalLong;
import nicc.verifier.bytecode.Run;
import nicc.verifier.encode.World;
import nicc.verifier.smt.Answer;
import nicc.verifier.smt.Question;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// Conditions decided by the solver: a side that cannot be is not run. Where the solver gives up, both sides
/// are.
final class Decisions implements Run.Decider {
    private static final int EFFORT = 200_000;

    private final Terms terms;
    private final Question question;

    Decisions(World world, List<Term> given) {
        terms = world.terms();
        question = new Question(terms, EFFORT, Question.Way.CONGRUENCE);
        world.assumptions().forEach(question::assume);
        given.forEach(question::assume);
    }

    @Override
    public OptionalLong decide(Term guard, Term condition) {
        if (impossible(terms.and(guard, condition))) {
            return OptionalLong.of(0);
        }
        return impossible(terms.and(guard, terms.not(condition))) ? OptionalLong.of(1) : OptionalLong.empty();
    }

    private boolean impossible(Term condition) {
        return question.ask(condition) instanceof Answer.Unsatisfiable;
    }
}
