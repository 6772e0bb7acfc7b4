package nicc.runtime.report;

import nicc.runtime.device.ExitPlan.Mechanism;

/// How often an access site was used in one way.
///
/// @param register the spec's name, with an index for an element of an array
/// @param write whether the accesses were writes
/// @param mechanism how they were handled
/// @param count accesses
public record SiteCount(String register, boolean write, Mechanism mechanism, long count) {

    /// Whether the guest left for it: a plain load or store is no exit.
    ///
    /// @return whether it did
    public boolean exit() {
        return mechanism != Mechanism.MAPPED;
    }

    /// The register and the direction, for people.
    ///
    /// @return such as `TDT write`
    public String site() {
        return register + (write ? " write" : " read");
    }
}
