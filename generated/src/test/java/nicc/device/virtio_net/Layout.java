package nicc.device.virtio_net;

/// Offsets of the common configuration (VIRTIO 1.3, section 4.1.4.3) and of the other structures of region 0.
final class Layout {
    static final int DEVICE_FEATURE_SELECT = 0x00;
    static final int DEVICE_FEATURE = 0x04;
    static final int DRIVER_FEATURE_SELECT = 0x08;
    static final int DRIVER_FEATURE = 0x0C;
    static final int CONFIG_MSIX_VECTOR = 0x10;
    static final int NUM_QUEUES = 0x12;
    static final int DEVICE_STATUS = 0x14;
    static final int CONFIG_GENERATION = 0x15;
    static final int QUEUE_SELECT = 0x16;
    static final int QUEUE_SIZE = 0x18;
    static final int QUEUE_MSIX_VECTOR = 0x1A;
    static final int QUEUE_ENABLE = 0x1C;
    static final int QUEUE_NOTIFY_OFF = 0x1E;
    static final int QUEUE_DESC = 0x20;
    static final int QUEUE_DRIVER = 0x28;
    static final int QUEUE_DEVICE = 0x30;
    static final int QUEUE_RESET = 0x3A;
    static final int ISR = 0x1000;
    static final int MAC = 0x2000;
    static final int NET_STATUS = 0x2006;
    static final int MAX_PAIRS = 0x2008;
    static final int NOTIFY = 0x3000;

    static final int ACKNOWLEDGE = 1;
    static final int DRIVER = 2;
    static final int DRIVER_OK = 4;
    static final int FEATURES_OK = 8;
    static final int NEEDS_RESET = 64;

    static final int NO_VECTOR = 0xFFFF;

    private Layout() {}
}
