package nicc.runtime.device;

import java.util.List;

/// What a function shows in its configuration space header (PCI Local Bus 3.0, section 6.1) and beyond.
///
/// @param vendor vendor id
/// @param device device id
/// @param revision revision id
/// @param classCode 24 bits: base class, subclass, programming interface
/// @param subsystemVendor subsystem vendor id
/// @param subsystem subsystem id
/// @param interruptPin 0 for none, 1 to 4 for INTA to INTD
/// @param msixVectors size of the MSI-X table, 0 for none
/// @param minGrant MIN_GNT in quarter microseconds
/// @param maxLatency MAX_LAT in quarter microseconds
/// @param bars the base address registers that exist
/// @param capabilities what follows the header, in list order
public record PciIdentity(
        int vendor,
        int device,
        int revision,
        int classCode,
        int subsystemVendor,
        int subsystem,
        int interruptPin,
        int msixVectors,
        int minGrant,
        int maxLatency,
        List<BarDescription> bars,
        List<CapabilityDescription> capabilities) {

    /// Copies the lists.
    public PciIdentity {
        bars = List.copyOf(bars);
        capabilities = List.copyOf(capabilities);
    }
}
