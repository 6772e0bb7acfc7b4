package nicc.verifier.wire;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nicc.verifier.smt.Answer;
import nicc.verifier.smt.Question;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// One question that is asked again and again, with one condition more each time; what it assumes only grows.
final class Standing {
    private final Question question;
    private final Set<Term> assumed = new HashSet<>();

    Standing(Terms terms, int effort) {
        question = new Question(terms, effort, Question.Way.CONGRUENCE);
    }

    /// Whether a condition contradicts what is known.
    ///
    /// @param known all of it, one bit each
    /// @return false also when the solver gives up
    boolean impossible(List<Term> known, Term condition) {
        for (Term fact : known) {
            if (assumed.add(fact)) {
                question.assume(fact);
            }
        }
        return question.ask(condition) instanceof Answer.Unsatisfiable;
    }
}
