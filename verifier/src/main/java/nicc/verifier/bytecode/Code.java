package nicc.verifier.bytecode;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.LabelTarget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The instructions of a method.
final class Code {
    private final String name;
    private final String key;
    private final MethodModel method;
    private final List<Instruction> instructions = new ArrayList<>();
    private final List<Integer> offsets = new ArrayList<>();
    private final List<Integer> elements = new ArrayList<>();
    private final Map<Label, Integer> targets = new HashMap<>();

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
}
