package nicc.verifier.exit;

import java.util.Optional;
import nicc.dsl.model.Device;
import nicc.dsl.model.Register;
import nicc.verifier.encode.Outcome;
import nicc.verifier.encode.SpecRun;
import nicc.verifier.encode.SpecState;
import nicc.verifier.encode.State;
import nicc.verifier.encode.Unbounded;
import nicc.verifier.encode.World;
import nicc.verifier.smt.Answer;
import nicc.verifier.smt.Question;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// Whether a write right behind the same one does nothing, so that two signals may become one: from any state, for any
/// element and any value, a second write at the same moment leaves every part of the state as it is and says nothing
/// to the world. Shown by the solver.
final class Repetition {
    private static final int EFFORT = 20_000_000;

    private Repetition() {}

    /// Whether that is shown.
    static boolean harmless(Device device, Site write) {
        try (World world = new World()) {
            Term index = index(world, write.register());
            Term value = world.terms().symbol("written", Long.SIZE);
            State once = write(device, world, SpecState.any(device, world), write, index, value);
            State twice = write(device, world, once, write, index, value);
            Question question = new Question(world.terms(), EFFORT, Question.Way.BITS);
            world.assumptions().forEach(question::assume);
            question.assume(world.terms().not(equal(world.terms(), once, twice)));
            return question.ask() instanceof Answer.Unsatisfiable;
        } catch (Unbounded e) {
            return false;
        }
    }

    private static State write(Device device, World world, State before, Site site, Term index, Term value) {
        Term offset = world.terms().zero(Integer.SIZE); // where the register begins; its meaning does not depend on it
        Outcome outcome = SpecRun.of(device, world, before, run -> {
            run.on(site.bar().bank()).store(Optional.of(site.register()), index, offset, value);
            return run.settle();
        });
        return outcome.after();
    }

    private static Term index(World world, Register register) {
        Terms terms = world.terms();
        if (register.count() == 1) {
            return terms.zero(Integer.SIZE);
        }
        Term index = terms.symbol("element", Integer.SIZE);
        world.assume(terms.ule(index, terms.constant(register.count() - 1, Integer.SIZE)));
        return index;
    }

    /// All parts, the history among them.
    private static Term equal(Terms terms, State a, State b) {
        return a.names().stream()
                .map(name -> terms.eq(a.get(name), b.get(name)))
                .reduce(terms.bit(true), terms::and);
    }
}
