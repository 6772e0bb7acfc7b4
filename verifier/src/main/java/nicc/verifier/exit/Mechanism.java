package nicc.verifier.exit;

import java.util.Locale;

/// How a guest's access reaches the device, cheap to dear.
public enum Mechanism {
    /// A plain load or store to a shared page; no exit.
    MAPPED,
    /// A write that waits in a list until the guest's next exit; no exit of its own.
    COALESCED,
    /// A write that becomes an event without its value.
    EVENT,
    /// A write that leaves the guest but that the guest does not wait for.
    POSTED,
    /// An access that the guest waits for.
    TRAPPED;

    /// Whether the access makes the guest leave.
    ///
    /// @return false for [#MAPPED] and [#COALESCED]
    public boolean exits() {
        return compareTo(COALESCED) > 0;
    }

    /// The mechanism as reports write it.
    ///
    /// @return its name in lower case
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
