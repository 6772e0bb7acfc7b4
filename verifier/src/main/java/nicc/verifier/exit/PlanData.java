package nicc.verifier.exit;

import java.util.Map;

/// A plan to be judged, as it was read.
///
/// @param platform what it was made for
/// @param mechanisms one for each site of the device
public record PlanData(Platform platform, Map<Site, Mechanism> mechanisms) {

    /// Copies the map.
    public PlanData {
        mechanisms = Map.copyOf(mechanisms);
    }

    /// How a site is handled.
    ///
    /// @param site a site of the device
    /// @return its mechanism
    public Mechanism of(Site site) {
        return mechanisms.getOrDefault(site, Mechanism.TRAPPED);
    }
}
