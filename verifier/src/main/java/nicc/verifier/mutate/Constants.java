package nicc.verifier.mutate;

import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ConstantInstruction;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// One more, one less, another bit.
final class Constants {
    private static final Set<Opcode> MASKING =
            Set.of(Opcode.IAND, Opcode.LAND, Opcode.IOR, Opcode.LOR, Opcode.IXOR, Opcode.LXOR);

    private Constants() {}

    static List<Mutation> at(Spot spot) {
        if (!(spot.element() instanceof ConstantInstruction constant)) {
            return List.of();
        }
        return switch (constant.constantValue()) {
            case Integer value -> mutations(spot, value, Integer.SIZE);
            case Long value -> mutations(spot, value, Long.SIZE);
            default -> List.of();
        };
    }

    private static List<Mutation> mutations(Spot spot, long value, int width) {
        boolean masks =
                spot.next().map(Instruction::opcode).filter(MASKING::contains).isPresent();
        int bit = Math.floorMod(spot.index() * 7 + spot.method().methodName().hashCode(), width);
        Set<Long> others = new LinkedHashSet<>();
        if (masks) {
            others.add(value ^ Long.lowestOneBit(value));
            others.add(value ^ 1L << bit);
        } else {
            others.add(value + 1);
            others.add(value - 1);
            others.add(value ^ 1L << bit);
        }
        List<Mutation> mutations = new ArrayList<>();
        for (long other : others) {
            if (width == Long.SIZE ? other != value : (int) other != (int) value) {
                mutations.add(spot.instead(
                        masks ? Operator.MASK : Operator.CONSTANT,
                        text(value, width) + " becomes " + text(other, width),
                        (code, _) -> {
                            if (width == Long.SIZE) {
                                code.loadConstant(other);
                            } else {
                                code.loadConstant((int) other);
                            }
                        }));
            }
        }
        return mutations;
    }

    private static String text(long value, int width) {
        return "0x" + Long.toHexString(width == Long.SIZE ? value : value & 0xFFFF_FFFFL);
    }
}
