package nicc.verifier.bytecode;

import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nicc.verifier.smt.Term;

/// Calls: the device's own methods are run, the runtime's are effects, a few of the Java library's are
/// arithmetic.
/// There are no others.
final class Calls {
    /// What gives a device its ports.
    static final String PORTS = "nicc/runtime/device/DevicePorts";

    /// A buffer.
    static final String BUFFER = "nicc/runtime/memory/FrameBuffer";

    private static final String METADATA = "nicc/runtime/memory/Offload";

    private final Run run;
    private final Executor executor;
    private final Library library;
    private final Ports ports;
    private final BufferCalls buffers;
    private final ImageCalls images;

    Calls(Run run, Executor executor) {
        this.run = run;
        this.executor = executor;
        this.library = new Library(run);
        this.ports = new Ports(run);
        this.buffers = new BufferCalls(run);
        this.images = new ImageCalls(run);
    }

    void invoke(Frame frame, InvokeInstruction instruction, String where) {
        String owner = instruction.owner().asInternalName();
        String name = instruction.name().stringValue();
        MethodTypeDesc type = instruction.typeSymbol();
        List<Value> arguments = frame.pop(type.parameterCount());
        if (instruction.opcode() == Opcode.INVOKESTATIC) {
            invokeStatic(frame, owner, name, type, arguments, where);
            return;
        }
        Value receiver = frame.pop();
        switch (receiver) {
            case Value.Self self when name.equals("<init>") -> superclass(owner, where);
            case Value.Self self -> own(frame, owner, name, type, with(self, arguments), where);
            case Value.NewBuffer buffer -> buffer.create(constant(arguments, where));
            case Value.StateImage _ -> images.call(frame, name, arguments, where);
            case Value.Instance instance -> run(frame, owner, name, type, with(instance, arguments));
            case Value.Buffer(String field) when name.equals("offload") -> frame.push(metadata(field));
            case Value.Buffer(String field) -> {
                buffers.call(frame, field, name, type, arguments, where);
                metadata(frame, field, name, arguments);
            }
            case Value.Port(String port) -> ports.call(frame, port, name, type, arguments, where);
            case Value.Constant(String constant) when name.equals("ordinal") -> frame.push(new Value.Ordinal(constant));
            default -> throw new UnsupportedCode(where, "call of " + owner + "." + name);
        }
    }

    private void invokeStatic(
            Frame frame, String owner, String name, MethodTypeDesc type, List<Value> arguments, String where) {
        if (owner.equals(run.image().name())) {
            own(frame, owner, name, type, arguments, where);
            return;
        }
        if (run.image().contains(owner)) {
            other(frame, owner, name, type, arguments, where);
            return;
        }
        List<Term> numbers =
                arguments.stream().map(value -> executor.number(value, where)).toList();
        frame.push(library.call(owner + "." + name, numbers, frame.guard(), where));
    }

    /// A method of another class that is run, or taken by what is known of it.
    private void other(
            Frame frame, String owner, String name, MethodTypeDesc type, List<Value> arguments, String where) {
        if (!contract(frame, owner + "." + name, type, arguments, where)) {
            run(frame, owner, name, type, arguments);
        }
    }

    private void own(Frame frame, String owner, String name, MethodTypeDesc type, List<Value> arguments, String where) {
        if (!owner.equals(run.image().name())) {
            throw new UnsupportedCode(where, "call of " + owner + "." + name);
        }
        int self = !arguments.isEmpty() && arguments.getFirst() instanceof Value.Self ? 1 : 0;
        if (contract(frame, name, type, arguments.subList(self, arguments.size()), where)) {
            return;
        }
        Optional<Run.Known> known = shortcut(frame, name, type, arguments);
        if (known.isPresent()) {
            frame.state(known.get().state());
            known.get().value().ifPresent(value -> frame.push(new Value.Numeral(value)));
            return;
        }
        run(frame, owner, name, type, arguments);
    }

    private void run(Frame frame, String owner, String name, MethodTypeDesc type, List<Value> arguments) {
        run(frame, owner, name, type.descriptorString(), arguments);
    }

    private void run(Frame frame, String owner, String name, String descriptor, List<Value> arguments) {
        Code code = run.image().code(owner, name, descriptor, run.world().uses());
        Executor.Result result = executor.run(code, arguments, frame.state(), frame.guard());
        frame.state(result.state());
        result.value().ifPresent(frame::push);
    }

    /// What travels beside a buffer.
    private static Value.Instance metadata(String field) {
        return new Value.Instance(field + ".offload", METADATA);
    }

    /// A buffer that is cleared, or becomes a copy, has its metadata cleared or copied with it, where these are
    /// looked at.
    private void metadata(Frame frame, String field, String name, List<Value> arguments) {
        if (!run.image().contains(METADATA)) {
            return;
        }
        if (name.equals("clear")) {
            run(frame, METADATA, name, "", List.of(metadata(field)));
        } else if (name.equals("copy") && arguments.getFirst() instanceof Value.Buffer(String from)) {
            run(frame, METADATA, name, "", List.of(metadata(field), metadata(from)));
        }
    }

    private boolean contract(Frame frame, String name, MethodTypeDesc type, List<Value> arguments, String where) {
        Optional<Contract> contract = run.contract(name);
        if (contract.isEmpty()) {
            return false;
        }
        List<Term> numbers =
                arguments.stream().map(value -> executor.number(value, where)).toList();
        Optional<Term> value = contract.get()
                .apply(new Contract.Call(run, frame.state(), frame.guard().whole(), numbers, where));
        boolean expected = !type.returnType().descriptorString().equals("V");
        if (value.isPresent() != expected) {
            throw new UnsupportedCode(where, name + " is not what its name says");
        }
        value.ifPresent(term -> frame.push(new Value.Numeral(term)));
        return true;
    }

    private Optional<Run.Known> shortcut(Frame frame, String name, MethodTypeDesc type, List<Value> arguments) {
        List<Term> numbers = new ArrayList<>();
        for (Value value : arguments.subList(Math.min(1, arguments.size()), arguments.size())) {
            if (value instanceof Value.Numeral(Term term)) {
                numbers.add(term);
            }
        }
        if (numbers.size() != type.parameterCount()) {
            return Optional.empty();
        }
        return run.shortcut(name, numbers, frame.state(), frame.guard())
                .filter(known -> fits(known.value(), type.returnType()));
    }

    private static boolean fits(Optional<Term> value, ClassDesc type) {
        return switch (type.descriptorString()) {
            case "V" -> value.isEmpty();
            case "J" -> value.filter(term -> term.width() == Long.SIZE).isPresent();
            case "I" -> value.filter(term -> term.width() == Integer.SIZE).isPresent();
            default -> false;
        };
    }

    private static void superclass(String owner, String where) {
        if (!owner.equals("java/lang/Object")) {
            throw new UnsupportedCode(where, "superclass " + owner);
        }
    }

    private static List<Value> with(Value self, List<Value> arguments) {
        arguments.addFirst(self);
        return arguments;
    }

    private int constant(List<Value> arguments, String where) {
        Term capacity = executor.number(arguments.getFirst(), where);
        return Math.toIntExact(
                run.terms().known(capacity).orElseThrow(() -> new UnsupportedCode(where, "a buffer of any capacity")));
    }

    /// A Java value of a runtime method's result.
    static Value result(Run run, Term term, ClassDesc type) {
        return new Value.Numeral(
                run.terms().zeroExtend(term, type.descriptorString().equals("J") ? 64 : 32));
    }
}
