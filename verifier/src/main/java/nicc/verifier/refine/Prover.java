package nicc.verifier.refine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import nicc.dsl.model.Device;
import nicc.verifier.bytecode.ClassImage;
import nicc.verifier.bytecode.Duty;
import nicc.verifier.bytecode.Endless;
import nicc.verifier.bytecode.Run;
import nicc.verifier.bytecode.UnsupportedCode;
import nicc.verifier.encode.Outcome;
import nicc.verifier.encode.Shortcuts;
import nicc.verifier.encode.SpecRun;
import nicc.verifier.encode.SpecState;
import nicc.verifier.encode.State;
import nicc.verifier.encode.Unbounded;
import nicc.verifier.encode.Uses;
import nicc.verifier.encode.World;
import nicc.verifier.smt.Checker;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;
import nicc.verifier.smt.TimeUp;

/// Proves obligations about one class. May be used by several threads: each obligation has a world of its own.
public final class Prover {
    private final Device device;
    private final ClassImage image;
    private final Correspondence correspondence;
    private final Wholes wholes;
    private final int effort;
    private final Predicate<Counterexample> shows;
    private final OptionalInt seconds;

    /// Proofs about a class.
    ///
    /// @param device the spec
    /// @param image the class
    /// @param relations the compiler's hints
    /// @param effort Z3's `rlimit` for one question
    /// @throws UnsupportedCode when the class's fields cannot be related to the spec's state
    public Prover(Device device, ClassImage image, Relations relations, int effort) {
        this(device, image, relations, effort, _ -> false);
    }

    /// Proofs about a class that can be run.
    ///
    /// @param device the spec
    /// @param image the class
    /// @param relations the compiler's hints
    /// @param effort Z3's `rlimit` for one question
    /// @param shows runs a counterexample on both sides and says whether they differ: then it is one, by whatever
    /// means it was found
    /// @throws UnsupportedCode when the class's fields cannot be related to the spec's state
    public Prover(Device device, ClassImage image, Relations relations, int effort, Predicate<Counterexample> shows) {
        this.shows = shows;
        this.device = device;
        this.image = image;
        this.correspondence = new Correspondence(device, relations, image);
        this.wholes = new Wholes(device, image);
        this.effort = effort;
        this.seconds = OptionalInt.empty();
    }

    private Prover(Prover other, int effort, int seconds) {
        this.shows = other.shows;
        this.device = other.device;
        this.image = other.image;
        this.correspondence = other.correspondence;
        this.wholes = other.wholes;
        this.effort = effort;
        this.seconds = OptionalInt.of(seconds);
    }

    /// The same with less patience.
    ///
    /// @param limit Z3's `rlimit` for one question
    /// @param most seconds of the processor for one obligation's terms
    /// @return proves what does not take that long
    public Prover within(int limit, int most) {
        return new Prover(this, limit, most);
    }

    /// Tries to prove an obligation: first with calls taken as a whole, and where that does not do, with all
    /// of them
    /// run. Only the latter can refute it, because a state that is possible after a call as a whole may not be
    /// possible after the call; unless the counterexample shows when it is run.
    ///
    /// @param obligation what to prove
    /// @return what came of it
    public Verdict prove(Obligation obligation) {
        return prove(obligation, new Uses());
    }

    /// Tries to prove an obligation.
    ///
    /// @param obligation what to prove
    /// @param uses is told everything that the verdict depends on
    /// @return what came of it
    public Verdict prove(Obligation obligation, Uses uses) {
        try (World world = new World(uses)) {
            seconds.ifPresent(world.terms()::limit);
            if (obligation.lemma().isPresent()) {
                return obligation.lemma().get().prove(new Bench(correspondence, world, this::decide));
            }
            Set<String> on = new LinkedHashSet<>();
            for (Case one : obligation.cases().in(world)) {
                Verdict verdict = prove(obligation, one, world);
                if (!(verdict instanceof Verdict.Proved proved)) {
                    return verdict;
                }
                on.addAll(proved.on());
            }
            return new Verdict.Proved(on);
        } catch (UnsupportedCode | Unbounded | Endless e) {
            return new Verdict.Unsupported(String.valueOf(e.getMessage()));
        } catch (TimeUp e) {
            return new Verdict.Unknown(String.valueOf(e.getMessage()));
        }
    }

