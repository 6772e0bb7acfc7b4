package nicc.runtime.guest.virtio;

/// Feature bits (VIRTIO 1.3, sections 5.1.3 and 6).
final class VirtioFeatures {
    static final long CSUM = 1L;
    static final long GUEST_CSUM = 1L << 1;
    static final long MAC = 1L << 5;
    static final long GUEST_TSO4 = 1L << 7;
    static final long GUEST_TSO6 = 1L << 8;
    static final long HOST_TSO4 = 1L << 11;
    static final long HOST_TSO6 = 1L << 12;
    static final long MRG_RXBUF = 1L << 15;
    static final long STATUS = 1L << 16;
    static final long INDIRECT_DESC = 1L << 28;
    static final long EVENT_IDX = 1L << 29;
    static final long VERSION_1 = 1L << 32;
    static final long RING_PACKED = 1L << 34;

    /// Without these the driver does not work.
    static final long NEEDED = VERSION_1 | MAC | MRG_RXBUF | INDIRECT_DESC | CSUM | HOST_TSO4 | HOST_TSO6;

    /// Taken where they are offered.
    static final long WELCOME = STATUS | EVENT_IDX | RING_PACKED;

    /// Taken for receive offloads.
    static final long RECEIVE = GUEST_CSUM | GUEST_TSO4 | GUEST_TSO6;

    private VirtioFeatures() {}
}
