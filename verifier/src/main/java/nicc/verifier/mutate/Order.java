package nicc.verifier.mutate;

import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.util.List;
import java.util.Optional;

/// Two statements that lie side by side and have an effect each.
final class Order {
    private Order() {}

    /// The mutation of the statement that begins at a place, and the one behind it.
    static List<Mutation> at(Spot spot) {
        if (spot.depth().before(spot.index()) != 0 || !(spot.element() instanceof Instruction)) {
            return List.of();
        }
        return end(spot, spot.index())
                .flatMap(middle -> end(spot, middle)
                        .map(end -> List.of(spot.mutation(
                                Operator.ORDER,
                                "this and the next statement change places",
                                Change.swap(spot.index(), middle, end)))))
                .orElse(List.of());
    }

    /// Behind the statement that begins at a place: where the stack is empty again.
    private static Optional<Integer> end(Spot spot, int begin) {
        List<CodeElement> code = spot.code();
        for (int i = begin; i < code.size(); i++) {
            CodeElement element = code.get(i);
            boolean leaves = element instanceof LabelTarget
                    || element instanceof BranchInstruction
                    || element instanceof ReturnInstruction;
            if (leaves) {
                return Optional.empty();
            }
            if (element instanceof Instruction && spot.depth().before(i + 1) == 0) {
                return acts(element) ? Optional.of(i + 1) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean acts(CodeElement element) {
        return element instanceof FieldInstruction
                || element instanceof InvokeInstruction
                || element instanceof ArrayStoreInstruction
                || (element instanceof Instruction instruction
                        && !(instruction instanceof StoreInstruction)
                        && instruction.opcode().name().startsWith("POP"));
    }
}
