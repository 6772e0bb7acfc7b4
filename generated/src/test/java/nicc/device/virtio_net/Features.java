package nicc.device.virtio_net;

/// Feature bits (VIRTIO 1.3, sections 5.1.3 and 6).
final class Features {
    static final long CSUM = 1L;
    static final long GUEST_CSUM = 1L << 1;
    static final long CTRL_GUEST_OFFLOADS = 1L << 2;
    static final long MAC = 1L << 5;
    static final long GUEST_TSO4 = 1L << 7;
    static final long GUEST_TSO6 = 1L << 8;
    static final long HOST_TSO4 = 1L << 11;
    static final long HOST_TSO6 = 1L << 12;
    static final long MRG_RXBUF = 1L << 15;
    static final long STATUS = 1L << 16;
    static final long CTRL_VQ = 1L << 17;
    static final long CTRL_RX = 1L << 18;
    static final long CTRL_VLAN = 1L << 19;
    static final long CTRL_RX_EXTRA = 1L << 20;
    static final long MQ = 1L << 22;
    static final long CTRL_MAC_ADDR = 1L << 23;
    static final long INDIRECT_DESC = 1L << 28;
    static final long EVENT_IDX = 1L << 29;
    static final long VERSION_1 = 1L << 32;
    static final long RING_PACKED = 1L << 34;
    static final long RING_RESET = 1L << 40;
    static final long GUEST_USO4 = 1L << 54;
    static final long HOST_USO = 1L << 56;

    private Features() {}
}
