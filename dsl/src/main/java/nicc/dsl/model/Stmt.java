package nicc.dsl.model;

import java.util.List;
import java.util.Optional;
import nicc.dsl.diagnostic.Span;

/// A statement. Total: each one ends, whatever its values are. Early returns are gone: resolution has nested
/// what
/// follows.
public sealed interface Stmt {

    /// Where it stands.
    ///
    /// @return the place in the source
    Span span();

    /// Declares a local with a value.
    ///
    /// @param local the local
    /// @param value as wide
    /// @param span where it stands
    record Declare(Local local, Expr value, Span span) implements Stmt {}

    /// Changes a local.
    ///
    /// @param local the local
    /// @param value as wide
    /// @param span where it stands
    record SetLocal(Local local, Expr value, Span span) implements Stmt {}

    /// Changes bits of a cell.
    ///
    /// @param place which bits
    /// @param value as wide
    /// @param span where it stands
    record Assign(Place place, Expr value, Span span) implements Stmt {}

    /// Adds to a counter.
    ///
    /// @param place the counter
    /// @param by as wide as the counter
    /// @param saturate whether it stops at all ones
    /// @param span where it stands
    record Count(Place place, Expr by, boolean saturate, Span span) implements Stmt {}

    /// Two ways.
    ///
    /// @param condition one bit
    /// @param then when it is 1
    /// @param otherwise when it is 0
    /// @param span where it stands
    record If(Expr condition, Block then, Block otherwise, Span span) implements Stmt {}

    /// Several ways.
    ///
    /// @param value what decides
    /// @param arms disjoint
    /// @param otherwise when no arm fits
    /// @param span where it stands
    record Match(Expr value, List<Arm> arms, Block otherwise, Span span) implements Stmt {
        /// Copies the list.
        public Match {
            arms = List.copyOf(arms);
        }

        /// An arm.
        ///
        /// @param values the values that it is for
        /// @param body what it does
        public record Arm(List<Long> values, Block body) {
            /// Copies the list.
            public Arm {
                values = List.copyOf(values);
            }
        }
    }

    /// A counted loop: `local` goes from `from` up to `to`, excluded, at most `max` rounds. Both ends are
    /// evaluated
    /// once.
    ///
    /// @param local as wide as both ends
    /// @param from first value
    /// @param to end
    /// @param max rounds at most, at least 1
    /// @param body what is repeated
    /// @param span where it stands
    record For(Local local, Expr from, Expr to, long max, Block body, Span span) implements Stmt {}

    /// A loop with a bound: at most `max` rounds, while the condition holds before each.
    ///
    /// @param condition one bit
    /// @param max rounds at most, at least 1
    /// @param body what is repeated
    /// @param span where it stands
    record While(Expr condition, long max, Block body, Span span) implements Stmt {}

    /// Calls an action; never recursive.
    ///
    /// @param action the action
    /// @param arguments values for its parameters
    /// @param snapshots snapshots for its snapshot parameters
    /// @param span where it stands
    record CallAction(Action action, List<Expr> arguments, List<Snapshot> snapshots, Span span) implements Stmt {
        /// Copies the lists.
        public CallAction {
            arguments = List.copyOf(arguments);
            snapshots = List.copyOf(snapshots);
        }
    }

    /// Reads a record from guest memory, once.
    ///
    /// @param snapshot declared here
    /// @param address 64 bits
    /// @param span where it stands
    record Fetch(Snapshot snapshot, Expr address, Span span) implements Stmt {}

    /// Takes the descriptor at the head of a ring and advances the head; all zero and without a slot when
    /// nothing is
    /// available.
    ///
    /// @param snapshot declared here
    /// @param ring the ring
    /// @param span where it stands
    record Take(Snapshot snapshot, Ring ring, Span span) implements Stmt {}

    /// Stores fields of a record into guest memory, in order; adjoining fields make whole bytes.
    ///
    /// @param layout the layout
    /// @param address 64 bits
    /// @param parts what is stored
    /// @param publish whether all earlier stores become visible first
    /// @param span where it stands
    record Store(Layout layout, Expr address, List<Part> parts, boolean publish, Span span) implements Stmt {
        /// Copies the list.
        public Store {
            parts = List.copyOf(parts);
        }
    }

    /// Stores fields into the slot that a descriptor was taken from; nothing when it has no slot.
    ///
    /// @param snapshot the taken descriptor
    /// @param parts what is stored, as bits of the record
    /// @param publish whether all earlier stores become visible first
    /// @param span where it stands
    record WriteBack(Snapshot snapshot, List<Part> parts, boolean publish, Span span) implements Stmt {
        /// Copies the list.
        public WriteBack {
            parts = List.copyOf(parts);
        }
    }

    /// Whole bytes of a record with their value.
    ///
    /// @param msb most significant bit, the last of a byte
    /// @param lsb least significant bit, the first of a byte
    /// @param value as wide
    record Part(int msb, int lsb, Expr value) {}

    /// A full memory fence.
    ///
    /// @param span where it stands
    record Fence(Span span) implements Stmt {}

    /// An operation on a buffer.
    ///
    /// @param op what is done
    /// @param span where it stands
    record OnBuffer(BufferOp op, Span span) implements Stmt {}

    /// Sends a frame to the wire.
    ///
    /// @param buffer the frame, without FCS
    /// @param offload the record of what is left to the wire; empty for a finished frame
    /// @param span where it stands
    record Send(Buffer buffer, Optional<Buffer> offload, Span span) implements Stmt {}

    /// Queues a frame for this device's own receiver.
    ///
    /// @param buffer the frame, without FCS
    /// @param span where it stands
    record Loop(Buffer buffer, Span span) implements Stmt {}

    /// Starts a timer anew.
    ///
    /// @param timer the timer
    /// @param units how long, in the timer's units, up to 32 bits
    /// @param span where it stands
    record StartTimer(Timer timer, Expr units, Span span) implements Stmt {}

    /// Stops a timer.
    ///
    /// @param timer the timer
    /// @param span where it stands
    record StopTimer(Timer timer, Span span) implements Stmt {}

    /// Reads a whole register of a bank with all effects, as an access of the register's own size at that
    /// offset; 0
    /// when no register begins there.
    ///
    /// @param local receives the value, 64 bits
    /// @param bank the bank, by name: banks and actions refer to each other
    /// @param offset in the bank, 32 bits
    /// @param span where it stands
    record ReadBank(Local local, String bank, Expr offset, Span span) implements Stmt {}

    /// Writes a whole register of a bank with all effects; nothing when no register begins there.
    ///
    /// @param bank the bank, by name
    /// @param offset in the bank, 32 bits
    /// @param value 64 bits; cut to the register's width
    /// @param span where it stands
    record WriteBank(String bank, Expr offset, Expr value, Span span) implements Stmt {}

    /// Resets a domain.
    ///
    /// @param domain the domain
    /// @param span where it stands
    record ResetDomain(String domain, Span span) implements Stmt {}

    /// Sends a message-signalled interrupt.
    ///
    /// @param vector up to 16 bits; one past the table has no effect
    /// @param span where it stands
    record Message(Expr vector, Span span) implements Stmt {}
}
