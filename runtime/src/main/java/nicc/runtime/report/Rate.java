package nicc.runtime.report;

import java.util.List;

/// What one build of a card did under a load.
///
/// @param packets packets that software handed over or took
/// @param frames frames on the wire
/// @param bytes bytes of these frames without FCS
/// @param nanos time that it took, driver and checks included
/// @param sites accesses of the driver, the busiest first
public record Rate(long packets, long frames, long bytes, long nanos, List<SiteCount> sites) {
    private static final double NANOS_PER_SECOND = 1e9;

    /// Copies the list.
    public Rate {
        sites = List.copyOf(sites);
    }

    /// Frames in a second.
    ///
    /// @return the mean
    public double framesPerSecond() {
        return nanos == 0 ? 0 : frames * NANOS_PER_SECOND / nanos;
    }

    /// Bits in a second.
    ///
    /// @return the mean
    public double bitsPerSecond() {
        return nanos == 0 ? 0 : 8 * bytes * NANOS_PER_SECOND / nanos;
    }

    /// Exits for a frame on the wire, all sites together.
    ///
    /// @return the mean
    public double exitsPerFrame() {
        return perFrame(sites.stream()
                .filter(SiteCount::exit)
                .mapToLong(SiteCount::count)
                .sum());
    }

    /// A count for each frame on the wire.
    ///
    /// @param count of all
    /// @return the mean
    public double perFrame(long count) {
        return frames == 0 ? 0 : (double) count / frames;
    }
}
