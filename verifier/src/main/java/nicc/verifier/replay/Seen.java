package nicc.verifier.replay;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nicc.dsl.interp.PortCall;

/// What one side came to.
///
/// @param value what it returned, if anything
/// @param state its state afterwards: numbers, lists of numbers, and bytes, by the names of the compiler's
/// relations
/// @param calls what it has said to its ports
/// @param failure what it threw, if it did
record Seen(Optional<Long> value, Map<String, Object> state, List<PortCall> calls, Optional<String> failure) {
    Seen {
        state = Map.copyOf(state);
        calls = List.copyOf(calls);
    }
}
