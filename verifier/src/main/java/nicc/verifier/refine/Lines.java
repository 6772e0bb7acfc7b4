package nicc.verifier.refine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import nicc.dsl.model.Action;
import nicc.dsl.model.Device;
import nicc.dsl.model.Interrupt;
import nicc.verifier.encode.Call;
import nicc.verifier.encode.Outcome;
import nicc.verifier.encode.Repeat;
import nicc.verifier.encode.Shortcuts;
import nicc.verifier.encode.SpecRun;
import nicc.verifier.encode.SpecState;
import nicc.verifier.encode.State;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// Interrupt lines: that the class brings them up to date as the spec does, and what a build that does so only
/// once after several steps needs: no step and no timer takes a reason away, or changes the throttle. Then
/// the line
/// rises after them exactly when it would have risen among them.
final class Lines {
    private Lines() {}

    static Case upToDate(Relations relations) {
        return Case.of("the lines are brought up to date", SpecRun::settle, code -> {
            relations.update().forEach(update -> code.call(update, List.of()));
            return Optional.empty();
        });
    }

    /// Something that happens between two evaluations of the lines.
    ///
    /// @param about the action that it is, which is not taken as a whole itself; empty when it is none
    private record Happening(String name, String about, Case.Side<SpecRun> event, Optional<Case.Given> given) {
        String obligation() {
            return "level " + name;
        }
    }

    private static List<Happening> happenings(Device device, Relations relations) {
        List<Happening> all = new ArrayList<>();
        if (!relations.expire().isEmpty()) {
            all.add(new Happening("timers", "", SpecRun::expire, Optional.empty()));
        }
        device.engines()
                .forEach(engine -> all.add(new Happening(
                        "step " + engine.name(),
                        "",
                        spec -> spec.step(engine),
                        Optional.of(spec -> spec.canStep(engine)))));
        return all;
    }

    /// The obligations that a build stands on that does not evaluate the lines after each step.
    static List<String> keptLevels(Device device, Relations relations) {
        return device.interrupts().isEmpty()
                ? List.of()
                : happenings(device, relations).stream()
                        .map(Happening::obligation)
                        .toList();
    }

    static List<Obligation> of(Device device, Relations relations) {
        if (!relations.passes().contains("interrupts") || device.interrupts().isEmpty()) {
            return List.of();
        }
        return happenings(device, relations).stream()
                .map(happening -> new Obligation(happening.obligation(), bench -> kept(happening, bench)))
                .toList();
    }

    /// First action by action, each from any state: what all that is called leaves as it is, stays; calls are not
    /// recursive, so this is an induction over who calls whom. Where that does not do, with all calls run.
    /// Where only a round of a loop does not keep it, from a state that stands for those before it, the first
    /// rounds are run: they alone can refute it.
    private static Verdict kept(Happening happening, Bench bench) {
        bench.world().uses().assume("a line may rise later by as much as one call of work takes");
        Verdict quick = byActions(happening, bench);
        if (quick instanceof Verdict.Proved) {
            return quick;
        }
        Tried any = kept(happening, new Shortcuts(Set.of(), Shortcuts.Loops.ANY_ROUND), bench, _ -> {});
        if (any.verdict() instanceof Verdict.Proved || !any.rounds()) {
            return any.verdict();
        }
        Verdict first = kept(happening, new Shortcuts(Set.of(), Shortcuts.Loops.FIRST_ROUNDS), bench, _ -> {})
                .verdict();
        return first instanceof Verdict.Refuted
                ? first
                : new Verdict.Unknown(
                        "the first rounds take nothing away; not shown: that any round of a loop does not");
    }

    /// What has come of it.
    ///
    /// @param rounds whether any round of a loop stood for all
    private record Tried(Verdict verdict, boolean rounds) {}

