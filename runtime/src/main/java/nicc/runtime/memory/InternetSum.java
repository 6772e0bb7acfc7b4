package nicc.runtime.memory;

/// The ones' complement sum of the internet protocols (RFC 1071).
final class InternetSum {
    private static final long LOW = 0xFFFF_FFFFL;

    /// Bytes from which on vectors pay (measured: 192 are level).
    private static final int VECTORS = 192;

    private InternetSum() {}

    /// The sum of big-endian 16-bit words. It is taken of little-endian ones, 32 bits at a time, and its bytes
    /// are swapped in the end (RFC 1071, section 2, B and C). 2^31 bytes are 2^29 words of 32 bits: 64 bits do
    /// not overflow.
    static int of(long address, int length) {
        int many = length < VECTORS ? 0 : length & -8;
        return swap(fold(many(address, many) + few(address + many, length - many)));
    }

    /// Whole words of 64 bits. The JIT makes vectors of this loop as long as it counts with an `int` and has one load
    /// and two sums: 1440 bytes in 29 ns, in place of 102.
    private static long many(long address, int length) {
        long even = 0;
        long odd = 0;
        for (int i = 0; i < length; i += 8) {
            long word = Raw.getLong(address + i);
            even += word & LOW;
            odd += word >>> 32;
        }
        return even + odd;
    }

    private static long few(long address, int length) {
        long even = 0;
        long odd = 0;
        long at = address;
        long end = address + length;
        for (; end - at >= 16; at += 16) {
            long first = Raw.getLong(at);
            long second = Raw.getLong(at + 8);
            even += (first & LOW) + (second & LOW);
            odd += (first >>> 32) + (second >>> 32);
        }
        return even + odd + rest(at, (int) (end - at));
    }

    /// The last, fewer than 16 bytes: at most one piece of each size, as a short frame has little else.
    private static long rest(long address, int length) {
        long sum = 0;
        long at = address;
        if ((length & 8) != 0) {
            long word = Raw.getLong(at);
            sum += (word & LOW) + (word >>> 32);
            at += 8;
        }
        if ((length & 4) != 0) {
            sum += Raw.getInt(at) & LOW;
            at += 4;
        }
        if ((length & 2) != 0) {
            sum += Raw.getShort(at);
            at += 2;
        }
        return (length & 1) != 0 ? sum + Raw.getByte(at) : sum;
    }

    private static int fold(long sum) {
        long folded = (sum & LOW) + (sum >>> 32);
        folded = (folded & 0xFFFF) + (folded >>> 16);
        folded = (folded & 0xFFFF) + (folded >>> 16);
        return (int) ((folded & 0xFFFF) + (folded >>> 16));
    }

    private static int swap(int sum) {
        return Short.toUnsignedInt(Short.reverseBytes((short) sum));
    }
}
