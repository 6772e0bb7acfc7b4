package nicc.dsl.interp;

import java.util.Arrays;

/// The bytes of a buffer (docs/language.md, section 8), in a plain array that is as long as the buffer. Offsets
/// and lengths are unsigned 32 bits, held in `long`: sums of them do not overflow.
final class BufferBytes {
    private static final int REFLECTED_CRC32 = 0xEDB88320;

    private final int capacity;
    private byte[] bytes = {};

    BufferBytes(int capacity) {
        this.capacity = capacity;
    }

    int length() {
        return bytes.length;
    }

    Octets content() {
        return Octets.of(bytes);
    }

    /// Becomes these bytes, cut at the capacity.
    void set(byte[] content) {
        bytes = Arrays.copyOf(content, Math.min(content.length, capacity));
    }

    void clear() {
        bytes = new byte[0];
    }

    void resize(long length) {
        bytes = Arrays.copyOf(bytes, (int) Math.min(length, capacity));
    }

    int at(long offset) {
        return offset < bytes.length ? Byte.toUnsignedInt(bytes[(int) offset]) : 0;
    }

    long load(long offset, int count, boolean bigEndian) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            int position = bigEndian ? i : count - 1 - i;
            value = (value << Byte.SIZE) | at(offset + position);
        }
        return value;
    }

    void put(long offset, int count, boolean bigEndian, long value) {
        for (int i = 0; i < count; i++) {
            int significance = bigEndian ? count - 1 - i : i;
            if (offset + i < bytes.length) {
                bytes[(int) offset + i] = (byte) (value >>> (Byte.SIZE * significance));
            }
        }
    }

    /// How many bytes still fit.
    int room(long wanted) {
        return (int) Math.min(wanted, capacity - bytes.length);
    }

    /// The bytes of `[offset, offset + length)` cut at the length.
    byte[] slice(long offset, long length) {
        int from = (int) Math.min(offset, bytes.length);
        int to = (int) Math.min(offset + length, bytes.length);
        return Arrays.copyOfRange(bytes, from, to);
    }

    void append(byte[] more) {
        int old = bytes.length;
        int count = room(more.length);
        bytes = Arrays.copyOf(bytes, old + count);
        System.arraycopy(more, 0, bytes, old, count);
    }

    void insert(long offset, long count) {
        if (offset > bytes.length) {
            return;
        }
        byte[] after = slice(offset, bytes.length);
        bytes = Arrays.copyOf(bytes, (int) offset);
        append(new byte[room(count)]);
        append(after);
    }

    void remove(long offset, long count) {
        byte[] after = slice(offset + count, bytes.length);
        bytes = slice(0, offset);
        append(after);
    }

    /// RFC 1071, section 1: words in network order, an odd byte padded with 0, carries folded back.
    int sum(long from, long to) {
        byte[] range = slice(from, Math.max(0, to - from));
        int sum = 0;
        for (int i = 0; i < range.length; i++) {
            int octet = Byte.toUnsignedInt(range[i]);
            sum += i % 2 == 0 ? octet << Byte.SIZE : octet;
            sum = (sum & 0xFFFF) + (sum >>> 16);
        }
        return sum;
    }

    /// IEEE 802.3, section 3.2.9, bit by bit: least significant bit first, register preset to ones, result
    /// complemented.
    int crc32(long from, long to) {
        int register = -1;
        for (byte octet : slice(from, Math.max(0, to - from))) {
            register ^= Byte.toUnsignedInt(octet);
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                register = (register & 1) == 0 ? register >>> 1 : (register >>> 1) ^ REFLECTED_CRC32;
            }
        }
        return ~register;
    }
}
