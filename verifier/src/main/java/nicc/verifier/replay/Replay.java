package nicc.verifier.replay;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nicc.dsl.interp.Octets;
import nicc.verifier.refine.Scene;

/// What came of running a counterexample again.
///
/// @param status whether the difference showed
/// @param reason why not, or an empty string
/// @param scene the scene, as small as it gets
/// @param buffers the bytes of buffers before the event
/// @param difference what differs from there
/// @param program a driver program from power-on that shows a difference, if one was found
/// @param reached the class's methods that the event runs, in order
public record Replay(
        Status status,
        String reason,
        Scene scene,
        Map<String, Octets> buffers,
        Optional<Difference> difference,
        Optional<Program> program,
        List<String> reached) {

    /// Copies the map and the list.
    public Replay {
        reached = List.copyOf(reached);
        buffers = Map.copyOf(buffers);
    }

    /// A scene without a state or an event.
    static final Scene NOTHING = new Scene(
            Map.of(), Map.of(), Map.of(), Map.of(), 0, List.of(), List.of(), List.of(), false, Optional.empty());

    /// Outcomes.
    public enum Status {
        /// Interpreter and class differ from the scene's state.
        SHOWN,
        /// They do not: the verifier is wrong.
        DISAGREES,
        /// The class could not be run.
        IMPOSSIBLE
    }

    /// The same, found to be no difference.
    ///
    /// @param why why not
    /// @return a replay that disagrees
    public Replay disagreeing(String why) {
        return new Replay(Status.DISAGREES, why, scene, buffers, difference, program, reached);
    }

    /// A difference that needs no state.
    static Replay seen(Difference difference) {
        return new Replay(Status.SHOWN, "", NOTHING, Map.of(), Optional.of(difference), Optional.empty(), List.of());
    }

    static Replay impossible(Scene scene, String reason) {
        return new Replay(Status.IMPOSSIBLE, reason, scene, Map.of(), Optional.empty(), Optional.empty(), List.of());
    }
}
