package nicc.dsl.check;

import nicc.dsl.diagnostic.Code;
import nicc.dsl.diagnostic.Diagnostic;
import nicc.dsl.diagnostic.Diagnostics;
import nicc.dsl.model.Device;
import nicc.dsl.model.Field;
import nicc.dsl.model.Register;

/// A field's properties agree with what software may do.
final class FieldAccesses implements Check {

    private static final int WIDEST_ACCESS_WITHOUT_HIGH = 32;

    @Override
    public void check(Device device, Diagnostics diagnostics) {
        device.banks().stream()
                .flatMap(b -> b.registers().stream())
                .forEach(r -> r.fields().stream()
                        .filter(f -> f.kind() == Field.Kind.PLAIN)
                        .forEach(f -> field(r, f, diagnostics)));
    }

    private static void field(Register register, Field field, Diagnostics diagnostics) {
        boolean reads = field.sw() == Field.Access.RW || field.sw() == Field.Access.R;
        boolean writes = field.sw() == Field.Access.RW || field.sw() == Field.Access.W;
        if (!reads && field.onRead() != Field.OnRead.NONE) {
            diagnostics.add(contradiction(Code.ONREAD_WITHOUT_READ, register, field, "onread", "read"));
        }
        if (!writes && (field.onWrite() != Field.OnWrite.STORE || field.singlePulse())) {
            String property = field.singlePulse() ? "singlepulse" : "onwrite";
            diagnostics.add(contradiction(Code.ONWRITE_WITHOUT_WRITE, register, field, property, "write"));
        }
        if (field.saturate() && !field.counter()) {
            diagnostics.add(new Diagnostic(
                            Code.NOT_A_COUNTER,
                            field.span(),
                            "field '" + field.name() + "' saturates and is no counter")
                    .help("add 'counter;'"));
        }
        if (field.onReadHigh() && register.width() <= WIDEST_ACCESS_WITHOUT_HIGH) {
            diagnostics.add(new Diagnostic(
                            Code.AT_HIGH,
                            field.span(),
                            "'at high' is for registers of 64 bits, '" + register.name() + "' has " + register.width())
                    .help("drop 'at high': one access covers the register"));
        }
    }

    private static Diagnostic contradiction(Code code, Register register, Field field, String property, String access) {
        return new Diagnostic(
                        code,
                        field.span(),
                        "field '" + field.name() + "' has '" + property + "', and software cannot " + access + " it")
                .at(register.span(), "in this register")
                .help("change 'sw', or drop '" + property + "'");
    }
}
