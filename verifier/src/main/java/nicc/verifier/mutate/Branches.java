package nicc.verifier.mutate;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Conditions turned round, off by one, always or never so, and cases of switches.
final class Branches {
    private static final Map<Opcode, Opcode> OPPOSITE = new EnumMap<>(Opcode.class);
    private static final Map<Opcode, Opcode> NEXT = new EnumMap<>(Opcode.class);

    static {
        opposite(Opcode.IFEQ, Opcode.IFNE);
        opposite(Opcode.IFLT, Opcode.IFGE);
        opposite(Opcode.IFLE, Opcode.IFGT);
        opposite(Opcode.IF_ICMPEQ, Opcode.IF_ICMPNE);
        opposite(Opcode.IF_ICMPLT, Opcode.IF_ICMPGE);
        opposite(Opcode.IF_ICMPLE, Opcode.IF_ICMPGT);
        next(Opcode.IFLT, Opcode.IFLE);
        next(Opcode.IFGT, Opcode.IFGE);
        next(Opcode.IF_ICMPLT, Opcode.IF_ICMPLE);
        next(Opcode.IF_ICMPGT, Opcode.IF_ICMPGE);
    }

    private Branches() {}

    private static void opposite(Opcode a, Opcode b) {
        OPPOSITE.put(a, b);
        OPPOSITE.put(b, a);
    }

    private static void next(Opcode a, Opcode b) {
        NEXT.put(a, b);
        NEXT.put(b, a);
    }

    static List<Mutation> at(Spot spot) {
        return switch (spot.element()) {
            case BranchInstruction branch when OPPOSITE.containsKey(branch.opcode()) -> branch(spot, branch);
            case LookupSwitchInstruction lookup -> cases(spot, lookup.cases());
            case TableSwitchInstruction table -> cases(spot, table.cases());
            default -> List.of();
        };
    }

    private static List<Mutation> branch(Spot spot, BranchInstruction branch) {
        List<Mutation> mutations = new ArrayList<>();
        Opcode opcode = branch.opcode();
        for (Map<Opcode, Opcode> others : List.of(OPPOSITE, NEXT)) {
            Opcode other = others.get(opcode);
            if (other != null) {
                String text = word(opcode) + " becomes " + word(other);
                mutations.add(spot.instead(
                        Operator.COMPARISON, text, (code, now) -> code.with(BranchInstruction.of(other, target(now)))));
            }
        }
        mutations.add(spot.instead(Operator.BRANCH, word(opcode) + " always branches", (code, now) -> {
            drop(code, opcode);
            code.iconst_0().ifeq(target(now));
        }));
        mutations.add(spot.instead(Operator.BRANCH, word(opcode) + " never branches", (code, _) -> drop(code, opcode)));
        return mutations;
    }

    private static void drop(CodeBuilder code, Opcode opcode) {
        if (opcode.name().startsWith("IF_")) {
            code.pop2();
        } else {
            code.pop();
        }
    }

    private static String word(Opcode opcode) {
        return opcode.name().toLowerCase(Locale.ROOT);
    }

    private static Label target(CodeElement branch) {
        return ((BranchInstruction) branch).target();
    }

    private static List<Mutation> cases(Spot spot, List<SwitchCase> cases) {
        return exchanged(cases).isEmpty()
                ? List.of()
                : List.of(spot.instead(
                        Operator.CASE, "two cases of " + cases.size() + " change places", Branches::exchange));
    }

    private static void exchange(CodeBuilder code, CodeElement element) {
        switch (element) {
            case LookupSwitchInstruction lookup ->
                code.lookupswitch(
                        lookup.defaultTarget(), exchanged(lookup.cases()).orElseThrow());
            case TableSwitchInstruction table ->
                code.tableswitch(
                        table.lowValue(),
                        table.highValue(),
                        table.defaultTarget(),
                        exchanged(table.cases()).orElseThrow());
            default -> throw new IllegalArgumentException("no switch: " + element);
        }
    }

    /// The last case gets the target of the nearest other one that has another.
    private static Optional<List<SwitchCase>> exchanged(List<SwitchCase> cases) {
        int last = cases.size() - 1;
        for (int i = last - 1; i >= 0; i--) {
            SwitchCase a = cases.get(i);
            SwitchCase b = cases.get(last);
            if (!a.target().equals(b.target())) {
                List<SwitchCase> changed = new ArrayList<>(cases);
                changed.set(i, SwitchCase.of(a.caseValue(), b.target()));
                changed.set(last, SwitchCase.of(b.caseValue(), a.target()));
                return Optional.of(changed);
            }
        }
        return Optional.empty();
    }
}
