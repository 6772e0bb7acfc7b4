package nicc.runtime.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What the runtime does for a card that its guest can tell by nothing but time: as with the compiler's passes, each
/// can be switched off, and its worth measured.
public enum RuntimeDifference {
    /// Frames come from the tap as the host's protocols made them: up to 64 KiB, with checksums to be computed.
    WHOLE("frames come from the tap whole, and are cut by the runtime"),
    /// TCP segments that the card has cut are joined on their way into the tap (docs/decisions/0008).
    JOIN("segments that the card has cut go into the tap as one frame"),
    /// Checksums that the card hands on are left to the host's kernel (docs/decisions/0015).
    CHECKSUM("checksums that the card hands on are left to the kernel"),
    /// A signal of the interrupt pin may wait a little (docs/decisions/0006).
    HOLD("interrupts wait while the guest is busy, or for news"),
    /// The machine's processors do not halt while a guest and its device wait for each other (docs/decisions/0012).
    AWAKE("processors stay awake while a guest and its device wait for each other");

    private final String title;

    RuntimeDifference(String title) {
        this.title = title;
    }

    /// The name by which it is switched off.
    ///
    /// @return in lower case
    public String option() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What it is.
    ///
    /// @return words for people
    public String title() {
        return title;
    }

    /// Finds one by its name.
    ///
    /// @param name as [#option()] says it
    /// @return empty when there is none
    public static Optional<RuntimeDifference> find(String name) {
        return Arrays.stream(values())
                .filter(each -> each.option().equals(name))
                .findFirst();
    }

    /// All names.
    ///
    /// @return in the order of the constants
    public static List<String> names() {
        return Arrays.stream(values()).map(RuntimeDifference::option).toList();
    }
}
