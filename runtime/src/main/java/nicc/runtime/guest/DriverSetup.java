package nicc.runtime.guest;

/// How an operating system sets a card up, in terms of every card.
///
/// @param mtu largest IP packet
/// @param receiveOffloads whether the card checks checksums and strips what software does not want
/// @param smallBuffers whether receive buffers are as small as the card allows, so that frames come in many
/// pieces
public record DriverSetup(int mtu, boolean receiveOffloads, boolean smallBuffers) {
    /// Ethernet's usual MTU, no receive offloads, buffers of the usual size.
    public static final DriverSetup STANDARD = new DriverSetup(1500, false, false);
}
