package nicc.verifier.bytecode;

import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nicc.verifier.encode.Buffers;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// Calls of `nicc.runtime.memory.FrameBuffer` (docs/architecture.md).
final class BufferCalls {
    private static final Pattern ACCESS = Pattern.compile("(get|put)(8|16|32|48|64)(le|be)?");

    private final Run run;
    private final Terms terms;
    private final Buffers buffers;
    private final Scratch scratch;
    private final Slots slots;

    BufferCalls(Run run) {
        this.run = run;
        this.terms = run.terms();
        this.buffers = run.buffers();
        this.scratch = new Scratch(run);
        this.slots = new Slots(run);
    }

    void call(Frame frame, String field, String name, MethodTypeDesc type, List<Value> arguments, String where) {
        run.uses(Calls.BUFFER);
        Slot slot = run.slot(field, where);
        Matcher access = ACCESS.matcher(name);
        if (access.matches()) {
            int bytes = Integer.parseInt(access.group(2)) / Byte.SIZE;
            boolean bigEndian = "be".equals(access.group(3));
            if (access.group(1).equals("get")) {
                Term value = get(frame, slot, number(arguments.getFirst(), where), bytes, bigEndian, where);
                frame.push(Calls.result(run, value, type.returnType()));
            } else {
                put(frame, slot, arguments, bytes, bigEndian, where);
            }
        } else if (slot.kind() == Slot.Kind.SCRATCH || slot.kind() == Slot.Kind.SLOTS) {
            full(frame, slot, name, arguments, where);
        } else {
            operation(frame, slot, name, type, arguments, where);
        }
    }

    private Term get(Frame frame, Slot slot, Term offset, int bytes, boolean bigEndian, String where) {
        if (slot.kind() == Slot.Kind.SCRATCH || slot.kind() == Slot.Kind.SLOTS) {
            full(run, frame, slot, where);
        }
        return switch (slot.kind()) {
            case SCRATCH -> scratch.load(frame, slot, offset, bytes, bigEndian, where);
            case SLOTS -> slots.load(frame, slot, offset, bytes, bigEndian, where);
            default -> buffers.load(frame.state().get(slot.field()), offset, bytes, bigEndian);
        };
    }

    private void put(Frame frame, Slot slot, List<Value> arguments, int bytes, boolean bigEndian, String where) {
        buffer(slot, where);
        Term offset = number(arguments.getFirst(), where);
        Term value = terms.extract(number(arguments.getLast(), where), Byte.SIZE * bytes - 1, 0);
        Term before = frame.state().get(slot.field());
        frame.state().set(slot.field(), buffers.put(before, offset, bytes, bigEndian, value));
    }

    private static void buffer(Slot slot, String where) {
        if (slot.kind() != Slot.Kind.BUFFER) {
            throw new UnsupportedCode(where, "a change of " + slot.field());
        }
    }

    /// What is not full has not all bytes that are looked at.
    static void full(Run run, Frame frame, Slot slot, String where) {
        run.duty(frame.guard(), frame.state().get(slot.full()), where + ": " + slot.field() + " is full");
    }

    /// The constructor makes a scratch buffer full, and nothing else happens to its length: one that was made shorter
    /// counts as full no more, whatever happens to it, so that nothing may be loaded from it.
    private void full(Frame frame, Slot slot, String name, List<Value> arguments, String where) {
        if (!name.equals("clear") && !name.equals("resize")) {
            throw new UnsupportedCode(where, name + " of " + slot.field());
        }
        boolean whole = name.equals("resize")
                && terms.known(number(arguments.getFirst(), where)).orElse(-1) == slot.count();
        boolean touched = terms.known(frame.state().get(slot.full())).isEmpty();
        frame.state()
                .set(
                        slot.full(),
                        whole && !touched
                                ? terms.bit(true)
                                : terms.symbol(run.world().fresh(slot.full()), 1));
    }

    private void operation(
            Frame frame, Slot slot, String name, MethodTypeDesc type, List<Value> arguments, String where) {
        Term content = frame.state().get(slot.field());
        Term guard = frame.guard().whole();
        switch (name) {
            case "length" -> frame.push(new Value.Numeral(buffers.length(content, slot.count())));
            case "capacity" -> frame.push(new Value.Numeral(buffers.capacity(slot.count())));
            case "sum" -> over(frame, "sum", Short.SIZE, content, arguments, where);
            case "crc32" -> over(frame, "crc32", Integer.SIZE, content, arguments, where);
            case "clear" -> frame.state().set(slot.field(), buffers.empty());
            case "gather" -> {
                Term address = number(arguments.get(1), where);
                Term length = number(arguments.get(2), where);
                run.overtaking().access(frame, address, length, where);
                Term after = run.effects().gather(frame.state(), guard, content, slot.count(), address, length);
                frame.state().set(slot.field(), after);
                answer(frame, name, type, content, arguments, where);
            }
            case "scatter" -> {
                Term address = number(arguments.get(1), where);
                Term offset = number(arguments.get(2), where);
                Term length = number(arguments.get(3), where);
                run.overtaking().access(frame, address, length, where);
                run.effects().say(frame.state(), guard, name, List.of(content, offset, length, address));
                answer(frame, name, type, content, arguments, where);
            }
            case "resize", "append", "insert", "remove", "copy" -> {
                List<Term> terms = terms(frame, arguments, where);
                frame.state().set(slot.field(), buffers.change(name, slot.count(), content, terms));
                answer(frame, name, type, content, arguments, where);
            }
            default -> throw new UnsupportedCode(where, "call of FrameBuffer." + name);
        }
    }

    private void over(Frame frame, String function, int width, Term content, List<Value> arguments, String where) {
        Term from = number(arguments.getFirst(), where);
        Term to = number(arguments.getLast(), where);
        frame.push(new Value.Numeral(terms.zeroExtend(buffers.over(function, width, content, from, to), Integer.SIZE)));
    }

    /// How many bytes an operation moved: a function of the same things as its effect.
    private void answer(
            Frame frame, String name, MethodTypeDesc type, Term content, List<Value> arguments, String where) {
        if (!type.returnType().descriptorString().equals("V")) {
            List<Term> all = new ArrayList<>();
            all.add(content);
            all.addAll(terms(frame, arguments, where));
            frame.push(new Value.Numeral(run.world().functions().bits("moved by " + name, Integer.SIZE, all)));
        }
    }

    private List<Term> terms(Frame frame, List<Value> arguments, String where) {
        List<Term> result = new ArrayList<>();
        for (Value argument : arguments) {
            switch (argument) {
                case Value.Buffer(String field) -> result.add(frame.state().get(field));
                case Value.Numeral(Term term) -> result.add(term);
                case Value.Port _ -> {}
                default -> throw new UnsupportedCode(where, "argument " + argument);
            }
        }
        return result;
    }

    static Term number(Value value, String where) {
        if (value instanceof Value.Numeral(Term term)) {
            return term;
        }
        throw new UnsupportedCode(where, "a number is expected, not " + value);
    }

    /// The field of a buffer.
    static String field(Run run, Value value, String where) {
        if (value instanceof Value.Buffer(String field)) {
            return run.slot(field, where).field();
        }
        throw new UnsupportedCode(where, "a buffer is expected, not " + value);
    }
}
