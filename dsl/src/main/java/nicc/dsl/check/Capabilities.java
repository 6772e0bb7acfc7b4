package nicc.dsl.check;

import java.util.List;
import nicc.dsl.diagnostic.Code;
import nicc.dsl.diagnostic.Diagnostic;
import nicc.dsl.diagnostic.Diagnostics;
import nicc.dsl.model.Device;
import nicc.dsl.model.Pci;

/// Capabilities do not share bytes of configuration space.
final class Capabilities implements Check {

    /// Id and next pointer, before the body.
    private static final int HEAD = 2;

    @Override
    public void check(Device device, Diagnostics diagnostics) {
        List<Pci.Capability> all = device.pci().capabilities();
        for (int i = 0; i < all.size(); i++) {
            for (int j = 0; j < i; j++) {
                Pci.Capability a = all.get(j);
                Pci.Capability b = all.get(i);
                if (a.offset() < b.offset() + HEAD + b.body().size()
                        && b.offset() < a.offset() + HEAD + a.body().size()) {
                    diagnostics.add(new Diagnostic(
                            Code.CAPABILITY,
                            device.pci().span(),
                            "the capabilities at 0x%X and 0x%X share bytes".formatted(a.offset(), b.offset())));
                }
            }
        }
    }
}
