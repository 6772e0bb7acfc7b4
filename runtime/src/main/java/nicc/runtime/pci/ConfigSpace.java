package nicc.runtime.pci;

/// The bytes of a configuration space: each bit is read-only, writable, or cleared by writing a one. Total:
/// what lies outside reads as zero and ignores writes.
public final class ConfigSpace {
    private final byte[] initial = new byte[ConfigLayout.SIZE];
    private final byte[] value = new byte[ConfigLayout.SIZE];
    private final byte[] writable = new byte[ConfigLayout.SIZE];
    private final byte[] clearable = new byte[ConfigLayout.SIZE];

    /// A guest's read. Reading has no side effect.
    ///
    /// @param offset byte offset
    /// @param size bytes, 1 to 8
    /// @return the value, little endian
    public long read(int offset, int size) {
        long result = 0;
        for (int i = 0; i < size; i++) {
            if (inside(offset + i)) {
                result |= (long) (value[offset + i] & 0xFF) << (8 * i);
            }
        }
        return result;
    }

    /// A guest's write, as far as the bits take it.
    ///
    /// @param offset byte offset
    /// @param size bytes, 1 to 8
    /// @param data little endian
    public void write(int offset, int size, long data) {
        for (int i = 0; i < size; i++) {
            if (inside(offset + i)) {
                writeByte(offset + i, (int) (data >>> (8 * i)));
            }
        }
    }

    /// Sets bits from the device's side, past every mask.
    ///
    /// @param offset byte offset of a register of 16 bits
    /// @param bits which to set
    public void raise(int offset, int bits) {
        value[offset] |= (byte) bits;
        value[offset + 1] |= (byte) (bits >>> 8);
    }

    /// Puts a value from the device's side, past every mask.
    ///
    /// @param offset byte offset; bytes outside are ignored
    /// @param size bytes, 1 to 8
    /// @param data little endian
    public void put(int offset, int size, long data) {
        for (int i = 0; i < size; i++) {
            if (inside(offset + i)) {
                value[offset + i] = (byte) (data >>> (8 * i));
            }
        }
    }

    /// Takes every byte back to what it is after power-on.
    public void reset() {
        System.arraycopy(initial, 0, value, 0, value.length);
    }

    /// Lays out a register. For building only.
    ///
    /// @param offset byte offset
    /// @param size bytes, 1 to 8
    /// @param initially value after power-on
    /// @param writableBits which bits a guest can write
    /// @param clearableBits which bits a guest clears with a one
    void define(int offset, int size, long initially, long writableBits, long clearableBits) {
        for (int i = 0; i < size; i++) {
            initial[offset + i] = (byte) (initially >>> (8 * i));
            value[offset + i] = initial[offset + i];
            writable[offset + i] = (byte) (writableBits >>> (8 * i));
            clearable[offset + i] = (byte) (clearableBits >>> (8 * i));
        }
    }

    private void writeByte(int at, int data) {
        int kept = value[at] & ~writable[at] & ~(clearable[at] & data);
        value[at] = (byte) (kept | (data & writable[at]));
    }

    private static boolean inside(int at) {
        return at >= 0 && at < ConfigLayout.SIZE;
    }
}
