package nicc.runtime.memory;

import java.util.Arrays;
import java.util.zip.CRC32;

/// What [FrameBuffer] promises, written down as directly as can be: one byte at a time, in 64-bit numbers.
final class NaiveBuffer {
    private final int capacity;
    private byte[] bytes = {};

    NaiveBuffer(int capacity) {
        this.capacity = capacity;
    }

    private static long unsigned(int value) {
        return Integer.toUnsignedLong(value);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    long get(int off, int size, boolean big) {
        long value = 0;
        for (int i = 0; i < size; i++) {
            long at = unsigned(off) + (big ? i : size - 1 - i);
            value = value << 8 | (at < bytes.length ? bytes[(int) at] & 0xFF : 0);
        }
        return value;
    }

    void put(int off, int size, boolean big, long value) {
        for (int i = 0; i < size; i++) {
            long at = unsigned(off) + (big ? size - 1 - i : i);
            if (at < bytes.length) {
                bytes[(int) at] = (byte) (value >> (8 * i));
            }
        }
    }

    void resize(int length) {
        bytes = Arrays.copyOf(bytes, (int) Math.min(unsigned(length), capacity));
    }

    void become(byte[] content) {
        bytes = Arrays.copyOf(content, Math.min(content.length, capacity));
    }

    int append(byte[] from, int off, int n) {
        int before = bytes.length;
        for (long i = unsigned(off);
                i < unsigned(off) + unsigned(n) && i < from.length && bytes.length < capacity;
                i++) {
            bytes = Arrays.copyOf(bytes, bytes.length + 1);
            bytes[bytes.length - 1] = from[(int) i];
        }
        return bytes.length - before;
    }

    void insert(int off, int n) {
        if (unsigned(off) > bytes.length) {
            return;
        }
        byte[] whole = new byte[(int) Math.min(bytes.length + unsigned(n), 2L * capacity + bytes.length)];
        System.arraycopy(bytes, 0, whole, 0, off);
        long tail = off + unsigned(n);
        for (int i = off; i < bytes.length && tail < whole.length; i++) {
            whole[(int) tail++] = bytes[i];
        }
        become(whole);
    }

    void remove(int off, int n) {
        byte[] rest = new byte[bytes.length];
        int count = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (i < unsigned(off) || i >= unsigned(off) + unsigned(n)) {
                rest[count++] = bytes[i];
            }
        }
        bytes = Arrays.copyOf(rest, count);
    }

    int sum(int from, int to) {
        int sum = 0;
        for (long i = unsigned(from); i < Math.min(unsigned(to), bytes.length); i += 2) {
            int high = bytes[(int) i] & 0xFF;
            int low = i + 1 < Math.min(unsigned(to), bytes.length) ? bytes[(int) i + 1] & 0xFF : 0;
            sum += high << 8 | low;
            sum = (sum & 0xFFFF) + (sum >> 16);
        }
        return sum;
    }

    int crc32(int from, int to) {
        CRC32 crc = new CRC32();
        for (long i = unsigned(from); i < Math.min(unsigned(to), bytes.length); i++) {
            crc.update(bytes[(int) i]);
        }
        return (int) crc.getValue();
    }
}
