package nicc.verifier.bytecode;

import nicc.verifier.encode.Pending;
import nicc.verifier.encode.State;
import nicc.verifier.smt.Term;

/// What overtakes stores that the class keeps for later: only what nobody can tell from having come after them.
final class Overtaking {
    private final Run run;
    private final Pending pending;

    Overtaking(Run run) {
        this.run = run;
        this.pending = new Pending(run.world());
    }

    /// An access to guest memory: none that is kept may touch the same bytes.
    void access(Frame frame, Term address, Term length, String where) {
        if (frame.state().has(Pending.PART)) {
            Term kept = frame.state().get(Pending.PART);
            run.duty(frame.guard(), pending.clear(kept, address, length), where + ": no kept store lies in this range");
        }
    }

    /// Something by which the guest knows what came before it: none may be left.
    void message(Frame frame, String where) {
        none(frame.state(), frame.guard(), where);
    }

    void none(State state, Guard guard, String where) {
        if (state.has(Pending.PART)) {
            run.duty(guard, pending.isNone(state.get(Pending.PART)), where + ": no store is kept back");
        }
    }
}
