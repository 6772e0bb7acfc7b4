package nicc.runtime.guest.traffic;

import nicc.runtime.guest.TransmitRequest;

/// What kind of frame to make.
///
/// @param protocol what it carries
/// @param length bytes without tag and FCS, as software hands it over; at least the headers
/// @param checksum whether the card inserts the transport's checksum
/// @param segmentSize payload bytes of a segment that the card cuts, 0 for no segmentation
/// @param vlanTag the tag, or [TransmitRequest#NO_TAG]
/// @param fragmentSize bytes of a fragment in memory after the headers, 0 for one piece
public record FrameShape(
        Protocol protocol, int length, boolean checksum, int segmentSize, int vlanTag, int fragmentSize) {

    /// Checks that such a frame exists.
    public FrameShape {
        if (length < protocol.headerLength() || length > 0xFFFF + Protocol.ETHERNET) {
            throw new IllegalArgumentException(protocol + " frame of " + length + " bytes");
        }
        if ((checksum && !protocol.ip()) || (segmentSize != 0 && !(protocol.tcp() && checksum))) {
            throw new IllegalArgumentException(protocol + " has no such offload");
        }
    }

    /// A frame in one piece that leaves nothing to the card.
    ///
    /// @param protocol what it carries
    /// @param length bytes without tag and FCS
    /// @return the shape
    public static FrameShape plain(Protocol protocol, int length) {
        return new FrameShape(protocol, length, false, 0, TransmitRequest.NO_TAG, 0);
    }

    /// The same, its checksum left to the card.
    ///
    /// @return a new shape
    public FrameShape offloaded() {
        return new FrameShape(protocol, length, true, segmentSize, vlanTag, fragmentSize);
    }

    /// The same, segmentation left to the card; in fragments of pages.
    ///
    /// @param mss payload bytes of a segment
    /// @return a new shape
    public FrameShape segmented(int mss) {
        return new FrameShape(protocol, length, true, mss, vlanTag, 4096);
    }

    /// The same with a tag, left to the card.
    ///
    /// @param tag 16 bits
    /// @return a new shape
    public FrameShape tagged(int tag) {
        return new FrameShape(protocol, length, checksum, segmentSize, tag, fragmentSize);
    }

    /// The same scattered in memory.
    ///
    /// @param size bytes of a fragment after the headers
    /// @return a new shape
    public FrameShape scattered(int size) {
        return new FrameShape(protocol, length, checksum, segmentSize, vlanTag, size);
    }

    /// Whether there is a tag.
    ///
    /// @return whether there is
    public boolean tagged() {
        return vlanTag != TransmitRequest.NO_TAG;
    }

    /// What it is, for people.
    @Override
    public String toString() {
        return protocol
                + " "
                + length
                + (segmentSize != 0 ? " TSO " + segmentSize : checksum ? " checksum" : "")
                + (tagged() ? " VLAN " + (vlanTag & 0xFFF) : "")
                + (fragmentSize != 0 ? " scattered" : "");
    }
}
