package nicc.verifier.bytecode;

import java.util.List;
import nicc.verifier.encode.State;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// Buffers that hold descriptors as they were read: always full, and kept as one wide bit vector, byte 0
/// lowest.
final class Scratch {
    private final Run run;
    private final Terms terms;
    private final Slots slots;

    Scratch(Run run) {
        this.run = run;
        this.terms = run.terms();
        this.slots = new Slots(run);
    }

    /// `GuestMemory.read` into a scratch buffer, at a constant place.
    void fill(Frame frame, List<Value> arguments, String where) {
        String field = BufferCalls.field(run, arguments.get(1), where);
        Slot slot = run.slot(field, where);
        Term address = BufferCalls.number(arguments.getFirst(), where);
        if (slot.kind() == Slot.Kind.SLOTS || slot.kind() == Slot.Kind.SCRATCH) {
            BufferCalls.full(run, frame, slot, where);
        }
        run.overtaking().access(frame, address, BufferCalls.number(arguments.get(3), where), where);
        if (slot.kind() == Slot.Kind.SLOTS) {
            slots.fill(frame, slot, arguments, where);
            return;
        }
        int offset = constant(arguments.get(2), where);
        int bytes = constant(arguments.get(3), where);
        if (slot.kind() != Slot.Kind.SCRATCH || offset < 0 || bytes < 1 || offset + bytes > slot.count()) {
            throw new UnsupportedCode(where, "a read into " + field + " at " + offset);
        }
        Term history = frame.state().get(State.HISTORY);
        List<Term> answer = run.effects().fetch(frame.state(), frame.guard().whole(), address, bytes);
        Term value =
                answer.stream().reduce((low, high) -> terms.concat(high, low)).orElseThrow();
        int msb = Byte.SIZE * (offset + bytes) - 1;
        frame.state().set(field, terms.insert(frame.state().get(field), msb, Byte.SIZE * offset, value));
        Term mapped = run.world().functions().bits("mapped", 1, List.of(history, address));
        frame.push(new Value.Numeral(terms.zeroExtend(mapped, Integer.SIZE)));
    }

    /// A number of a scratch buffer, at a constant place.
    Term load(Frame frame, Slot slot, Term offset, int bytes, boolean bigEndian, String where) {
        int at = constant(new Value.Numeral(offset), where);
        boolean reversed = bigEndian && bytes > 1;
        if (reversed || at < 0 || at + bytes > slot.count()) {
            throw new UnsupportedCode(where, "a load from " + slot.field() + " at " + at);
        }
        return terms.extract(frame.state().get(slot.field()), Byte.SIZE * (at + bytes) - 1, Byte.SIZE * at);
    }

    private int constant(Value value, String where) {
        Term term = BufferCalls.number(value, where);
        return Math.toIntExact(terms.known(term)
                .orElseThrow(() -> new UnsupportedCode(where, "a place in a descriptor that is no constant")));
    }
}
