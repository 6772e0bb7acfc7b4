package nicc.verifier.mutate;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Lost calls and exchanged arguments.
final class CallMutations {
    private static final Pattern EFFECTS = Pattern.compile(
            "write.*|publish.*|put.*|send|loop|receive|level|message|fence|gather|scatter|append|insert|remove|copy|"
                    + "clear|resize|read");

    private CallMutations() {}

    private static final Set<String> SYMMETRIC = Set.of("min", "max");

    static List<Mutation> at(Spot spot) {
        if (!(spot.element() instanceof InvokeInstruction call) || call.opcode() == Opcode.INVOKESPECIAL) {
            return List.of();
        }
        List<Mutation> mutations = new ArrayList<>();
        if (effect(spot, call)) {
            mutations.add(spot.instead(
                    Operator.LOST_CALL,
                    "the call of " + call.name().stringValue() + " is left out",
                    (code, _) -> leaveOut(code, call)));
        }
        exchange(spot, call).ifPresent(mutations::add);
        return mutations;
    }

    /// The device's own methods without a result, and what changes the world or a buffer.
    private static boolean effect(Spot spot, InvokeInstruction call) {
        String owner = call.owner().asInternalName();
        boolean nothing = call.typeSymbol().returnType().descriptorString().equals("V");
        boolean own = owner.equals(spot.owner().thisClass().asInternalName());
        boolean port = owner.startsWith("nicc/runtime/")
                && EFFECTS.matcher(call.name().stringValue()).matches();
        return (own && nothing) || (port && call.typeSymbol().returnType().isPrimitive());
    }

    private static void leaveOut(CodeBuilder code, InvokeInstruction call) {
        for (ClassDesc parameter : call.typeSymbol().parameterList().reversed()) {
            pop(code, TypeKind.from(parameter));
        }
        if (call.opcode() != Opcode.INVOKESTATIC) {
            code.pop();
        }
        switch (TypeKind.from(call.typeSymbol().returnType())) {
            case VOID -> {
                // Nothing is returned.
            }
            case LONG -> code.lconst_0();
            default -> code.iconst_0();
        }
    }

    private static void pop(CodeBuilder code, TypeKind kind) {
        if (kind.slotSize() == 2) {
            code.pop2();
        } else {
            code.pop();
        }
    }

    /// The last two arguments, when they have one type, and the order matters.
    private static Optional<Mutation> exchange(Spot spot, InvokeInstruction call) {
        List<ClassDesc> parameters = call.typeSymbol().parameterList();
        int count = parameters.size();
        boolean symmetric = SYMMETRIC.contains(call.name().stringValue());
        if (symmetric || count < 2 || !parameters.get(count - 1).equals(parameters.get(count - 2))) {
            return Optional.empty();
        }
        boolean wide = StackDepth.slots(parameters.getLast()) == 2;
        return Optional.of(spot.instead(
                Operator.ARGUMENTS,
                "the last two arguments of " + call.name().stringValue() + " change places",
                (code, _) -> {
                    if (wide) {
                        code.dup2_x2().pop2();
                    } else {
                        code.swap();
                    }
                    code.with(call);
                }));
    }
}
