package nicc.runtime.vfiouser;

/// Cuts an access of any length into naturally aligned accesses of 1, 2, 4 and 8 bytes, as a bus bridge does.
/// An access that is one already stays one.
final class RegionPieces {
    private RegionPieces() {}

    /// The size of the next piece.
    ///
    /// @param offset where it begins
    /// @param left bytes left, at least 1
    /// @return 1, 2, 4 or 8
    static int next(long offset, int left) {
        int aligned = (int) Long.lowestOneBit(offset | 8);
        return Math.min(aligned, Integer.highestOneBit(left));
    }

    /// Whether an access lies in the address space of a region at all, whose offsets are from 0 to 2^63 - 1.
    static boolean possible(long offset, int count) {
        return offset >= 0 && offset <= Long.MAX_VALUE - count;
    }
}
