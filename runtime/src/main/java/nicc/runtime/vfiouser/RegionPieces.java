package nicc.runtime.vfiouser;

/// Cuts an access of any length into naturally aligned accesses of 1, 2, 4 and 8 bytes, as a bus bridge does. An
/// access that is one already stays one.
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
}
