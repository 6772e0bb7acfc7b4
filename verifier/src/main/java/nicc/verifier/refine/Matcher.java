package nicc.verifier.refine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nicc.verifier.bytecode.Run;
import nicc.verifier.encode.Call;
import nicc.verifier.encode.State;
import nicc.verifier.encode.World;
import nicc.verifier.smt.Checker;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// Finds, for a call in the class, the call in the spec that it is: whenever the class gets there, the spec
/// has got
/// there too, with equal arguments, from a related state. Then both are in related states afterwards.
final class Matcher implements Run.Shortcut {
    private final Wholes wholes;
    private final Simulation simulation;
    private final World world;
    private final Checker checker;
    private final List<Call> calls;
    private final Map<Term, Checker> under = new HashMap<>();
    private final Set<String> used = new LinkedHashSet<>();

    Matcher(Wholes wholes, Simulation simulation, World world, Checker checker, List<Call> calls) {
        this.wholes = wholes;
        this.simulation = simulation;
        this.world = world;
        this.checker = checker;
        this.calls = calls;
    }

    /// The names of the obligations that the matches stand on.
    Set<String> used() {
        return used;
    }

    @Override
    public Optional<Run.Known> call(String method, List<Term> arguments, State before, Term guard) {
        for (Call call : calls) {
            for (Wholes.Whole whole : wholes.of(call.name())) {
                if (whole.method().equals(method) && agrees(whole, call, arguments, before, guard)) {
                    used.add(whole.obligation());
                    used.add(CallStructure.NAME);
                    return Optional.of(new Run.Known(simulation.after(call, before, method), call.value()));
                }
            }
        }
        return Optional.empty();
    }

    private boolean agrees(Wholes.Whole whole, Call call, List<Term> arguments, State before, Term guard) {
        Terms terms = world.terms();
        List<Goal> goals = new ArrayList<>();
        goals.add(Goal.of("the spec gets there", call.guard()));
        List<Term> expected =
                whole.arguments(terms, call.arguments(), call.snapshots()).orElseThrow();
        for (int i = 0; i < expected.size(); i++) {
            goals.add(Goal.of("argument " + i, terms.eq(expected.get(i), arguments.get(i))));
        }
        if (whole.about() instanceof Wholes.About.Written written && written.all()) {
            Term enables = call.arguments().getLast();
            goals.add(Goal.of("all bytes are written", terms.eq(enables, terms.ones(enables.width()))));
        }
        goals.addAll(simulation.related(call.before(), before));
        return open(goals, guard).isEmpty();
    }

    /// What does not hold under a condition.
    ///
    /// @param goals what is to hold
    /// @param guard one bit
    /// @return the first of the goals that is not shown, or none
    List<Goal> open(List<Goal> goals, Term guard) {
        List<Goal> open = goals.stream()
                .filter(goal -> !goal.holds().equals(guard) && !goal.plain(world.terms()))
                .toList();
        if (open.isEmpty()) {
            return open;
        }
        Checker there = under.computeIfAbsent(guard, checker::under);
        return open.stream().filter(goal -> !goal.shown(there)).limit(1).toList();
    }
}
