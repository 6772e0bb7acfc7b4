package nicc.verifier.encode;

import java.util.List;
import java.util.Optional;
import nicc.verifier.smt.Term;

/// What a run comes to, in the spec's terms.
///
/// @param value what is returned, if anything
/// @param after the state afterwards, the history included
/// @param calls what was taken as a whole, in program order
/// @param repeats loops that were taken by any of their rounds, in program order
/// @param ends what is assumed: one bit each, that of a loop no more than the first rounds are needed
/// @param asked the events that were run
/// @param events the effects in program order, for counterexamples; the history says the same for the proof
public record Outcome(
        Optional<Term> value,
        State after,
        List<Call> calls,
        List<Repeat> repeats,
        List<Term> ends,
        List<Asked> asked,
        List<Event> events) {
    /// Copies the lists.
    public Outcome {
        calls = List.copyOf(calls);
        repeats = List.copyOf(repeats);
        ends = List.copyOf(ends);
        asked = List.copyOf(asked);
        events = List.copyOf(events);
    }
}
