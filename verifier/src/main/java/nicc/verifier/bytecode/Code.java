package nicc.verifier.bytecode;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.StoreInstruction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The instructions of a method.
final class Code {
    private final String name;
    private final String key;
    private final MethodModel method;
    private final List<Instruction> instructions = new ArrayList<>();
    private final List<Integer> offsets = new ArrayList<>();
    private final List<Integer> elements = new ArrayList<>();
    private final Map<Label, Integer> targets = new HashMap<>();
    private final Map<Integer, Range> loops = new HashMap<>();

    Code(String owner, MethodModel method) {
        this.method = method;
        this.name = owner + "." + method.methodName().stringValue();
        this.key = name + method.methodType().stringValue();
        CodeModel code = method.code().orElseThrow(() -> new UnsupportedCode(name, "no code"));
        if (!code.exceptionHandlers().isEmpty()) {
            throw new UnsupportedCode(name, "exception handlers");
        }
        int offset = 0;
        int place = -1;
        for (CodeElement element : code) {
            place++;
            if (element instanceof Instruction instruction) {
                instructions.add(instruction);
                offsets.add(offset);
                elements.add(place);
                offset += instruction.sizeInBytes();
            } else if (element instanceof LabelTarget target) {
                targets.put(target.label(), instructions.size());
            }
        }
        findLoops();
    }

    MethodModel method() {
        return method;
    }

    int length() {
        return instructions.size();
    }

    /// Whether the method returns something.
    boolean returns() {
        return !method.methodTypeSymbol().returnType().descriptorString().equals("V");
    }

    Instruction at(int index) {
        return instructions.get(index);
    }

    /// Its class, name and descriptor.
    String key() {
        return key;
    }

    /// The place of an instruction among all elements of the code.
    int element(int index) {
        return elements.get(index);
    }

    int target(Label label) {
        return Objects.requireNonNull(targets.get(label), name);
    }

    /// The place of an instruction for people.
    String where(int index) {
        return name + " @" + offsets.get(index);
    }

    /// Instructions from a loop's head to where control last goes back to it.
    record Range(int head, int last) {
        boolean has(int index) {
            return head <= index && index <= last;
        }
    }

    /// The loop whose head an instruction is.
    Optional<Range> loop(int head) {
        return Optional.ofNullable(loops.get(head));
    }

    /// The innermost loop that an instruction is part of.
    Optional<Range> around(int index) {
        return loops.values().stream()
                .filter(range -> range.has(index))
                .min(Comparator.comparingInt(range -> range.last() - range.head()));
    }

    private void findLoops() {
        for (int i = 0; i < length(); i++) {
            if (at(i) instanceof BranchInstruction branch && target(branch.target()) <= i) {
                int head = target(branch.target());
                loops.put(head, new Range(head, i));
            }
        }
    }

    /// The local variables that instructions change, each with the constant that is added to it, when one
    /// instruction does
    /// that, and no other changes it.
    Map<Integer, OptionalLong> changed(Range range) {
        Map<Integer, OptionalLong> changed = new TreeMap<>();
        for (int i = range.head(); i <= range.last(); i++) {
            switch (at(i)) {
                case StoreInstruction store -> changed.put(store.slot(), OptionalLong.empty());
                case IncrementInstruction increment ->
                    changed.merge(
                            increment.slot(), OptionalLong.of(increment.constant()), (_, _) -> OptionalLong.empty());
                default -> {}
            }
        }
        return changed;
    }

    /// The methods of a class that instructions call.
    Set<String> called(Range range, String owner) {
        return called(instructions.subList(range.head(), range.last() + 1).stream(), owner);
    }

    /// The methods of a class that parts of code call, in order.
    static Set<String> called(Stream<? extends CodeElement> code, String owner) {
        Set<String> called = new LinkedHashSet<>();
        code.forEach(element -> {
            if (element instanceof InvokeInstruction call
                    && call.owner().asInternalName().equals(owner)) {
                called.add(call.name().stringValue());
            }
        });
        return called;
    }
}
