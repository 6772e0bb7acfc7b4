package nicc.runtime.transport;

import nicc.runtime.device.ExitPlan.Mechanism;
import org.jspecify.annotations.Nullable;

/// The number of a mechanism in trace files and counters.
final class MechanismCode {
    private MechanismCode() {}

    static int of(Mechanism mechanism) {
        return switch (mechanism) {
            case MAPPED -> 0;
            case COALESCED -> 1;
            case EVENT -> 2;
            case POSTED -> 3;
            case TRAPPED -> 4;
        };
    }

    /// The mechanism of a number, or null when it is nobody's.
    static @Nullable Mechanism mechanism(int code) {
        return switch (code) {
            case 0 -> Mechanism.MAPPED;
            case 1 -> Mechanism.COALESCED;
            case 2 -> Mechanism.EVENT;
            case 3 -> Mechanism.POSTED;
            case 4 -> Mechanism.TRAPPED;
            default -> null;
        };
    }
}
