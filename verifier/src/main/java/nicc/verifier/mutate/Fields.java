package nicc.verifier.mutate;

import java.lang.classfile.FieldModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;

/// Other fields, lost stores, other constants of enums.
final class Fields {
    private Fields() {}

    static List<Mutation> at(Spot spot) {
        return switch (spot.element()) {
            case FieldInstruction field when field.opcode() == Opcode.GETFIELD -> another(spot, field);
            case FieldInstruction field when field.opcode() == Opcode.PUTFIELD -> stores(spot, field);
            case FieldInstruction field when field.opcode() == Opcode.GETSTATIC -> constants(spot, field);
            case ArrayStoreInstruction store ->
                List.of(spot.instead(Operator.LOST_STORE, "a store into an array is left out", (code, _) -> {
                    code.with(StackInstruction.of(store.typeKind().slotSize() == 2 ? Opcode.POP2 : Opcode.POP));
                    code.pop2();
                }));
            default -> List.of();
        };
    }

    private static List<Mutation> stores(Spot spot, FieldInstruction field) {
        List<Mutation> mutations = new ArrayList<>(another(spot, field));
        String name = field.name().stringValue();
        mutations.add(spot.instead(Operator.LOST_STORE, "the store into " + name + " is left out", (code, _) -> {
            if (StackDepth.slots(field.typeSymbol()) == 2) {
                code.pop2().pop();
            } else {
                code.pop2();
            }
        }));
        return mutations;
    }

    /// The field of the same type that is declared next.
    private static List<Mutation> another(Spot spot, FieldInstruction field) {
        boolean stores = field.opcode() == Opcode.PUTFIELD;
        List<FieldModel> alike = spot.owner().fields().stream()
                .filter(one -> one.fieldType().equalsString(field.type().stringValue()))
                .filter(one -> !one.flags().has(AccessFlag.STATIC))
                .filter(one -> !stores || !one.flags().has(AccessFlag.FINAL))
                .toList();
        int own = alike.stream()
                .map(one -> one.fieldName().stringValue())
                .toList()
                .indexOf(field.name().stringValue());
        if (own < 0 || alike.size() < 2) {
            return List.of();
        }
        String other = alike.get((own + 1) % alike.size()).fieldName().stringValue();
        ClassDesc owner = spot.owner().thisClass().asSymbol();
        ClassDesc type = field.typeSymbol();
        String text = (stores ? "a store into " : "") + field.name().stringValue() + " becomes " + other;
        return List.of(spot.instead(Operator.FIELD, text, (code, _) -> {
            if (stores) {
                code.putfield(owner, other, type);
            } else {
                code.getfield(owner, other, type);
            }
        }));
    }

    /// Enums of the runtime have two constants at least; those of one are not mutated.
    private static List<Mutation> constants(Spot spot, FieldInstruction field) {
        String name = field.name().stringValue();
        String type = field.type().stringValue();
        boolean reset = type.equals("Lnicc/runtime/device/Reset;");
        if (!reset) {
            return List.of();
        }
        String other = name.equals("POWER") ? "BUS" : "POWER";
        return List.of(spot.instead(
                Operator.ENUM,
                name + " becomes " + other,
                (code, _) -> code.getstatic(field.owner().asSymbol(), other, field.typeSymbol())));
    }
}
