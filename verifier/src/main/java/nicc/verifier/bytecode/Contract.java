package nicc.verifier.bytecode;

import java.util.List;
import java.util.Optional;
import nicc.verifier.encode.State;
import nicc.verifier.smt.Term;

/// What is known of one of the device's own methods, so that a call of it need not be run. That it is so is an
/// obligation of its own.
@FunctionalInterface
public interface Contract {

    /// What a call comes to.
    ///
    /// @param call the call; its state is changed to what it is afterwards
    /// @return what the method returns, if anything, 32 or 64 bits
    Optional<Term> apply(Call call);

    /// A call.
    ///
    /// @param run what it is part of
    /// @param state the state, by field; changeable
    /// @param guard the condition under which the method is called
    /// @param arguments numbers as wide as Java has them
    /// @param where the place in the code
    record Call(Run run, State state, Term guard, List<Term> arguments, String where) {
        /// Copies the list.
        public Call {
            arguments = List.copyOf(arguments);
        }

        /// Something must hold for the contract to.
        ///
        /// @param holds one bit
        /// @param what in words
        public void duty(Term holds, String what) {
            run.duty(guard, holds, where + ": " + what);
        }
    }
}
