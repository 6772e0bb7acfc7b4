package nicc.verifier.refine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nicc.dsl.model.Bank;
import nicc.dsl.model.Device;
import nicc.dsl.model.Pci;
import nicc.dsl.model.Register;
import nicc.verifier.bytecode.Run;
import nicc.verifier.encode.World;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// Every access that begins in a register: each byte of it, each size from 1 to 8, read, written and
/// inquired. An
/// access that goes past the register's end touches what follows as well, and is compared whole.
final class RegisterAccesses {
    private static final int LARGEST = 8;

    private RegisterAccesses() {}

    static List<Obligation> of(Device device) {
        List<Obligation> all = new ArrayList<>();
        for (Pci.Bar bar : device.pci().bars()) {
            for (Register register : bar.bank().registers()) {
                if (register.count() == 1) {
                    for (Direction direction : Direction.values()) {
                        all.add(obligation(bar, register, direction));
                    }
                }
            }
        }
        return all;
    }

    /// What a guest or a debugger does.
    private enum Direction {
        READ,
        WRITE,
        PEEK;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static Obligation obligation(Pci.Bar bar, Register register, Direction direction) {
        return new Obligation(
                direction.word() + " " + bar.bank().name() + "." + register.name(),
                Obligation.Kind.EVENT,
                world -> cases(bar, register, direction, world));
    }

    private static List<Case> cases(Pci.Bar bar, Register register, Direction direction, World world) {
        List<Case> cases = new ArrayList<>();
        for (int first = 0; first < register.bytes(); first++) {
            for (int size = 1; size <= LARGEST; size++) {
                cases.add(access(bar, register.offset() + first, size, direction, world));
            }
        }
        return cases;
    }

    private static Case access(Pci.Bar bar, long offset, int size, Direction direction, World world) {
        Bank bank = bar.bank();
        String event = direction.word() + " of " + size + " bytes at 0x" + Long.toHexString(offset) + " of region "
                + bar.index();
        Term value = world.terms().symbol("value", Long.SIZE);
        return switch (direction) {
            case READ ->
                Case.of(
                        event,
                        spec -> spec.read(bank, offset, size),
                        code -> call(code, "read", bar, offset, size, world));
            case PEEK ->
                Case.of(
                        event,
                        spec -> spec.inquire(bank, offset, size),
                        code -> call(code, "peek", bar, offset, size, world));
            case WRITE ->
                Case.of(
                        event,
                        spec -> spec.write(bank, offset, size, value),
                        code -> call(code, "write", bar, offset, size, world, value));
        };
    }

    private static Optional<Term> call(
            Run code, String method, Pci.Bar bar, long offset, int size, World world, Term... value) {
        Terms terms = world.terms();
        List<Term> arguments = new ArrayList<>();
        arguments.add(terms.constant(bar.index(), Integer.SIZE));
        arguments.add(terms.constant(offset, Long.SIZE));
        arguments.add(terms.constant(size, Integer.SIZE));
        arguments.addAll(List.of(value));
        return code.call(method, arguments);
    }
}
