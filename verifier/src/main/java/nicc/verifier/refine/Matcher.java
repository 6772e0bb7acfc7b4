package nicc.verifier.refine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import nicc.verifier.bytecode.Run;
import nicc.verifier.encode.Call;
import nicc.verifier.encode.State;
import nicc.verifier.encode.World;
import nicc.verifier.smt.Answer;
import nicc.verifier.smt.Question;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// Finds, for a call in the class, the call in the spec that it is: whenever the class gets there, the spec
/// has got
/// there too, with equal arguments, from a related state. Then both are in related states afterwards.
final class Matcher implements Run.Shortcut {
    private static final int QUICK = 20;

    private final Wholes wholes;
    private final Simulation simulation;
    private final World world;
    private final List<Term> given;
    private final List<Call> calls;
    private final int effort;
    private final Set<String> used = new LinkedHashSet<>();

    Matcher(Wholes wholes, Simulation simulation, World world, List<Term> given, List<Call> calls, int effort) {
        this.wholes = wholes;
        this.simulation = simulation;
        this.world = world;
        this.given = List.copyOf(given);
        this.calls = calls;
        this.effort = effort;
    }

    /// The names of the obligations that the matches stand on.
    Set<String> used() {
        return used;
    }

    @Override
    public Optional<State> call(String method, List<Term> arguments, State before, Term guard) {
        for (Call call : calls) {
            Wholes.Whole whole = wholes.get(call.name());
            if (whole.method().equals(method) && agrees(whole, call, arguments, before, guard)) {
                used.add(whole.obligation());
                return Optional.of(simulation.code(call.after(), call.when()));
            }
        }
        return Optional.empty();
    }

    private boolean agrees(Wholes.Whole whole, Call call, List<Term> arguments, State before, Term guard) {
        Terms terms = world.terms();
        List<Term> goals = new ArrayList<>();
        goals.add(call.guard());
        List<Term> expected =
                whole.arguments(terms, call.arguments(), call.snapshots()).orElseThrow();
        for (int i = 0; i < expected.size(); i++) {
            goals.add(terms.eq(expected.get(i), arguments.get(i)));
        }
        simulation.related(call.before(), before).forEach(goal -> goals.add(goal.holds()));
        List<Term> open = goals.stream()
                .filter(goal -> !goal.equals(guard) && !terms.known(goal).equals(OptionalLong.of(1)))
                .toList();
        if (open.isEmpty()) {
            return true;
        }
        Term differs = terms.not(open.stream().reduce(terms.bit(true), terms::and));
        return impossible(terms.and(guard, differs), effort / QUICK, Question.Way.CONGRUENCE)
                || impossible(terms.and(guard, differs), effort, Question.Way.BITS);
    }

    private boolean impossible(Term condition, int limit, Question.Way way) {
        Question question = new Question(world.terms(), limit, way);
        world.assumptions().forEach(question::assume);
        given.forEach(question::assume);
        question.assume(condition);
        return question.ask() instanceof Answer.Unsatisfiable;
    }
}
