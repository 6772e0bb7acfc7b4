package nicc.verifier.encode;

import java.util.List;
import nicc.dsl.semantics.Fetched;
import nicc.verifier.smt.Term;

/// A part of a run that was taken as a whole: an action, or a reset. From equal arguments and states, both
/// sides come
/// to the same state, whatever that is; that they do is an obligation of its own. Calls are not recursive, so
/// this is
/// an induction over who calls whom.
///
/// @param name the action, or `reset` and the domain
/// @param when the suffix of the names of the symbols of the state afterwards
/// @param arguments values of an action's parameters
/// @param snapshots what it is given of its snapshot parameters
/// @param guard the condition under which it is called
/// @param before the state before
/// @param after the state afterwards: free symbols
public record Call(
        String name,
        String when,
        List<Term> arguments,
        List<Fetched<Term>> snapshots,
        Term guard,
        State before,
        State after) {
    /// Copies the lists.
    public Call {
        arguments = List.copyOf(arguments);
        snapshots = List.copyOf(snapshots);
    }
}
