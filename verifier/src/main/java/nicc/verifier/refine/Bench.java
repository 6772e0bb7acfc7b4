package nicc.verifier.refine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import nicc.dsl.model.Device;
import nicc.verifier.bytecode.ClassImage;
import nicc.verifier.bytecode.Contract;
import nicc.verifier.bytecode.Run;
import nicc.verifier.bytecode.Slot;
import nicc.verifier.encode.Event;
import nicc.verifier.encode.State;
import nicc.verifier.encode.World;
import nicc.verifier.smt.Checker;
import nicc.verifier.smt.Question;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// What the proof of a [Lemma] works with: a world of its own.
public final class Bench {
    private static final int SMALL = 10_000_000;

    private final Correspondence correspondence;
    private final World world;
    private final BiFunction<World, Claim, Verdict> solver;

    Bench(Correspondence correspondence, World world, BiFunction<World, Claim, Verdict> solver) {
        this.correspondence = correspondence;
        this.world = world;
        this.solver = solver;
    }

    /// Something that a solver is to decide.
    ///
    /// @param event what it is about, for people
    /// @param given what may be assumed
    /// @param goals what has to hold then
    /// @param reader reads a counterexample
    /// @param on the obligations that the answer stands on
    record Claim(String event, List<Term> given, List<Goal> goals, Reader reader, Set<String> on) {}

    Correspondence correspondence() {
        return correspondence;
    }

    Device device() {
        return correspondence.device();
    }

    ClassImage image() {
        return correspondence.image();
    }

    Relations relations() {
        return correspondence.relations();
    }

    World world() {
        return world;
    }

    Terms terms() {
        return world.terms();
    }

    Simulation simulation() {
        return new Simulation(device(), correspondence, world);
    }

    /// A run of the class in which some methods are taken by their contracts.
    Run run(Map<String, Slot> fields, State state, Map<String, Contract> contracts) {
        Run run = new Run(image(), fields, world, state);
        run.contracts(contracts);
        return run;
    }

    /// What follows from what is known: a test that is asked about one fact at a time. A fact of which the
    /// solver
    /// does not know does not follow.
    Predicate<Term> follows(List<Term> known) {
        Checker checker = new Checker(terms(), world::assumptions, known, SMALL);
        return fact -> checker.check(fact) == Checker.Truth.VALID;
    }

    /// What the class's own duties come to.
    static List<Goal> duties(Run run) {
        return run.duties().stream()
                .map(duty -> Goal.of(duty.what(), duty.holds()))
                .toList();
    }

    /// A scene that is about a part and about numbers only.
    static Function<Question, Scene> numbers(Scene.Part.Sort sort, String about) {
        return question -> Scene.of(new Scene.Part(sort, about, question.values()));
    }

    /// A scene that is about a part in a state.
    Function<Question, Scene> state(Scene.Part.Sort sort, String about, State spec, State code, List<Event> said) {
        SceneReader reader = new SceneReader(
                device(),
                world,
                spec,
                code,
                List.of(),
                List.of(),
                said,
                List.of(),
                SceneReader.Passed.NONE,
                Optional.empty());
        return question -> reader.read(question).with(new Scene.Part(sort, about, question.values()));
    }

    /// Decides.
    ///
    /// @param event what it is about, for people
    /// @param before the state before
    /// @param given what may be assumed
    /// @param goals what has to hold then
    /// @param scene what a counterexample is made of
    /// @param on the obligations that the answer stands on
    Verdict decide(
            String event, State before, List<Term> given, List<Goal> goals, Reader.Scenery scene, Set<String> on) {
        Reader reader = new Reader(world.terms(), before, scene, BufferLaws.of(device(), world));
        return solver.apply(world, new Claim(event, given, goals, reader, on));
    }
}
