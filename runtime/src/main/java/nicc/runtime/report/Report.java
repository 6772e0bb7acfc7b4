package nicc.runtime.report;

import java.util.List;
import java.util.Optional;
import nicc.runtime.device.DeviceDescription;

/// What a demonstration found.
///
/// @param devices the builds of the card, in the order of all results
/// @param profile the exit plan by which accesses were counted
/// @param checks frames compared with what was expected
/// @param comparisons rates and exits
/// @param proof what is proved of the last build, empty when nobody was there to ask
public record Report(
        List<DeviceDescription> devices,
        String profile,
        List<FrameCheck> checks,
        List<Comparison> comparisons,
        Optional<ProofSummary> proof) {

    /// Copies the lists.
    public Report {
        devices = List.copyOf(devices);
        checks = List.copyOf(checks);
        comparisons = List.copyOf(comparisons);
    }

    /// Creates a report without a proof.
    ///
    /// @param devices the builds of the card, in the order of all results
    /// @param profile the exit plan by which accesses were counted
    /// @param checks frames compared with what was expected
    /// @param comparisons rates and exits
    public Report(
            List<DeviceDescription> devices, String profile, List<FrameCheck> checks, List<Comparison> comparisons) {
        this(devices, profile, checks, comparisons, Optional.empty());
    }

    /// The same with what is proved.
    ///
    /// @param proof what is proved
    /// @return a report
    public Report with(Optional<ProofSummary> proof) {
        return new Report(devices, profile, checks, comparisons, proof);
    }

    /// Frames that were compared.
    ///
    /// @return of all builds
    public long frames() {
        return checks.stream().mapToLong(FrameCheck::frames).sum();
    }

    /// Frames that were not what they had to be.
    ///
    /// @return of all builds
    public long wrong() {
        return checks.stream().mapToLong(FrameCheck::wrong).sum();
    }
}
