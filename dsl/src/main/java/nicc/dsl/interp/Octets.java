package nicc.dsl.interp;

import java.util.Arrays;
import java.util.HexFormat;

/// Immutable bytes, compared by content and printed as hexadecimal digits.
public final class Octets {
    private final byte[] bytes;

    private Octets(byte[] bytes) {
        this.bytes = bytes;
    }

    /// A copy of bytes.
    ///
    /// @param bytes the bytes
    /// @return the same bytes
    public static Octets of(byte[] bytes) {
        return new Octets(bytes.clone());
    }

    /// A number, little endian.
    ///
    /// @param value whole bytes
    /// @return its bytes
    static Octets littleEndian(Bits value) {
        byte[] bytes = new byte[value.width() / Byte.SIZE];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (value.value() >>> (Byte.SIZE * i));
        }
        return new Octets(bytes);
    }

    /// How many.
    ///
    /// @return 0 or more
    public int length() {
        return bytes.length;
    }

    /// A byte.
    ///
    /// @param index below the length
    /// @return 0 to 255
    public int at(int index) {
        return Byte.toUnsignedInt(bytes[index]);
    }

    /// A copy.
    ///
    /// @return the bytes
    public byte[] toArray() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets octets && Arrays.equals(bytes, octets.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
