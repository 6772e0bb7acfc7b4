package nicc.verifier.replay;

import java.util.Set;
import nicc.verifier.refine.Scene;

/// Makes ranges of bytes have a given ones' complement sum (RFC 1071).
final class Sums {
    private static final int MODULUS = 0xFFFF;

    private Sums() {}

    /// Changes one 16-bit word of a range, if there is one that may be changed, so that the sum is what it
    /// should be.
    ///
    /// @param bytes the buffer
    /// @param sum range and sum
    /// @param fixed offsets that stay as they are
    static void bring(byte[] bytes, Scene.Sum sum, Set<Integer> fixed) {
        int from = (int) Math.min(sum.from(), bytes.length);
        int to = (int) Math.min(sum.to(), bytes.length);
        for (int at = to - 2 - (to - from) % 2; at >= from; at -= 2) {
            if (!fixed.contains(at) && !fixed.contains(at + 1)) {
                put(bytes, at, 0);
                put(bytes, at, Math.floorMod(sum.value() - of(bytes, from, to), MODULUS));
                if (sum.value() == MODULUS && of(bytes, from, to) == 0) {
                    put(bytes, at, MODULUS);
                }
                return;
            }
        }
    }

    private static void put(byte[] bytes, int at, int word) {
        bytes[at] = (byte) (word >>> Byte.SIZE);
        bytes[at + 1] = (byte) word;
    }

    private static int of(byte[] bytes, int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            int octet = Byte.toUnsignedInt(bytes[i]);
            sum += (i - from) % 2 == 0 ? octet << Byte.SIZE : octet;
            sum = (sum & MODULUS) + (sum >>> Short.SIZE);
        }
        return sum;
    }
}
