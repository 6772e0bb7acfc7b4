package nicc.runtime.analysis;

import java.util.List;
import nicc.runtime.device.NicDeviceFactory;
import nicc.runtime.report.Rung;

/// A build in the ladder, compiled.
///
/// @param rung its place
/// @param copies make the card, each with classes of its own: how the JVM compiles them differs from one to the next
/// @param counting makes the same card with its operations counted
public record BuiltRung(Rung rung, List<NicDeviceFactory> copies, NicDeviceFactory counting) {
    /// Copies the list.
    public BuiltRung {
        copies = List.copyOf(copies);
    }

    /// Makes the card.
    ///
    /// @return the first of the copies
    public NicDeviceFactory factory() {
        return copies.getFirst();
    }
}
