package nicc.dsl.check;

import nicc.dsl.diagnostic.Code;
import nicc.dsl.diagnostic.Diagnostic;
import nicc.dsl.diagnostic.Diagnostics;
import nicc.dsl.model.Device;
import nicc.dsl.model.Stmt;

/// `message` needs an MSI-X table.
final class Messages implements Check {

    @Override
    public void check(Device device, Diagnostics diagnostics) {
        if (device.pci().msix().isPresent()) {
            return;
        }
        Walk.blocks(device)
                .forEach(b -> Walk.statements(b, s -> {
                    if (s instanceof Stmt.Message message) {
                        diagnostics.add(new Diagnostic(Code.MSIX, message.span(), "the device has no MSI-X table")
                                .at(device.pci().span(), "here")
                                .help("add 'msix N vectors bar B;' to 'pci'"));
                    }
                }));
    }
}
