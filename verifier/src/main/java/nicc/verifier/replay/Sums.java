package nicc.verifier.replay;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.zip.CRC32;
import nicc.verifier.refine.Scene;

/// Makes ranges of bytes have a given ones' complement sum (RFC 1071).
final class Sums {
    private static final int MODULUS = 0xFFFF;

    private Sums() {}

    /// Brings what is known of a buffer's sums and CRCs.
    ///
    /// @param bytes the buffer, with the bytes that are known
    /// @param known what is known
    static void bring(byte[] bytes, Scene.Content known) {
        bring(bytes, known.sums(), known.bytes().keySet());
        known.crcs().forEach(crc -> follow(bytes, crc));
    }

    /// A CRC is a number of the solver's. Where the bytes behind the range are that number, lowest first, as at the end
    /// of
    /// a frame (IEEE 802.3), they become the CRC that the range has.
    private static void follow(byte[] bytes, Scene.Sum crc) {
        int from = Math.clamp(crc.from(), 0, bytes.length);
        int to = Math.clamp(crc.to(), 0, bytes.length);
        if (from < to && bytes.length - to >= Integer.BYTES) {
            ByteBuffer behind = ByteBuffer.wrap(bytes, to, Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            if (behind.getInt(to) == crc.value()) {
                CRC32 real = new CRC32();
                real.update(bytes, from, to - from);
                behind.putInt(to, (int) real.getValue());
            }
        }
    }

    /// Brings several: shorter ranges first, and each by a word of which no other depends that was brought before.
    ///
    /// @param bytes the buffer
    /// @param sums ranges and sums
    /// @param fixed offsets that stay as they are
    static void bring(byte[] bytes, List<Scene.Sum> sums, Set<Integer> fixed) {
        Set<Integer> taken = new HashSet<>(fixed);
        sums.stream()
                .sorted(Comparator.comparingLong(sum -> sum.to() - sum.from()))
                .forEach(sum -> {
                    bring(bytes, sum, taken);
                    LongStream.range(sum.from(), Math.min(sum.to(), bytes.length))
                            .forEach(at -> taken.add((int) at));
                });
    }

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
