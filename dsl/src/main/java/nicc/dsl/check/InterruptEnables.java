package nicc.dsl.check;

import nicc.dsl.diagnostic.Code;
import nicc.dsl.diagnostic.Diagnostic;
import nicc.dsl.diagnostic.Diagnostics;
import nicc.dsl.model.Bank;
import nicc.dsl.model.Device;
import nicc.dsl.model.Field;
import nicc.dsl.model.Register;

/// `intr enable F` names a field that exists.
final class InterruptEnables implements Check {

    @Override
    public void check(Device device, Diagnostics diagnostics) {
        for (Bank bank : device.banks()) {
            for (Register register : bank.registers()) {
                for (Field field : register.fields()) {
                    field.interruptEnable()
                            .filter(name -> !exists(device, name))
                            .ifPresent(name -> diagnostics.add(new Diagnostic(
                                    Code.INTERRUPT_ENABLE,
                                    field.span(),
                                    "field '" + field.name() + "' is enabled by '" + name
                                            + "', which does not exist")));
                }
            }
        }
    }

    /// Whether a device has `register.field` or `bank.register.field`.
    private static boolean exists(Device device, String name) {
        return device.banks().stream()
                .anyMatch(b -> b.registers().stream()
                        .anyMatch(r -> r.fields().stream()
                                .map(f -> r.name() + "." + f.name())
                                .anyMatch(n -> n.equals(name) || (b.name() + "." + n).equals(name))));
    }
}
