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

    /// Outcomes.
    public enum Status {
        /// Interpreter and class differ from the scene's state.
        SHOWN,
        /// They do not: the verifier is wrong.
        DISAGREES,
        /// The class could not be run.
        IMPOSSIBLE
    }

    static Replay impossible(Scene scene, String reason) {
        return new Replay(Status.IMPOSSIBLE, reason, scene, Map.of(), Optional.empty(), Optional.empty(), List.of());
    }
}
