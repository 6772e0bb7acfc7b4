package nicc.runtime.device;

import java.util.List;

/// How each access site is handled under a platform profile.
///
/// @param profile the profile's name, `vfio-user-qemu`
/// @param sites one entry for each register and direction
public record ExitPlan(String profile, List<Site> sites) {

    /// Copies the list.
    public ExitPlan {
        sites = List.copyOf(sites);
    }

    /// The mechanisms, cheap to dear.
    public enum Mechanism {
        /// A plain load or store to a shared page; no exit.
        MAPPED,
        /// Writes that the hypervisor collects.
        COALESCED,
        /// A write that becomes an event without its value (ioeventfd).
        EVENT,
        /// A write that the guest does not wait for.
        POSTED,
        /// An access that the guest waits for.
        TRAPPED
    }

    /// An access site.
    ///
    /// @param register the spec's name
    /// @param bar the region
    /// @param write whether the site is the register's write
    /// @param mechanism how it is handled
    /// @param reason why no cheaper mechanism is sound, in a sentence
    public record Site(String register, int bar, boolean write, Mechanism mechanism, String reason) {}
}
