package nicc.runtime.vhostuser;

/// What front-end and back-end agree on beside the device's own features (vhost-user protocol, "Protocol
/// features").
final class ProtocolFeature {
    /// The bit of the device's features that says that there are protocol features.
    static final long F_PROTOCOL_FEATURES = 1L << 30;

    static final long MQ = 1L;
    static final long REPLY_ACK = 1L << 3;
    static final long RESET_DEVICE = 1L << 13;
    static final long CONFIGURE_MEM_SLOTS = 1L << 15;
    static final long STATUS = 1L << 16;

    /// Addresses of rings, and the user addresses of regions, are guest addresses.
    static final long GPA_ADDRESSES = 1L << 21;

    /// What this back-end offers. Dirty logging and in-flight regions are not: nobody asks for them of a card
    /// (see docs/architecture.md).
    static final long OFFERED = MQ | REPLY_ACK | RESET_DEVICE | CONFIGURE_MEM_SLOTS | STATUS | GPA_ADDRESSES;

    private ProtocolFeature() {}
}
