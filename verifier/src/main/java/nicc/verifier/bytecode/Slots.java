package nicc.verifier.bytecode;

import java.util.List;
import nicc.verifier.encode.Buffers;
import nicc.verifier.encode.Effects;
import nicc.verifier.encode.State;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// Buffers that hold descriptors that were fetched ahead. Seen from outside of the method that fetches, such a
/// buffer holds one descriptor: the one that was taken last, at a place that the method has given.
final class Slots {
    private static final int OFFSET_WIDTH = 32;

    private final Run run;
    private final Terms terms;

    Slots(Run run) {
        this.run = run;
        this.terms = run.terms();
    }

    /// A number of the descriptor that was taken last.
    Term load(Frame frame, Slot slot, Term offset, int bytes, boolean bigEndian, String where) {
        Term start = frame.state().get(slot.takenAt());
        for (int at = 0; at + bytes <= slot.width() / Byte.SIZE; at++) {
            Term place = at == 0 ? start : terms.add(start, terms.constant(at, OFFSET_WIDTH));
            if (terms.known(terms.eq(offset, place)).orElse(0) == 1 && (bytes == 1 || !bigEndian)) {
                return terms.extract(frame.state().get(slot.taken()), Byte.SIZE * (at + bytes) - 1, Byte.SIZE * at);
            }
        }
        throw new UnsupportedCode(where, "a load from " + slot.field() + " beside the descriptor that was taken");
    }

    /// `GuestMemory.read` of several descriptors, where the content itself is looked at.
    void fill(Frame frame, Slot slot, List<Value> arguments, String where) {
        State state = frame.state();
        if (!state.has(slot.content())) {
            throw new UnsupportedCode(where, "a read into " + slot.field());
        }
        Term address = BufferCalls.number(arguments.get(0), where);
        Term offset = BufferCalls.number(arguments.get(2), where);
        Term length = BufferCalls.number(arguments.get(3), where);
        Term history = state.get(State.HISTORY);
        List<Term> what = List.of(state.get(slot.content()), history, address, offset, length);
        Term after = run.world().functions().opaque("fetched ahead", Buffers.SORT, what);
        run.fetched(new Effects.Bulk(frame.guard().whole(), address, offset, length, after));
        state.set(slot.content(), after);
        Term mapped = run.world().functions().bits("mapped", 1, List.of(history, address));
        frame.push(new Value.Numeral(terms.zeroExtend(mapped, Integer.SIZE)));
    }
}