    private static Verdict byActions(Happening happening, Bench bench) {
        Map<String, Action> actions = new LinkedHashMap<>();
        bench.device().actions().forEach(action -> actions.put(action.name(), action));
        Set<String> seen = new HashSet<>();
        Deque<Happening> open = new ArrayDeque<>(List.of(happening));
        while (!open.isEmpty()) {
            Happening next = open.pop();
            Set<String> wholes = new LinkedHashSet<>(actions.keySet());
            wholes.remove(next.about());
            Shortcuts shortcuts = new Shortcuts(wholes, Shortcuts.Loops.ANY_ROUND);
            Verdict verdict = kept(next, shortcuts, bench, called -> {
                        if (seen.add(called)) {
                            open.push(call(
                                    Optional.ofNullable(actions.get(called)).orElseThrow(), bench));
                        }
                    })
                    .verdict();
            if (!(verdict instanceof Verdict.Proved)) {
                return verdict;
            }
        }
        return new Verdict.Proved(Set.of());
    }

    private static Happening call(Action action, Bench bench) {
        Actions.Arguments any = Actions.any(action, bench.terms());
        return new Happening(
                "action " + action.name(),
                action.name(),
                spec -> spec.call(action, any.values(), any.snapshots()),
                Optional.empty());
    }

    private static Tried kept(Happening happening, Shortcuts shortcuts, Bench bench, Consumer<String> called) {
        State before = SpecState.any(bench.device(), bench.world());
        Outcome outcome = SpecRun.of(
                bench.device(),
                bench.world(),
                before,
                shortcuts,
                run -> happening.event().run(run));
        List<Term> given = new ArrayList<>(outcome.ends());
        happening.given().ifPresent(condition -> given.add(in(bench, before, condition::in)));
        Stays stays = new Stays(bench, before, given, new ArrayList<>());
        outcome.calls().forEach(call -> {
            called.accept(call.name());
            stays.over(call);
        });
        outcome.repeats().forEach(stays::over);
        stays.until(outcome.after());
        Reader.Scenery scene = new Reader.Part(
                outcome.events(),
                bench.state(Scene.Part.Sort.LEVEL, happening.name(), before, before, outcome.events()));
        String event = "the device does: " + happening.name();
        Verdict verdict = bench.decide(event, before, given, stays.goals(), scene, Set.of());
        return new Tried(verdict, !outcome.repeats().isEmpty());
    }

    /// What stays until a call or a loop begins, and over what is called or each round, stays until it is over. There
    /// is a state of which that can be said of what is any state: the one before.
    ///
    /// @param given what may be assumed, changeable
    /// @param goals what is to be shown, changeable
    private record Stays(Bench bench, State before, List<Term> given, List<Goal> goals) {

        void over(Call call) {
            show(call.guard(), call.before());
            assume(call.guard(), call.after());
        }

        void over(Repeat repeat) {
            show(repeat.guard(), repeat.before().state());
            show(
                    bench.terms().and(repeat.guard(), repeat.proceeds()),
                    repeat.next().state());
            assume(repeat.guard(), repeat.head().state());
            assume(repeat.guard(), repeat.after().state());
        }

        void until(State after) {
            goals.addAll(stays(bench, before, after));
        }

        private void show(Term guard, State state) {
            stays(bench, before, state).forEach(goal -> goals.add(goal.when(bench.terms(), guard)));
        }

        private void assume(Term guard, State state) {
            stays(bench, before, state)
                    .forEach(goal -> given.add(goal.when(bench.terms(), guard).holds()));
        }
    }

    /// A line that there was a reason for has one, and its throttle is what it was.
    private static List<Goal> stays(Bench bench, State before, State after) {
        Terms terms = bench.terms();
        List<Goal> goals = new ArrayList<>();
        for (Interrupt interrupt : bench.device().interrupts()) {
            Term was = in(bench, before, run -> run.level(interrupt));
            Term is = in(bench, after, run -> run.level(interrupt));
            goals.add(Goal.of("the reason for " + interrupt.name() + " stays", terms.or(terms.not(was), is)));
            interrupt.throttle().ifPresent(throttle -> {
                Term then = in(bench, before, run -> run.value(throttle.interval()));
                Term now = in(bench, after, run -> run.value(throttle.interval()));
                goals.add(Goal.equal("the throttle of " + interrupt.name(), terms.eq(then, now), then, now));
            });
        }
        return goals;
    }

    private static Term in(Bench bench, State state, Function<SpecRun, Term> value) {
        return SpecRun.of(bench.device(), bench.world(), state, run -> Optional.of(value.apply(run)))
                .value()
                .orElseThrow();
    }
}
