package nicc.runtime.guest.machine;

/// How densely a guest is driven.
///
/// @param doorbell packets that are handed over before the card is told (Linux: `xmit_more`)
/// @param interrupt frames that are sent or received before the guest takes its interrupt
public record Load(int doorbell, int interrupt) {
    /// One at a time: request and response.
    public static final Load LIGHT = new Load(1, 1);
    /// A doorbell for each packet, an interrupt for 16 frames.
    public static final Load BUSY = new Load(1, 16);
    /// A doorbell for 8 packets, an interrupt for 48 frames: still below a poll's budget.
    public static final Load DENSE = new Load(8, 48);

    /// Checks the ranges.
    public Load {
        if (doorbell < 1 || interrupt < 1) {
            throw new IllegalArgumentException("doorbell " + doorbell + ", interrupt " + interrupt);
        }
    }

    /// For people.
    @Override
    public String toString() {
        return doorbell + "/" + interrupt;
    }
}
