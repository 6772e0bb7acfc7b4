package nicc.runtime.pci;

import java.util.HexFormat;
import nicc.runtime.device.CapabilityDescription;
import nicc.runtime.device.PciIdentity;

/// How many vectors a function's MSI capability offers (PCI Local Bus 3.0, section 6.8.1.3: bits 3:1 of message
/// control are the logarithm).
public final class MsiVectors {
    private static final int MSI = 0x05;

    private MsiVectors() {}

    /// Counts the vectors.
    ///
    /// @param identity the function's
    /// @return 0 without the capability, else 1 to 32
    public static int of(PciIdentity identity) {
        for (CapabilityDescription capability : identity.capabilities()) {
            if (capability.id() == MSI) {
                int logarithm = (HexFormat.of().parseHex(capability.body())[0] >> 1) & 7;
                return 1 << Math.min(logarithm, 5);
            }
        }
        return 0;
    }
}
