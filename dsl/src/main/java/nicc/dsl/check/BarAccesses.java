package nicc.dsl.check;

import nicc.dsl.diagnostic.Code;
import nicc.dsl.diagnostic.Diagnostic;
import nicc.dsl.diagnostic.Diagnostics;
import nicc.dsl.model.Bank;
import nicc.dsl.model.Device;
import nicc.dsl.model.Pci;
import nicc.dsl.model.Register;

/// Where partial accesses are ignored, some access covers each register whole: I/O accesses have at most 32
/// bits.
final class BarAccesses implements Check {

    private static final int WIDEST_IO = 32;

    @Override
    public void check(Device device, Diagnostics diagnostics) {
        for (Pci.Bar bar : device.pci().bars()) {
            if (bar.kind() == Pci.Bar.Kind.IO && bar.bank().partial() == Bank.Partial.IGNORE) {
                bar.bank().registers().stream()
                        .filter(r -> r.width() > WIDEST_IO)
                        .forEach(r -> diagnostics.add(unreachable(bar, r)));
            }
        }
    }

    private static Diagnostic unreachable(Pci.Bar bar, Register register) {
        return new Diagnostic(
                        Code.ACCESS_SIZE,
                        register.span(),
                        "register '" + register.name() + "' has " + register.width()
                                + " bits: no I/O access covers it, and its bank ignores partial ones")
                .at(bar.span(), "the BAR")
                .help("say 'partial enables;' in the bank, or map it to memory");
    }
}
