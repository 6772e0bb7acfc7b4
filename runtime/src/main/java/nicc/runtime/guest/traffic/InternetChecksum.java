package nicc.runtime.guest.traffic;

/// The Internet checksum (RFC 1071) on arrays, a byte at a time.
final class InternetChecksum {
    private InternetChecksum() {}

    /// Adds the bytes' 16-bit words; the result is not folded.
    static long sum(byte[] bytes, int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            int value = bytes[i] & 0xFF;
            sum += (i - from) % 2 == 0 ? value << 8 : value;
        }
        return sum;
    }

    /// Folds a sum to 16 bits.
    static int fold(long sum) {
        long folded = sum;
        while (folded >>> 16 != 0) {
            folded = (folded & 0xFFFF) + (folded >>> 16);
        }
        return (int) folded;
    }

    /// The checksum of a sum.
    static int checksum(long sum) {
        return ~fold(sum) & 0xFFFF;
    }
}
