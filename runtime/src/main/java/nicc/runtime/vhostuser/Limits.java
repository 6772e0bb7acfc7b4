package nicc.runtime.vhostuser;

/// What one front-end can make the back-end hold.
final class Limits {
    /// Bytes of the longest payload that is read; the longest with a meaning here is a table of eight regions.
    static final int MAX_PAYLOAD = 1024;

    /// Bytes of the longest reply's payload.
    static final int MAX_REPLY = 16;

    /// Regions that a table may have (vhost-user protocol, "Memory regions description").
    static final int TABLE_REGIONS = 8;

    /// Regions that may be added one by one.
    static final int MEMORY_SLOTS = 256;

    /// Descriptors that one message may carry: one for each region of a table.
    static final int MAX_DESCRIPTORS = TABLE_REGIONS;

    private Limits() {}
}
