package nicc.runtime.vfiouser;

/// What one client can make the server hold.
final class Limits {
    /// Bytes that one region access may move; QEMU's own are at most 256, so this is for other clients.
    static final int MAX_TRANSFER = 65536;

    /// Bytes of the longest message: a region write of [#MAX_TRANSFER].
    static final int MAX_MESSAGE = HeaderLayout.BYTES + RegionAccessLayout.DATA + MAX_TRANSFER;

    /// Descriptors that one message may carry.
    static final int MAX_DESCRIPTORS = 8;

    private Limits() {}
}
