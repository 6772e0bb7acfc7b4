package nicc.verifier.refine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import nicc.dsl.model.Device;
import nicc.dsl.model.Interrupt;
import nicc.verifier.encode.Outcome;
import nicc.verifier.encode.SpecRun;
import nicc.verifier.encode.SpecState;
import nicc.verifier.encode.State;
import nicc.verifier.encode.World;
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
    private record Happening(String name, Case.Side<SpecRun> event, Optional<Case.Given> given) {
        String obligation() {
            return "level " + name;
        }
    }

    private static List<Happening> happenings(Device device, Relations relations) {
        List<Happening> all = new ArrayList<>();
        if (!relations.expire().isEmpty()) {
            all.add(new Happening("timers", SpecRun::expire, Optional.empty()));
        }
        device.engines()
                .forEach(engine -> all.add(new Happening(
                        "step " + engine.name(),
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

    private static Verdict kept(Happening happening, Bench bench) {
        World world = bench.world();
        Terms terms = world.terms();
        Device device = bench.device();
        world.uses().assume("a line may rise later by as much as one call of work takes");
        State before = SpecState.any(device, world);
        Outcome outcome = SpecRun.of(
                device, world, before, Set.of(), run -> happening.event().run(run));
        List<Goal> goals = new ArrayList<>();
        for (Interrupt interrupt : device.interrupts()) {
            Term was = in(bench, before, run -> run.level(interrupt));
            Term is = in(bench, outcome.after(), run -> run.level(interrupt));
            goals.add(Goal.of("the reason for " + interrupt.name() + " stays", terms.or(terms.not(was), is)));
            interrupt.throttle().ifPresent(throttle -> {
                Term then = in(bench, before, run -> run.value(throttle.interval()));
                Term now = in(bench, outcome.after(), run -> run.value(throttle.interval()));
                goals.add(Goal.equal("the throttle of " + interrupt.name(), terms.eq(then, now), then, now));
            });
        }
        List<Term> given = happening.given().stream()
                .map(condition -> in(bench, before, condition::in))
                .toList();
        return bench.decide("the device does: " + happening.name(), before, given, goals, outcome.events(), Set.of());
    }

    private static Term in(Bench bench, State state, Function<SpecRun, Term> value) {
        return SpecRun.of(bench.device(), bench.world(), state, Set.of(), run -> Optional.of(value.apply(run)))
                .value()
                .orElseThrow();
    }
}
