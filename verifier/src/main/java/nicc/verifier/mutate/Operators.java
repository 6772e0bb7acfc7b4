package nicc.verifier.mutate;

import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Other operators, and those that mind the sign.
final class Operators {
    private static final Map<Opcode, List<Opcode>> OTHERS = Map.ofEntries(
            Map.entry(Opcode.IADD, List.of(Opcode.ISUB)),
            Map.entry(Opcode.ISUB, List.of(Opcode.IADD)),
            Map.entry(Opcode.IMUL, List.of(Opcode.IADD)),
            Map.entry(Opcode.IAND, List.of(Opcode.IOR, Opcode.IXOR)),
            Map.entry(Opcode.IOR, List.of(Opcode.IAND, Opcode.IXOR)),
            Map.entry(Opcode.IXOR, List.of(Opcode.IAND, Opcode.IOR)),
            Map.entry(Opcode.ISHL, List.of(Opcode.IUSHR)),
            Map.entry(Opcode.IUSHR, List.of(Opcode.ISHL)),
            Map.entry(Opcode.ISHR, List.of(Opcode.ISHL)),
            Map.entry(Opcode.LADD, List.of(Opcode.LSUB)),
            Map.entry(Opcode.LSUB, List.of(Opcode.LADD)),
            Map.entry(Opcode.LMUL, List.of(Opcode.LADD)),
            Map.entry(Opcode.LAND, List.of(Opcode.LOR, Opcode.LXOR)),
            Map.entry(Opcode.LOR, List.of(Opcode.LAND, Opcode.LXOR)),
            Map.entry(Opcode.LXOR, List.of(Opcode.LAND, Opcode.LOR)),
            Map.entry(Opcode.LSHL, List.of(Opcode.LUSHR)),
            Map.entry(Opcode.LUSHR, List.of(Opcode.LSHL)),
            Map.entry(Opcode.LSHR, List.of(Opcode.LSHL)));

    private static final Map<Opcode, Opcode> SIGNS = Map.of(
            Opcode.ISHR, Opcode.IUSHR,
            Opcode.IUSHR, Opcode.ISHR,
            Opcode.LSHR, Opcode.LUSHR,
            Opcode.LUSHR, Opcode.LSHR);

    private Operators() {}

    static List<Mutation> at(Spot spot) {
        return switch (spot.element()) {
            case OperatorInstruction operator -> operator(spot, operator.opcode());
            case InvokeInstruction call when call.opcode() == Opcode.INVOKESTATIC -> unsigned(spot, call);
            default -> List.of();
        };
    }

    private static List<Mutation> operator(Spot spot, Opcode opcode) {
        List<Mutation> mutations = new ArrayList<>();
        for (Opcode other : OTHERS.getOrDefault(opcode, List.of())) {
            mutations.add(another(spot, Operator.ARITHMETIC, opcode, other));
        }
        Opcode sign = SIGNS.get(opcode);
        if (sign != null) {
            mutations.add(another(spot, Operator.SIGN, opcode, sign));
        }
        return mutations;
    }

    private static Mutation another(Spot spot, Operator operator, Opcode opcode, Opcode other) {
        String text = word(opcode) + " becomes " + word(other);
        return spot.instead(operator, text, (code, _) -> code.with(OperatorInstruction.of(other)));
    }

    private static String word(Opcode opcode) {
        return opcode.name().toLowerCase(Locale.ROOT);
    }

    private static List<Mutation> unsigned(Spot spot, InvokeInstruction call) {
        String name = call.name().stringValue();
        String owner = call.owner().asInternalName();
        boolean wide = owner.equals("java/lang/Long");
        if (!wide && !owner.equals("java/lang/Integer")) {
            return List.of();
        }
        MethodTypeDesc type = call.typeSymbol();
        return switch (name) {
            case "compareUnsigned" ->
                List.of(spot.instead(
                        Operator.SIGN,
                        "compareUnsigned becomes compare",
                        (code, _) -> code.invokestatic(
                                wide ? ConstantDescs.CD_Long : ConstantDescs.CD_Integer, "compare", type)));
            case "divideUnsigned" ->
                List.of(spot.instead(
                        Operator.SIGN,
                        "divideUnsigned becomes /",
                        (code, _) -> code.with(OperatorInstruction.of(wide ? Opcode.LDIV : Opcode.IDIV))));
            case "remainderUnsigned" ->
                List.of(spot.instead(
                        Operator.SIGN,
                        "remainderUnsigned becomes %",
                        (code, _) -> code.with(OperatorInstruction.of(wide ? Opcode.LREM : Opcode.IREM))));
            default -> List.of();
        };
    }
}
