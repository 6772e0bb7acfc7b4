package nicc.verifier.wire;

import java.util.Arrays;
import java.util.HexFormat;

/// The bytes of a frame, and sums over them. Bytes past the end are 0, and stay it.
final class Octets {
    private final byte[] bytes;

    /// @param bytes shared with whoever made it
    Octets(byte[] bytes) {
        this.bytes = bytes;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return bytes.length;
    }

    int at(int place) {
        return place >= 0 && place < bytes.length ? bytes[place] & 0xFF : 0;
    }

    int word(int place) {
        return at(place) << 8 | at(place + 1);
    }

    long number(int place) {
        return (long) word(place) << 16 | word(place + 2);
    }

    void put(int place, int value) {
        if (place >= 0 && place < bytes.length) {
            bytes[place] = (byte) value;
        }
    }

    void putWord(int place, int value) {
        put(place, value >>> 8);
        put(place + 1, value);
    }

    void putNumber(int place, long value) {
        putWord(place, (int) (value >>> 16));
        putWord(place + 2, (int) value);
    }

    Octets copy() {
        return new Octets(bytes.clone());
    }

    Octets cut(int from, int to) {
        return new Octets(Arrays.copyOfRange(bytes, from, to));
    }

    Octets with(Octets behind) {
        byte[] all = Arrays.copyOf(bytes, bytes.length + behind.bytes.length);
        System.arraycopy(behind.bytes, 0, all, bytes.length, behind.bytes.length);
        return new Octets(all);
    }

    /// The sum of words with their carries (RFC 1071), an odd byte with 0 behind it.
    int sum(int from, int to) {
        int sum = 0;
        for (int at = from; at < to; at += 2) {
            sum = plus(sum, at + 1 < to ? word(at) : at(at) << 8);
        }
        return sum;
    }

    /// Two words in ones' complement.
    static int plus(int one, int other) {
        int sum = one + other;
        return (sum & 0xFFFF) + (sum >>> 16);
    }

    boolean same(Octets other) {
        return Arrays.equals(bytes, other.bytes);
    }

    /// The first byte that differs, or -1.
    int difference(Octets other) {
        return Arrays.mismatch(bytes, other.bytes);
    }

    @Override
    public String toString() {
        int most = 96;
        String hex = HexFormat.of().formatHex(bytes, 0, Math.min(most, bytes.length));
        return bytes.length > most ? hex + "… (" + bytes.length + " bytes)" : hex;
    }
}
