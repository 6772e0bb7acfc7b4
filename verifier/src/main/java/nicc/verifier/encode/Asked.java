package nicc.verifier.encode;

import java.util.List;
import nicc.verifier.smt.Term;

/// An event that the spec was asked to run, for a counterexample to run again.
///
/// @param what the event
/// @param about the bank, domain, engine or action that it is about, or an empty string
/// @param operands its numbers in order: offset, size and value of an access; an action's arguments, then for
/// each
/// of its snapshots the bytes, whether it has a slot, and the slot
public record Asked(What what, String about, List<Term> operands) {
    /// Copies the list.
    public Asked {
        operands = List.copyOf(operands);
    }

    /// Events.
    public enum What {
        /// A guest's read.
        READ,
        /// A guest's write.
        WRITE,
        /// A debugger's inquiry.
        INQUIRE,
        /// A reset from outside.
        RESET,
        /// The link comes up or goes down.
        LINK,
        /// Lines are brought up to date.
        SETTLE,
        /// Whether an engine can step.
        READY,
        /// An engine steps.
        STEP,
        /// An action.
        CALL,
        /// A reset by the device itself.
        DOMAIN,
        /// The first timer that is due expires.
        EXPIRE,
        /// When something next happens by itself.
        DEADLINE,
        /// A read by code of the register that begins at an offset.
        LOAD,
        /// A write by code of the register that begins at an offset.
        STORE,
        /// A write to the register that begins at an offset: what is written, and the mask of what is enabled.
        REGISTER,
        /// An access to a region that is not there brings a number.
        ABSENT
    }
}
