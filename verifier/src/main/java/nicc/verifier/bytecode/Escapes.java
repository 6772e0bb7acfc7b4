package nicc.verifier.bytecode;

import java.lang.classfile.Instruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.List;

/// Places where a device could hand itself to others. Nothing but its own methods takes a parameter of its
/// class, a
/// supertype or an interface of it; so by signature alone no reference to it gets out.
final class Escapes {
    private static final String OBJECT = "Ljava/lang/Object;";
    private static final String DEVICE = "Lnicc/runtime/device/NicDevice;";

    private Escapes() {}

    static List<String> of(Code code, String owner) {
        List<String> places = new ArrayList<>();
        for (int i = 0; i < code.length(); i++) {
            if (escapes(code.at(i), owner)) {
                places.add(code.where(i) + " hands the device on");
            }
        }
        return places;
    }

    private static boolean escapes(Instruction instruction, String owner) {
        return switch (instruction) {
            case InvokeDynamicInstruction _ -> true;
            case InvokeInstruction call ->
                !call.owner().asInternalName().equals(owner)
                        && call.typeSymbol().parameterList().stream().anyMatch(type -> takes(type, owner));
            case FieldInstruction field -> field.opcode().name().startsWith("PUT") && takes(field.typeSymbol(), owner);
            default -> false;
        };
    }

    private static boolean takes(ClassDesc type, String owner) {
        String descriptor = type.descriptorString();
        return descriptor.equals("L" + owner + ";") || descriptor.equals(DEVICE) || descriptor.equals(OBJECT);
    }
}
