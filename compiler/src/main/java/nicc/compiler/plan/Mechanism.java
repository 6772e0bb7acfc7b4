package nicc.compiler.plan;

/// How a guest's access reaches the device, cheap to dear.
public enum Mechanism {
    /// A plain load or store to a shared page; no exit.
    MAPPED,
    /// A write that the hypervisor collects and hands over before the next exit; no exit of its own.
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
        return switch (this) {
            case MAPPED, COALESCED -> false;
            case EVENT, POSTED, TRAPPED -> true;
        };
    }
}
