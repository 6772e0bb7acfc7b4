package nicc.runtime.guest;

/// What a card is asked to finish in a packet, in terms that every card's driver can translate.
///
/// With a checksum request, the checksum's place holds the ones' complement sum of the pseudo header (RFC 9293,
/// 3.1), not inverted, and for a segmentation request the length in it is the whole packet's.
///
/// @param checksumStart where the checksum's range begins, to the packet's end; 0 for no request
/// @param checksumOffset where in that range the checksum stands
/// @param segmentSize payload bytes of a TCP segment, 0 for no segmentation
/// @param headerLength bytes before the TCP payload; meaningful for segmentation
/// @param tcp whether the transport is TCP (otherwise UDP)
/// @param ipv4 whether the network is IPv4 (otherwise IPv6)
/// @param vlanTag the tag to insert (IEEE 802.1Q: priority, CFI, identifier), or [#NO_TAG]
public record TransmitRequest(
        int checksumStart,
        int checksumOffset,
        int segmentSize,
        int headerLength,
        boolean tcp,
        boolean ipv4,
        int vlanTag) {

    /// No tag.
    public static final int NO_TAG = -1;

    /// Nothing to finish.
    public static final TransmitRequest NONE = new TransmitRequest(0, 0, 0, 0, false, false, NO_TAG);

    /// Whether a checksum is to be inserted.
    ///
    /// @return true also for segmentation
    public boolean checksum() {
        return checksumStart != 0;
    }

    /// Whether the packet is to be cut into TCP segments.
    ///
    /// @return whether it is
    public boolean segmented() {
        return segmentSize != 0;
    }

    /// Whether a tag is to be inserted.
    ///
    /// @return whether it is
    public boolean tagged() {
        return vlanTag != NO_TAG;
    }

    /// The same request with a tag.
    ///
    /// @param tag 16 bits, or [#NO_TAG]
    /// @return a new request
    public TransmitRequest withVlan(int tag) {
        return new TransmitRequest(checksumStart, checksumOffset, segmentSize, headerLength, tcp, ipv4, tag);
    }
}