    private Verdict prove(Obligation obligation, Case one, World world) {
        Set<String> names = new LinkedHashSet<>(wholes.names());
        names.remove(obligation.about());
        Attempt quick = new Attempt(obligation.kind(), one, world, new Shortcuts(names, Shortcuts.Loops.ANY_ROUND));
        Verdict verdict = quick.tried();
        boolean settled = verdict instanceof Verdict.Proved
                || verdict instanceof Verdict.Vacuous
                || (verdict instanceof Verdict.Refuted(Counterexample counterexample) && shows.test(counterexample));
        if (settled) {
            return verdict;
        }
        Shortcuts first = new Shortcuts(Set.of(), Shortcuts.Loops.FIRST_ROUNDS);
        return new Attempt(obligation.kind(), one, world, first).refuted(quick.missing());
    }

    /// One way to prove one case.
    private final class Attempt {
        private final Obligation.Kind kind;
        private final Case one;
        private final World world;
        private final Shortcuts shortcuts;
        private final Simulation simulation;
        private final List<Goal> goals = new ArrayList<>();
        private final Set<String> on = new LinkedHashSet<>();
        private final List<Term> ends = new ArrayList<>();
        private Optional<Repeats> repeats = Optional.empty();
        private Optional<Endless> endless = Optional.empty();

        Attempt(Obligation.Kind kind, Case one, World world, Shortcuts shortcuts) {
            this.kind = kind;
            this.one = one;
            this.world = world;
            this.shortcuts = shortcuts;
            this.simulation = new Simulation(device, correspondence, world);
        }

        /// What comes of it. A loop that no induction passes is for another attempt.
        Verdict tried() {
            try {
                return verdict();
            } catch (UnsupportedCode e) {
                if (repeats.isEmpty()) {
                    throw e;
                }
                return new Verdict.Unknown(String.valueOf(e.getMessage()));
            }
        }

        /// What comes of it when it can only refute where not all rounds of a loop are run.
        ///
        /// @param missing what has been missing for a proof
        Verdict refuted(String missing) {
            Verdict verdict = verdict();
            boolean all = ends.isEmpty() || verdict instanceof Verdict.Refuted;
            return all ? verdict : new Verdict.Unknown("the first rounds agree; not shown: " + missing);
        }

        /// What the last induction has lacked.
        String missing() {
            return repeats.map(Repeats::missing).orElse("");
        }

        private Verdict verdict() {
            world.begin();
            State before = kind == Obligation.Kind.CONSTRUCTION
                    ? SpecState.unpowered(device, world)
                    : SpecState.any(device, world);
            List<Term> given = new ArrayList<>(one.parameters());
            one.given().ifPresent(condition -> given.add(holds(condition, world, before)));
            Outcome spec = spec(before);
            given.addAll(spec.ends());
            ends.addAll(spec.ends());
            Checker checker = new Checker(world.terms(), world::assumptions, given, effort);
            SceneReader scene =
                    kind == Obligation.Kind.IDENTITY ? again(spec, before) : code(spec, before, given, checker);
            Reader reader = new Reader(world.terms(), before, scene, BufferLaws.of(device, world));
            Decider decider = new Decider(one.event(), world, given, checker, reader, on, effort);
            Verdict verdict = ends.isEmpty() ? decider.decide(goals) : decider.refute(goals);
            return endless.isEmpty() || verdict instanceof Verdict.Refuted
                    ? verdict
                    : new Verdict.Unsupported(endless.get().getMessage());
        }

        private State fields(State before) {
            return switch (kind) {
                case CONSTRUCTION -> simulation.blank(before);
                case EVENT, CLAIM -> simulation.between(simulation.code(before));
                case PART, LEMMA, IDENTITY -> simulation.code(before);
            };
        }

