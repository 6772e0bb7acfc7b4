package nicc.dsl.check;

import java.util.Optional;
import nicc.dsl.diagnostic.Code;
import nicc.dsl.diagnostic.Diagnostic;
import nicc.dsl.diagnostic.Diagnostics;
import nicc.dsl.model.Device;
import nicc.dsl.model.Register;
import nicc.dsl.model.VhostUser;

/// The bank that a vhost-user front-end reaches has the registers that its messages stand for.
final class VhostUserRegisters implements Check {

    @Override
    public void check(Device device, Diagnostics diagnostics) {
        device.vhostUser()
                .ifPresent(side -> VhostUser.REQUIRED.forEach(required -> check(side, required, diagnostics)));
    }

    private static void check(VhostUser side, VhostUser.Required required, Diagnostics diagnostics) {
        int count = required.perRing() ? side.rings() : 1;
        String wanted =
                required.name() + (required.perRing() ? "[" + count + "]" : "") + " of " + required.width() + " bits";
        Optional<Register> found = side.bank().registers().stream()
                .filter(register -> register.name().equals(required.name()))
                .findFirst();
        if (found.isEmpty()) {
            diagnostics.add(new Diagnostic(
                    Code.VHOST_USER, side.span(), "bank '" + side.bank().name() + "' has no register " + wanted));
        } else if (found.get().width() != required.width() || found.get().count() != count) {
            diagnostics.add(
                    new Diagnostic(Code.VHOST_USER, found.get().span(), "the runtime needs a register " + wanted)
                            .at(side.span(), "for this"));
        }
    }
}
