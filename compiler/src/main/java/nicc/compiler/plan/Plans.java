package nicc.compiler.plan;

import java.util.List;
import nicc.dsl.model.Device;

/// Plans for a device.
public final class Plans {

    private Plans() {}

    /// The plan for one platform.
    ///
    /// @param device the device
    /// @param profile the platform
    /// @return the cheapest sound plan
    public static ExitPlan of(Device device, Profile profile) {
        return new Planner(device, profile, new SiteAnalysis(device)::facts).plan();
    }

    /// The plans for all built-in platforms.
    ///
    /// @param device the device
    /// @param posted whether posted writes may be made use of
    /// @return in the order of [Profiles#NAMES]
    public static List<ExitPlan> all(Device device, boolean posted) {
        return Profiles.all().stream()
                .map(profile -> of(device, posted ? profile : profile.withoutPosted()))
                .toList();
    }
}
