package nicc.verifier.encode;

import java.util.List;
import java.util.Optional;
import nicc.dsl.model.Bank;
import nicc.dsl.model.Register;
import nicc.dsl.semantics.Fetched;
import nicc.verifier.smt.Term;

/// A part of a run that was taken as a whole: an action, a reset, a write to a register, or an access by code to a
/// bank. From equal arguments
/// and states, both
/// sides come
/// to the same state, whatever that is; that they do is an obligation of its own. Calls are not recursive, so
/// this is
/// an induction over who calls whom.
///
/// @param name the action, `reset` and the domain, `register` and which, or `load` or `store` and the bank
/// @param when the suffix of the names of the symbols of the state afterwards
/// @param arguments values of an action's parameters; offset and value of an access; what is written and enabled
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

    /// The name of writes to a register: two registers that are one, but for where they lie, have one name.
    ///
    /// @param bank the register's bank
    /// @param register the register
    /// @return the name
    public static String write(Bank bank, Register register) {
        String same = register.alias()
                .filter(alias -> bank.registers().stream()
                        .anyMatch(other -> other.name().equals(alias) && alike(other, register)))
                .orElse(register.name());
        return "register " + bank.name() + "." + same;
    }

    private static boolean alike(Register a, Register b) {
        return a.storage().equals(b.storage())
                && a.width() == b.width()
                && a.count() == b.count()
                && a.fields().equals(b.fields())
                && a.onWrite().equals(b.onWrite());
    }
}
