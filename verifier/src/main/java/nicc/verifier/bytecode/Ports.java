package nicc.verifier.bytecode;

import java.lang.constant.MethodTypeDesc;
import java.util.List;
import nicc.verifier.encode.Effects;
import nicc.verifier.encode.State;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// Calls of the device's ports: guest memory, the wire, interrupts, the clock (docs/architecture.md).
final class Ports {
    private static final String PACKAGE = "nicc/runtime/";

    private final Run run;
    private final Terms terms;
    private final Scratch scratch;

    Ports(Run run) {
        this.run = run;
        this.terms = run.terms();
        this.scratch = new Scratch(run);
    }

    void call(Frame frame, String port, String name, MethodTypeDesc type, List<Value> arguments, String where) {
        run.uses(port);
        switch (port) {
            case Calls.PORTS -> frame.push(new Value.Port(internal(type)));
            case PACKAGE + "memory/GuestMemory" -> memory(frame, name, type, arguments, where);
            case PACKAGE + "wire/WirePort" -> wire(frame, name, arguments, where);
            case PACKAGE + "irq/InterruptOutput" -> interrupts(frame, name, arguments, where);
            case PACKAGE + "device/DeviceClock" -> clock(frame, name, where);
            default -> throw unsupported(port, name, where);
        }
    }

    private static String internal(MethodTypeDesc type) {
        String descriptor = type.returnType().descriptorString();
        return descriptor.substring(1, descriptor.length() - 1);
    }

    private void memory(Frame frame, String name, MethodTypeDesc type, List<Value> arguments, String where) {
        switch (name) {
            case "read" -> scratch.fill(frame, arguments, where);
            case "readByte" -> load(frame, 1, arguments, type, where);
            case "readShort", "acquireShort" -> load(frame, 2, arguments, type, where);
            case "readInt", "acquireInt" -> load(frame, 4, arguments, type, where);
            case "readLong" -> load(frame, 8, arguments, type, where);
            case "writeByte" -> store(frame, "store", Byte.SIZE, arguments, type, where);
            case "writeShort" -> store(frame, "store", Short.SIZE, arguments, type, where);
            case "writeInt" -> store(frame, "store", Integer.SIZE, arguments, type, where);
            case "writeLong" -> store(frame, "store", Long.SIZE, arguments, type, where);
            case "publishByte" -> store(frame, "publish", Byte.SIZE, arguments, type, where);
            case "publishShort" -> store(frame, "publish", Short.SIZE, arguments, type, where);
            case "publishInt" -> store(frame, "publish", Integer.SIZE, arguments, type, where);
            case "publishLong" -> store(frame, "publish", Long.SIZE, arguments, type, where);
            case "fence" -> {
                run.overtaking().message(frame, where);
                run.effects().say(frame.state(), frame.guard().whole(), "fence", List.of());
            }
            default -> throw unsupported("GuestMemory", name, where);
        }
    }

    private void load(Frame frame, int bytes, List<Value> arguments, MethodTypeDesc type, String where) {
        Term address = number(arguments.getFirst(), where);
        run.overtaking().access(frame, address, terms.constant(bytes, Integer.SIZE), where);
        List<Term> answer = run.effects().fetch(frame.state(), frame.guard().whole(), address, bytes);
        Term value =
                answer.stream().reduce((low, high) -> terms.concat(high, low)).orElseThrow();
        frame.push(Calls.result(run, value, type.returnType()));
    }

    /// What a store answers says whether there was memory; the spec's stores answer nothing, so nothing is
    /// known of it.
    private void store(
            Frame frame, String effect, int width, List<Value> arguments, MethodTypeDesc type, String where) {
        Term address = number(arguments.getFirst(), where);
        Term value = terms.extract(number(arguments.getLast(), where), width - 1, 0);
        Term history = frame.state().get(State.HISTORY);
        if (effect.equals("publish")) {
            run.overtaking().message(frame, where);
        } else {
            run.overtaking().access(frame, address, terms.constant(width / Byte.SIZE, Integer.SIZE), where);
        }
        run.effects().store(frame.state(), frame.guard().whole(), effect, address, value);
        if (!type.returnType().descriptorString().equals("V")) {
            Term stored = run.world().functions().bits("stored", 1, List.of(history, address, value));
            frame.push(Calls.result(run, stored, type.returnType()));
        }
    }

    private void wire(Frame frame, String name, List<Value> arguments, String where) {
        String field = BufferCalls.field(run, arguments.getFirst(), where);
        Term guard = frame.guard().whole();
        switch (name) {
            case "send", "loop" -> run.effects().say(frame.state(), guard, name, contents(frame, arguments, where));
            case "receive" ->
                frame.push(new Value.Numeral(terms.zeroExtend(received(frame, field, arguments, where), Integer.SIZE)));
            default -> throw unsupported("WirePort", name, where);
        }
    }

    private Term received(Frame frame, String field, List<Value> arguments, String where) {
        Term guard = frame.guard().whole();
        if (arguments.size() == 1) {
            int capacity = run.slot(field, where).count();
            Effects.Reception reception =
                    run.effects().receive(frame.state(), guard, frame.state().get(field), capacity);
            frame.state().set(field, reception.content());
            return reception.some();
        }
        Term accepts = terms.extract(number(arguments.get(2), where), Byte.SIZE - 1, 0);
        Effects.Place into = place(arguments.getFirst(), where);
        return run.effects().receive(frame.state(), guard, into, place(arguments.get(1), where), accepts);
    }

    private List<Term> contents(Frame frame, List<Value> buffers, String where) {
        return buffers.stream()
                .map(buffer -> frame.state().get(BufferCalls.field(run, buffer, where)))
                .toList();
    }

    private Effects.Place place(Value buffer, String where) {
        String field = BufferCalls.field(run, buffer, where);
        return new Effects.Place(field, run.slot(field, where).count());
    }

    private void interrupts(Frame frame, String name, List<Value> arguments, String where) {
        Term argument = number(arguments.getFirst(), where);
        Term guard = frame.guard().whole();
        run.overtaking().message(frame, where);
        switch (name) {
            case "level" -> run.effects().say(frame.state(), guard, name, List.of(terms.any(argument)));
            case "message" -> run.effects().say(frame.state(), guard, name, List.of(terms.extract(argument, 15, 0)));
            default -> throw unsupported("InterruptOutput", name, where);
        }
    }

    private void clock(Frame frame, String name, String where) {
        if (!name.equals("nanos")) {
            throw unsupported("DeviceClock", name, where);
        }
        frame.push(new Value.Numeral(run.world().now()));
    }

    private static Term number(Value value, String where) {
        if (value instanceof Value.Numeral(Term term)) {
            return term;
        }
        throw new UnsupportedCode(where, "a number is expected, not " + value);
    }

    private static UnsupportedCode unsupported(String port, String name, String where) {
        return new UnsupportedCode(where, "call of " + port + "." + name);
    }
}
