package nicc.runtime.report;

import java.util.EnumMap;
import java.util.Map;
import nicc.runtime.device.ExitPlan.Mechanism;

/// What a build takes for a frame on the wire. Counts are of the card and its driver, means over many frames.
///
/// @param nanos processor time of driver, card and checks, nanoseconds, the first quartile of the slices of the best
/// copy
/// @param low the least of the slices
/// @param high the third quartile, or what the slowest copy of the build took
/// @param framesPerSecond frames on the wire by the clock on the wall, the median of the slices
/// @param exits accesses that leave the guest, by mechanism
/// @param plannedLow exits that the plan predicts for the I/O paths that were recognised, at least
/// @param plannedHigh the same, at most
/// @param accesses accesses of the card to descriptors and other small pieces of the guest's memory
/// @param copies copies of pieces of frames by the card
/// @param copiedBytes bytes of these copies
/// @param checksums sums that the card computes over frames
/// @param interrupts interrupts that the driver takes
public record Consumption(
        double nanos,
        double low,
        double high,
        double framesPerSecond,
        Map<Mechanism, Double> exits,
        double plannedLow,
        double plannedHigh,
        double accesses,
        double copies,
        double copiedBytes,
        double checksums,
        double interrupts) {

    /// Copies the map.
    public Consumption {
        exits = Map.copyOf(exits.isEmpty() ? exits : new EnumMap<>(exits));
    }

    /// Accesses that leave the guest.
    ///
    /// @return of all mechanisms
    public double allExits() {
        return exits.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /// Accesses of one mechanism.
    ///
    /// @param mechanism which
    /// @return 0 when there are none
    public double exits(Mechanism mechanism) {
        return exits.getOrDefault(mechanism, 0.0);
    }
}
