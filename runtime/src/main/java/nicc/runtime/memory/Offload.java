package nicc.runtime.memory;

/// What travels beside a frame between a device and a wire: work that the one leaves to the other, and results.
/// The terms and numbers are those of the virtio-net header (VIRTIO 1.3, section 5.1.6). Mutable, one per
/// [FrameBuffer].
///
/// A request is only a request: who carries it out checks every number against the frame it finds, and drops a
/// frame whose segmentation cannot be. The same rules hold in both directions.
public final class Offload {
    /// Not a frame to be segmented.
    public static final int GSO_NONE = 0;
    /// TCP over IPv4.
    public static final int GSO_TCPV4 = 1;
    /// TCP over IPv6.
    public static final int GSO_TCPV6 = 4;
    /// UDP, each segment a datagram of its own.
    public static final int GSO_UDP_L4 = 5;

    private boolean needsChecksum;
    private boolean checksumValid;
    private int checksumStart;
    private int checksumOffset;
    private int gsoType;
    private int segmentSize;
    private int headerLength;

    /// Creates one that asks for nothing.
    public Offload() {}

    /// Asks for nothing any more.
    public void clear() {
        needsChecksum = false;
        checksumValid = false;
        checksumStart = 0;
        checksumOffset = 0;
        gsoType = GSO_NONE;
        segmentSize = 0;
        headerLength = 0;
    }

    /// Becomes a copy.
    ///
    /// @param from what to copy
    public void copy(Offload from) {
        needsChecksum = from.needsChecksum;
        checksumValid = from.checksumValid;
        checksumStart = from.checksumStart;
        checksumOffset = from.checksumOffset;
        gsoType = from.gsoType;
        segmentSize = from.segmentSize;
        headerLength = from.headerLength;
    }

    /// Asks that a checksum be completed: the ones' complement sum of all bytes from `start` to the frame's
    /// end, which include the pseudo header's sum at the checksum's own place, goes, inverted, to that place.
    ///
    /// @param start first byte that is summed
    /// @param offset the checksum's place, from `start`
    public void requestChecksum(int start, int offset) {
        needsChecksum = true;
        checksumStart = start;
        checksumOffset = offset;
    }

    /// Takes a checksum request back, because it was carried out.
    public void checksumDone() {
        needsChecksum = false;
    }

    /// Asks that the frame be cut into segments. Needs a checksum request as well, whose start is where the
    /// transport header begins; the pseudo header's sum is that of the whole frame.
    ///
    /// @param type [#GSO_TCPV4], [#GSO_TCPV6] or [#GSO_UDP_L4]
    /// @param size payload bytes of a segment
    /// @param header bytes of all headers, repeated in front of each segment: a hint, as it is in VIRTIO; what
    ///     counts is where the transport header ends by its own words
    public void requestSegmentation(int type, int size, int header) {
        gsoType = type;
        segmentSize = size;
        headerLength = header;
    }

    /// Takes a segmentation request back, because it was carried out.
    public void segmentationDone() {
        gsoType = GSO_NONE;
    }

    /// Whether a frame leaves nothing undone.
    ///
    /// @return true when it asks for neither a checksum nor segments
    public boolean finished() {
        return !needsChecksum && gsoType == GSO_NONE;
    }

    /// Says whether the wire has checked the frame's transport checksum and found it right.
    ///
    /// @param valid false when it was not checked
    public void checksumValid(boolean valid) {
        checksumValid = valid;
    }

    /// Whether a checksum has to be completed.
    ///
    /// @return see [#requestChecksum(int, int)]
    public boolean needsChecksum() {
        return needsChecksum;
    }

    /// First byte that is summed.
    ///
    /// @return as requested, unchecked
    public int checksumStart() {
        return checksumStart;
    }

    /// The checksum's place.
    ///
    /// @return from [#checksumStart()], as requested, unchecked
    public int checksumOffset() {
        return checksumOffset;
    }

    /// Whether the wire found the transport checksum right.
    ///
    /// @return false when it was not checked
    public boolean checksumValid() {
        return checksumValid;
    }

    /// How the frame is to be segmented.
    ///
    /// @return one of the `GSO_` numbers
    public int gsoType() {
        return gsoType;
    }

    /// Payload bytes of a segment.
    ///
    /// @return as requested, unchecked
    public int segmentSize() {
        return segmentSize;
    }

    /// Bytes of all headers.
    ///
    /// @return as requested, unchecked
    public int headerLength() {
        return headerLength;
    }
}
