package nicc.verifier.encode;

import java.util.List;
import java.util.Optional;
import nicc.dsl.semantics.Fetched;
import nicc.verifier.smt.Term;

/// A part of a run that was taken as a whole: an action, a reset, or an access by code to a bank. From equal arguments
/// and states, both
/// sides come
/// to the same state, whatever that is; that they do is an obligation of its own. Calls are not recursive, so
/// this is
/// an induction over who calls whom.
///
/// @param name the action, `reset` and the domain, or `load` or `store` and the bank
/// @param when the suffix of the names of the symbols of the state afterwards
/// @param arguments values of an action's parameters; offset and value of an access
/// @param snapshots what it is given of its snapshot parameters
/// @param guard the condition under which it is called
/// @param before the state before
/// @param after the state afterwards: free symbols
/// @param value what it brings, if anything: a free symbol of 64 bits
public record Call(
        String name,
        String when,
        List<Term> arguments,
        List<Fetched<Term>> snapshots,
        Term guard,
        State before,
        State after,
        Optional<Term> value) {
    /// Copies the lists.
    public Call {
        arguments = List.copyOf(arguments);
        snapshots = List.copyOf(snapshots);
    }

    /// The name of reads by code of a bank's registers.
    ///
    /// @param bank the bank's name
    /// @return the name
    public static String load(String bank) {
        return "load " + bank;
    }

    /// The name of writes by code of a bank's registers.
    ///
    /// @param bank the bank's name
    /// @return the name
    public static String store(String bank) {
        return "store " + bank;
    }
}