        private Outcome spec(State before) {
            return SpecRun.of(
                    device, world, before, shortcuts, run -> one.spec().run(run));
        }

        private SceneReader again(Outcome spec, State before) {
            goals.addAll(simulation.related(
                    spec.after(), simulation.code(spec(before).after())));
            return new SceneReader(
                    device,
                    world,
                    before,
                    simulation.code(before),
                    spec.asked(),
                    List.of(),
                    spec.events(),
                    List.of(),
                    SceneReader.Passed.NONE,
                    Optional.empty());
        }

        /// Loops that have many rounds are met by induction, or only their first rounds are run.
        private void loops(Outcome spec, Run run, Matcher matcher) {
            if (!spec.repeats().isEmpty()) {
                Repeats inductions = new Repeats(matcher, simulation, world.terms(), spec.repeats());
                repeats = Optional.of(inductions);
                run.passBy(inductions);
            }
            if (!spec.ends().isEmpty()) {
                run.firstRoundsOnly();
            }
        }

        private SceneReader code(Outcome spec, State before, List<Term> given, Checker checker) {
            State fields = fields(before);
            Run run = new Run(image, correspondence.slots(), world, fields);
            Matcher matcher = new Matcher(wholes, simulation, world, checker, spec.calls());
            run.shortcutBy(matcher);
            loops(spec, run, matcher);
            run.contracts(simulation.contracts(on));
            run.decideBy(new Decisions(world.terms(), checker, one.moving()), one.decides());
            Optional<Term> value = Optional.empty();
            try {
                value = one.code().run(run);
            } catch (Endless e) {
                endless = Optional.of(e);
                goals.add(Goal.of(e.getMessage(), world.terms().not(e.reached())));
                return scene(spec, run, before, fields);
            }
            if (kind == Obligation.Kind.CLAIM) {
                goals.add(Goal.of(one.event(), value.orElseThrow()));
            } else {
                value(world.terms(), spec.value(), value).ifPresent(goals::add);
                goals.addAll(simulation.related(spec.after(), run.state()));
            }
            if (kind != Obligation.Kind.PART) {
                goals.addAll(simulation.between(run));
            }
            run.duties().stream().map(Prover::goal).forEach(goals::add);
            on.addAll(matcher.used());
            given.addAll(run.ends());
            return scene(spec, run, before, fields);
        }

        private SceneReader scene(Outcome spec, Run run, State before, State fields) {
            return new SceneReader(
                    device,
                    world,
                    before,
                    fields,
                    spec.asked(),
                    run.entries(),
                    spec.events(),
                    run.effects().events(),
                    new SceneReader.Passed(spec.calls(), call -> simulation.code(call.after())),
                    Optional.empty());
        }
    }

    /// Answers a lemma's question.
    private Verdict decide(World world, Bench.Claim claim) {
        Checker checker = new Checker(world.terms(), world::assumptions, claim.given(), effort);
        return new Decider(claim.event(), world, claim.given(), checker, claim.reader(), claim.on(), effort)
                .decide(claim.goals());
    }

    private Term holds(Case.Given condition, World world, State before) {
        return SpecRun.of(device, world, before, run -> Optional.of(condition.in(run)))
                .value()
                .orElseThrow();
    }

    private static Goal goal(Duty duty) {
        return Goal.of(duty.what(), duty.holds());
    }

    /// Java's value is the spec's, zero extended.
    private static Optional<Goal> value(Terms terms, Optional<Term> spec, Optional<Term> code) {
        if (spec.isPresent() != code.isPresent()) {
            throw new UnsupportedCode("an entry point", "returns something on one side only");
        }
        return spec.map(term -> {
            Term wide = terms.zeroExtend(term, code.orElseThrow().width());
            return Goal.equal("the value returned", terms.eq(wide, code.orElseThrow()), wide, code.orElseThrow());
        });
    }
}
