package nicc.verifier.bytecode;

import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// Fields of the device and elements of its arrays. Arrays are kept in the width of the spec's cell: what is
/// stored
/// must fit, and every index must be within the array.
final class Fields {
    private static final int INDEX_WIDTH = 32;

    private final Run run;
    private final Terms terms;

    Fields(Run run) {
        this.run = run;
        this.terms = run.terms();
    }

    void access(Frame frame, FieldInstruction instruction, String where) {
        String owner = instruction.owner().asInternalName();
        String field = instruction.name().stringValue();
        boolean own = owner.equals(run.image().name());
        switch (instruction.opcode()) {
            case GETFIELD -> {
                String full = name(frame.pop(), field, where);
                frame.push(get(frame, full, instruction, where));
            }
            case PUTFIELD -> {
                Value value = frame.pop();
                put(frame, name(frame.pop(), field, where), value, where);
            }
            case GETSTATIC -> {
                if (own) {
                    throw new UnsupportedCode(where, "static field " + field);
                }
                frame.push(constant(owner, instruction));
            }
            default -> throw new UnsupportedCode(where, Opcode.PUTSTATIC.name());
        }
    }

    /// The name of a field's slot.
    private static String name(Value value, String field, String where) {
        return switch (value) {
            case Value.Self _ -> field;
            case Value.Instance(String name, String _) -> name + "." + field;
            default -> throw new UnsupportedCode(where, "a field of another object");
        };
    }

    /// A constant of an enum, or the array of a switch over one.
    private static Value constant(String owner, FieldInstruction instruction) {
        String name = instruction.name().stringValue();
        return instruction.type().stringValue().equals("[I")
                ? new Value.SwitchMap(owner, name)
                : new Value.Constant(name);
    }

    private Value get(Frame frame, String field, FieldInstruction instruction, String where) {
        Slot slot = run.slot(field, where);
        return switch (slot.kind()) {
            case SCALAR, PARAMETER -> new Value.Numeral(frame.state().get(field));
            case ARRAY -> new Value.Elements(field);
            case BUFFER, SCRATCH, SLOTS -> new Value.Buffer(field);
            case QUEUE -> kept(field, where);
            case PORT -> new Value.Port(type(instruction.type().stringValue()));
            case OBJECT -> new Value.Instance(field, type(instruction.type().stringValue()));
        };
    }

    /// What is kept is the queue's methods' affair: to others its numbers may be any.
    private Value kept(String field, String where) {
        Slot slot = run.slot(field, where);
        if (slot.count() != 1) {
            throw new UnsupportedCode(where, "use of " + field + " outside of the queue's methods");
        }
        return new Value.Numeral(run.terms().symbol(run.world().fresh(field), slot.javaWidth()));
    }

    private static String type(String descriptor) {
        return descriptor.substring(1, descriptor.length() - 1);
    }

    private void put(Frame frame, String field, Value value, String where) {
        Slot slot = run.slot(field, where);
        switch (value) {
            case Value.Numeral(Term term)
            when slot.kind() == Slot.Kind.SCALAR || slot.kind() == Slot.Kind.PARAMETER ->
                frame.state().set(field, term);
            case Value.Numeral(Term term)
            when slot.kind() == Slot.Kind.QUEUE -> {
                run.overtaking().none(frame.state(), frame.guard(), where);
                run.duty(frame.guard(), terms.not(terms.any(term)), where + ": an empty queue");
            }
            case Value.Port _ when slot.kind() == Slot.Kind.PORT -> {}
            case Value.NewElements(int length) when slot.kind() == Slot.Kind.QUEUE && length == slot.count() -> {}
            case Value.NewBuffer buffer
            when slot.kind() == Slot.Kind.SLOTS && buffer.capacity() == slot.count() ->
                frame.state().set(slot.full(), terms.bit(false));
            case Value.NewElements(int length)
            when slot.kind() == Slot.Kind.ARRAY && length == slot.count() ->
                frame.state().set(field, run.world().tables().zeros(slot.width()));
            case Value.NewBuffer buffer
            when slot.kind() == Slot.Kind.BUFFER && buffer.capacity() == slot.count() ->
                frame.state().set(field, run.buffers().empty());
            case Value.NewBuffer buffer
            when slot.kind() == Slot.Kind.SCRATCH && buffer.capacity() == slot.count() -> {
                frame.state().set(field, terms.zero(Byte.SIZE * slot.count()));
                frame.state().set(slot.full(), terms.bit(false));
            }
            default -> throw new UnsupportedCode(where, "field " + field + " gets " + value);
        }
    }

    /// A new object: only buffers.
    static Value created(NewObjectInstruction instruction, String where) {
        String type = instruction.className().asInternalName();
        if (type.equals(ImageCalls.WRITER) || type.equals(ImageCalls.READER)) {
            return new Value.StateImage();
        }
        if (!type.equals(Calls.BUFFER)) {
            throw new UnsupportedCode(where, "new " + type);
        }
        return new Value.NewBuffer();
    }

    /// A new array of a constant length.
    Value elements(Term length, String where) {
        long known = terms.known(length).orElseThrow(() -> new UnsupportedCode(where, "an array of any length"));
        return new Value.NewElements(Math.toIntExact(known));
    }

    Value length(Value array, String where) {
        return new Value.Numeral(terms.constant(slot(array, where).count(), Integer.SIZE));
    }

    private Slot slot(Value array, String where) {
        if (array instanceof Value.Elements(String field)) {
            return run.slot(field, where);
        }
        throw new UnsupportedCode(where, "an array is expected, not " + array);
    }

    void load(Frame frame, String where) {
        Value index = frame.pop();
        Value array = frame.pop();
        if (array instanceof Value.SwitchMap map && index instanceof Value.Ordinal(String name)) {
            frame.push(new Value.Numeral(terms.constant(
                    SwitchMaps.key(run.image(), map, name, run.world().uses()), Integer.SIZE)));
            return;
        }
        Slot slot = slot(array, where);
        Term at = within(slot, index, frame, where);
        Term element = run.world().tables().select(frame.state().table(slot.field()), at);
        frame.push(new Value.Numeral(terms.zeroExtend(element, slot.javaWidth())));
    }

    void store(Frame frame, String where) {
        Value value = frame.pop();
        Value index = frame.pop();
        Slot slot = slot(frame.pop(), where);
        Term at = within(slot, index, frame, where);
        if (!(value instanceof Value.Numeral(Term term))) {
            throw new UnsupportedCode(where, "an element that is no number");
        }
        Term cut = terms.extract(term, slot.width() - 1, 0);
        run.duty(
                frame.guard(),
                terms.eq(terms.zeroExtend(cut, term.width()), term),
                where + ": the value fits into " + slot.width() + " bits of " + slot.field());
        Term.Table before = frame.state().table(slot.field());
        frame.state().set(slot.field(), run.world().tables().store(before, at, cut));
    }

    private Term within(Slot slot, Value index, Frame frame, String where) {
        if (!(index instanceof Value.Numeral(Term at))) {
            throw new UnsupportedCode(where, "an index that is no number");
        }
        run.duty(
                frame.guard(),
                terms.ult(at, terms.constant(slot.count(), INDEX_WIDTH)),
                where + ": the index is within the " + slot.count() + " elements of " + slot.field());
        return at;
    }
}
