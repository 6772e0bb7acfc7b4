package nicc.compiler.plan;

import java.util.List;

/// How every access site of a device is handled on a platform.
///
/// @param profile the platform profile's name
/// @param sites one for each register of each mapped bank and direction, by BAR, offset, read before write
public record ExitPlan(String profile, List<Site> sites) {

    /// Copies the list.
    public ExitPlan {
        sites = List.copyOf(sites);
    }

    /// An access site.
    ///
    /// @param bar index of the base address register
    /// @param bank the bank that it shows
    /// @param register the register
    /// @param offset byte offset in the region
    /// @param write whether the site is the register's write
    /// @param mechanism how it is handled
    /// @param reason why nothing cheaper is sound, in a sentence
    public record Site(
            int bar, String bank, String register, long offset, boolean write, Mechanism mechanism, String reason) {}
}
