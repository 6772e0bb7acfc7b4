package nicc.verifier.refine;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nicc.verifier.bytecode.Run;
import nicc.verifier.encode.SpecRun;
import nicc.verifier.encode.World;
import nicc.verifier.smt.Progressions;
import nicc.verifier.smt.Term;

/// One event on both sides.
///
/// @param event what happens, for people
/// @param spec the event as the spec means it
/// @param code the event as the class does it
/// @param given what may be assumed besides: facts about the state before
/// @param parameters facts about the symbols that the event itself brings
/// @param decides whether all conditions of the class's run are to be decided, by a solver where need be
/// @param moving what moves evenly with a number, by which those about it are decided; a solver is then asked
/// about no
/// others
public record Case(
        String event,
        Side<SpecRun> spec,
        Side<Run> code,
        Optional<Given> given,
        List<Term> parameters,
        boolean decides,
        Optional<Progressions> moving) {

    /// An event on one side.
    ///
    /// @param <R> how it is run
    @FunctionalInterface
    public interface Side<R> {
        /// Runs it.
        Optional<Term> run(R run);
    }

    /// Something that holds in the states that an obligation is about.
    @FunctionalInterface
    public interface Given {
        /// The condition in a state of the spec.
        Term in(SpecRun run);
    }

    static Case of(String event, Side<SpecRun> spec, Side<Run> code) {
        return new Case(event, spec, code, Optional.empty(), List.of(), false, Optional.empty());
    }

    /// Something that holds in every state, without an event of the spec beside it.
    static Case claim(String what, Function<Run, Term> holds) {
        return of(what, _ -> Optional.empty(), run -> Optional.of(holds.apply(run)));
    }

    Case given(Given condition) {
        return new Case(event, spec, code, Optional.of(condition), parameters, decides, moving);
    }

    Case where(List<Term> facts) {
        return new Case(event, spec, code, given, facts, decides, moving);
    }

    Case where(List<Term> facts, Progressions offsets) {
        return new Case(event, spec, code, given, facts, true, Optional.of(offsets));
    }

    /// Makes the cases of an obligation in a world of its own.
    @FunctionalInterface
    public interface Maker {
        /// The cases.
        List<Case> in(World world);
    }
}
