package nicc.dsl.check;

import java.util.List;
import nicc.dsl.diagnostic.Code;
import nicc.dsl.diagnostic.Diagnostic;
import nicc.dsl.diagnostic.Diagnostics;
import nicc.dsl.model.Bank;
import nicc.dsl.model.Device;
import nicc.dsl.model.Register;

/// Registers lie at multiples of their size, and no two of them share bytes. The elements of arrays may
/// interleave with
/// those of other arrays.
final class RegisterPlaces implements Check {

    @Override
    public void check(Device device, Diagnostics diagnostics) {
        for (Bank bank : device.banks()) {
            List<Register> registers = bank.registers();
            for (int i = 0; i < registers.size(); i++) {
                align(registers.get(i), diagnostics);
                for (int j = i + 1; j < registers.size() && registers.get(j).offset() < end(registers.get(i)); j++) {
                    overlap(registers.get(i), registers.get(j), diagnostics);
                }
            }
        }
    }

    private static long end(Register register) {
        return register.offset() + (register.count() - 1L) * register.stride() + register.bytes();
    }

    private static void align(Register register, Diagnostics diagnostics) {
        int bytes = register.bytes();
        if (register.offset() % Math.min(bytes, 4) != 0 || register.stride() % Math.min(bytes, 4) != 0) {
            diagnostics.add(new Diagnostic(
                    Code.REGISTER_ALIGNMENT,
                    register.span(),
                    "register '" + register.name() + "' of " + bytes + " bytes lies at "
                            + hex(register.offset())
                            + (register.count() > 1 ? ", elements " + register.stride() + " bytes apart" : "")));
        }
    }

    private static void overlap(Register a, Register b, Diagnostics diagnostics) {
        for (int i = 0; i < a.count(); i++) {
            long from = a.offset() + (long) i * a.stride();
            for (int j = 0; j < b.count(); j++) {
                long other = b.offset() + (long) j * b.stride();
                if (from < other + b.bytes() && other < from + a.bytes()) {
                    report(a, b, Math.max(from, other), diagnostics);
                    return;
                }
            }
        }
    }

    private static void report(Register a, Register b, long at, Diagnostics diagnostics) {
        boolean inOrder = a.span().line() <= b.span().line();
        Register later = inOrder ? b : a;
        Register first = inOrder ? a : b;
        diagnostics.add(new Diagnostic(
                        Code.REGISTER_OVERLAP,
                        later.span(),
                        "registers '" + first.name() + "' and '" + later.name() + "' both have the byte " + hex(at))
                .at(first.span(), "'" + first.name() + "'"));
    }

    private static String hex(long offset) {
        return "0x%04X".formatted(offset);
    }
}
