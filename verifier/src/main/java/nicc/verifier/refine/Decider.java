package nicc.verifier.refine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import nicc.verifier.encode.Buffers;
import nicc.verifier.encode.World;
import nicc.verifier.smt.Answer;
import nicc.verifier.smt.Checker;
import nicc.verifier.smt.Question;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// Decides whether goals hold.
///
/// @param event what happens
/// @param world where both sides have run
/// @param given what holds besides
/// @param checker proves goals
/// @param reader reads counterexamples
/// @param on the names of the obligations that a proof stands on
/// @param effort Z3's `rlimit` for one question
record Decider(
        String event, World world, List<Term> given, Checker checker, Reader reader, Set<String> on, int effort) {

    /// Whether goals hold for all values: those that the checker shows do, and for the others a model is looked for.
    Verdict decide(List<Goal> goals) {
        if (!given.isEmpty() && !checker.witnessed() && !possible()) {
            return new Verdict.Vacuous(event);
        }
        List<Goal> open = new ArrayList<>();
        for (Goal goal : goals) {
            if (!goal.shown(checker)) {
                open.add(goal);
            }
        }
        return open.isEmpty() ? new Verdict.Proved(on) : refute(open);
    }

    /// Looks for a model in which one of some goals does not hold.
    Verdict refute(List<Goal> open) {
        Verdict last = new Verdict.Proved(on);
        for (Goal goal : open) {
            if (goal.plain(world.terms())) {
                continue;
            }
            Optional<Term> byByte = goal.contents().map(this::byByte);
            Question question = question();
            question.assume(world.terms().not(goal.holds()));
            byByte.ifPresent(question::assume);
            switch (lawful(question, byByte.isPresent())) {
                case Answer.Satisfiable _ -> {
                    return new Verdict.Refuted(reader.read(event, question, open));
                }
                case Answer.Unknown(String reason) ->
                    last = new Verdict.Unknown(event + ": " + goal.what() + ": " + reason);
                case Answer.Unsatisfiable _ -> {}
            }
        }
        return last;
    }

    /// Contents that differ are not as long, or differ in a byte: a model has to say in which one.
    private Term byByte(Goal.Contents contents) {
        Terms terms = world.terms();
        Buffers buffers = new Buffers(world);
        Term index = terms.symbol(world.fresh("index of a byte that differs"), Integer.SIZE);
        Term asLong = terms.eq(
                buffers.length(contents.spec(), contents.capacity()),
                buffers.length(contents.code(), contents.capacity()));
        Term alike = terms.eq(
                buffers.load(contents.spec(), index, 1, false), buffers.load(contents.code(), index, 1, false));
        return terms.or(terms.eq(contents.spec(), contents.code()), terms.not(terms.and(asLong, alike)));
    }

    /// A model in which buffers are buffers. What follows from that alone is said to.
    private Answer lawful(Question question, boolean bytes) {
        Supplier<List<Term>> laws = reader.laws().of(question);
        List<Term> broken = new ArrayList<>();
        Answer answer = question.askLawfully(() -> {
            List<Term> more = laws.get();
            broken.addAll(more);
            return more;
        });
        if (answer instanceof Answer.Unsatisfiable && (bytes || !broken.isEmpty())) {
            world.uses().assume("a buffer's bytes are what was stored there, and 0 past its end");
        }
        return answer;
    }

    private boolean possible() {
        return !(question().ask() instanceof Answer.Unsatisfiable);
    }

    private Question question() {
        Question question = new Question(world.terms(), effort, Question.Way.BITS);
        world.assumptions().forEach(question::assume);
        given.forEach(question::assume);
        return question;
    }
}
