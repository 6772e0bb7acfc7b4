package nicc.verifier.mutate;

import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.constant.ClassDesc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How deep the operand stack is before each element of a method's code, in slots; -1 where no control gets.
final class StackDepth {
    private static final int NOWHERE = -1;

    private final int[] before;
    private final Map<Label, Integer> targets = new HashMap<>();

    StackDepth(List<CodeElement> code) {
        before = new int[code.size() + 1];
        int depth = 0;
        for (int i = 0; i < code.size(); i++) {
            CodeElement element = code.get(i);
            if (element instanceof LabelTarget target) {
                depth = targets.getOrDefault(target.label(), depth);
            }
            before[i] = depth;
            if (depth != NOWHERE && element instanceof Instruction instruction) {
                depth = after(instruction, depth);
            }
        }
        before[code.size()] = depth;
    }

    int before(int index) {
        return before[index];
    }

    private int after(Instruction instruction, int depth) {
        return switch (instruction) {
            case BranchInstruction branch -> branch(branch, depth);
            case LookupSwitchInstruction lookup -> {
                lookup.cases().forEach(one -> targets.put(one.target(), depth - 1));
                targets.put(lookup.defaultTarget(), depth - 1);
                yield NOWHERE;
            }
            case TableSwitchInstruction table -> {
                table.cases().forEach(one -> targets.put(one.target(), depth - 1));
                targets.put(table.defaultTarget(), depth - 1);
                yield NOWHERE;
            }
            case ReturnInstruction _, ThrowInstruction _ -> NOWHERE;
            default -> depth + delta(instruction);
        };
    }

    private int branch(BranchInstruction branch, int depth) {
        String name = branch.opcode().name();
        int popped = name.startsWith("GOTO") ? 0 : name.startsWith("IF_") ? 2 : 1;
        targets.put(branch.target(), depth - popped);
        return name.startsWith("GOTO") ? NOWHERE : depth - popped;
    }

    private static int delta(Instruction instruction) {
        return switch (instruction) {
            case LoadInstruction load -> load.typeKind().slotSize();
            case StoreInstruction store -> -store.typeKind().slotSize();
            case ConstantInstruction constant -> constant.typeKind().slotSize();
            case FieldInstruction field -> field(field);
            case InvokeInstruction call -> call(call);
            case OperatorInstruction operator -> operator(operator.opcode());
            case ConvertInstruction convert ->
                convert.toType().slotSize() - convert.fromType().slotSize();
            case ArrayLoadInstruction load -> load.typeKind().slotSize() - 2;
            case ArrayStoreInstruction store -> -2 - store.typeKind().slotSize();
            case NewObjectInstruction _ -> 1;
            case StackInstruction stack -> stack(stack.opcode());
            default -> 0;
        };
    }

    private static int field(FieldInstruction field) {
        int size = slots(field.typeSymbol());
        return switch (field.opcode()) {
            case GETFIELD -> size - 1;
            case PUTFIELD -> -1 - size;
            case GETSTATIC -> size;
            default -> -size;
        };
    }

    private static int call(InvokeInstruction call) {
        int popped = call.opcode() == Opcode.INVOKESTATIC ? 0 : 1;
        for (ClassDesc parameter : call.typeSymbol().parameterList()) {
            popped += slots(parameter);
        }
        return slots(call.typeSymbol().returnType()) - popped;
    }

    static int slots(ClassDesc type) {
        return TypeKind.from(type).slotSize();
    }

    private static int operator(Opcode opcode) {
        return switch (opcode) {
            case INEG, LNEG, ARRAYLENGTH -> 0;
            case LCMP -> -3;
            case LSHL, LSHR, LUSHR -> -1;
            default -> opcode.name().startsWith("L") ? -2 : -1;
        };
    }

    private static int stack(Opcode opcode) {
        return switch (opcode) {
            case POP -> -1;
            case POP2 -> -2;
            case DUP, DUP_X1, DUP_X2 -> 1;
            case DUP2, DUP2_X1, DUP2_X2 -> 2;
            default -> 0;
        };
    }
}
