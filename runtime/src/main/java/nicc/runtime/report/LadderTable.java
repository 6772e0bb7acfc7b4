package nicc.runtime.report;

import java.util.List;

/// A ladder under one kind of traffic.
///
/// @param workload what was sent or received
/// @param rows the builds, from the reference to the optimised one, then those without one pass, then another card
/// @param paths I/O paths of the optimised build as they were recognised, with how often for a frame
/// @param here the reference's gap to the base as measured
/// @param platform the same on the platform
public record LadderTable(
        String workload, List<LadderRow> rows, List<PathShare> paths, Difference here, Difference platform) {

    /// Copies the lists.
    public LadderTable {
        rows = List.copyOf(rows);
        paths = List.copyOf(paths);
    }

    /// How often a path is taken.
    ///
    /// @param path its name
    /// @param perFrame times for a frame on the wire
    /// @param units the numbers of units that it handles
    public record PathShare(String path, double perFrame, String units) {}
}
