package nicc.runtime.guest;

/// A frame that a card has put into guest memory, with what the card says about it. Reused for every frame:
/// valid only during the call that delivers it.
public final class ReceivedFrame {
    /// Most pieces of a frame: 16 KiB in buffers of 256 bytes.
    public static final int MAX_FRAGMENTS = 64;

    private final long[] addresses = new long[MAX_FRAGMENTS];
    private final int[] lengths = new int[MAX_FRAGMENTS];
    private int fragments;
    private int length;
    private boolean fcs;
    private int vlanTag = TransmitRequest.NO_TAG;
    private ChecksumStatus checksum = ChecksumStatus.UNKNOWN;

    /// What a card says about the checksums of a frame.
    public enum ChecksumStatus {
        /// Nothing: software has to look.
        UNKNOWN,
        /// The IP header's checksum is right; nothing about the transport.
        NETWORK_GOOD,
        /// All that there are, are right.
        GOOD,
        /// One is wrong.
        BAD
    }

    /// Forgets the frame.
    public void clear() {
        fragments = 0;
        length = 0;
    }

    /// Appends a piece.
    ///
    /// @param address guest-physical
    /// @param bytes how many
    /// @return false when there are too many pieces; then nothing is appended
    public boolean append(long address, int bytes) {
        if (fragments == MAX_FRAGMENTS) {
            return false;
        }
        addresses[fragments] = address;
        lengths[fragments++] = bytes;
        length += bytes;
        return true;
    }

    /// Completes the frame.
    ///
    /// @param withFcs whether the last four bytes are the FCS
    /// @param tag the tag that the card took out, or [TransmitRequest#NO_TAG]
    /// @param status what the card says about checksums
    public void complete(boolean withFcs, int tag, ChecksumStatus status) {
        this.fcs = withFcs;
        this.vlanTag = tag;
        this.checksum = status;
    }

    /// How many pieces there are.
    ///
    /// @return 0 to [#MAX_FRAGMENTS]
    public int fragments() {
        return fragments;
    }

    /// Where a piece is.
    ///
    /// @param index of the piece
    /// @return guest-physical address
    public long address(int index) {
        return addresses[index];
    }

    /// How long a piece is.
    ///
    /// @param index of the piece
    /// @return bytes
    public int length(int index) {
        return lengths[index];
    }

    /// How long all pieces are.
    ///
    /// @return bytes, with the FCS if it is there
    public int length() {
        return length;
    }

    /// Whether the last four bytes are the FCS.
    ///
    /// @return whether they are
    public boolean fcs() {
        return fcs;
    }

    /// The tag that the card took out.
    ///
    /// @return 16 bits, or [TransmitRequest#NO_TAG]
    public int vlanTag() {
        return vlanTag;
    }

    /// What the card says about checksums.
    ///
    /// @return the status
    public ChecksumStatus checksum() {
        return checksum;
    }
}
