package nicc.runtime.memory;

import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;

/// Loads and stores of a [FrameBuffer]. An access that lies within the length is one instruction and two
/// comparisons; one that passes the length is done byte by byte.
///
/// The fences keep the buffer, and with it its memory, alive until the access is done; they cost nothing.
@SuppressWarnings("ReachabilityFenceUsage") // in finally blocks where something can throw; nothing can here
public abstract sealed class FrameBytes permits FrameBuffer {
    /// Owns the memory.
    final MemorySegment memory;

    /// The memory's address.
    final long base;

    /// Bytes that are there, at most the capacity.
    int length;

    FrameBytes(MemorySegment memory) {
        this.memory = memory;
        base = memory.address();
    }

    private boolean holds(int off, int size) {
        return off >= 0 && off <= length - size;
    }

    private long bytes(int off, int size, boolean big) {
        long value = 0;
        for (int i = 0; i < size; i++) {
            long each = byteAt(Integer.toUnsignedLong(off) + i);
            value |= each << (8 * (big ? size - 1 - i : i));
        }
        return value;
    }

    private long byteAt(long off) {
        return off < length ? Raw.getByte(base + off) : 0;
    }

    private void putBytes(int off, int size, boolean big, long value) {
        for (int i = 0; i < size; i++) {
            long at = Integer.toUnsignedLong(off) + i;
            if (at < length) {
                Raw.putByte(base + at, (int) (value >>> (8 * (big ? size - 1 - i : i))));
            }
        }
    }

    /// Loads a byte.
    ///
    /// @param off where
    /// @return 0 to 255
    public final int get8(int off) {
        int value = holds(off, 1) ? Raw.getByte(base + off) : 0;
        Reference.reachabilityFence(this);
        return value;
    }

    /// Stores a byte.
    ///
    /// @param off where
    /// @param value the byte; higher bits are ignored
    public final void put8(int off, int value) {
        if (holds(off, 1)) {
            Raw.putByte(base + off, value);
        }
        Reference.reachabilityFence(this);
    }

    /// Loads 16 bits, big endian.
    ///
    /// @param off where the first byte is
    /// @return 0 to 0xFFFF
    public final int get16be(int off) {
        int value = holds(off, 2)
                ? Short.toUnsignedInt(Short.reverseBytes((short) Raw.getShort(base + off)))
                : (int) bytes(off, 2, true);
        Reference.reachabilityFence(this);
        return value;
    }

    /// Stores 16 bits, big endian.
    ///
    /// @param off where the first byte goes
    /// @param value the bits; higher ones are ignored
    public final void put16be(int off, int value) {
        if (holds(off, 2)) {
            Raw.putShort(base + off, Short.reverseBytes((short) value));
        } else {
            putBytes(off, 2, true, value);
        }
        Reference.reachabilityFence(this);
    }

    /// Loads 32 bits, big endian.
    ///
    /// @param off where the first byte is
    /// @return all 32 bits
    public final int get32be(int off) {
        int value = holds(off, 4) ? Integer.reverseBytes(Raw.getInt(base + off)) : (int) bytes(off, 4, true);
        Reference.reachabilityFence(this);
        return value;
    }

    /// Stores 32 bits, big endian.
    ///
    /// @param off where the first byte goes
    /// @param value the bits
    public final void put32be(int off, int value) {
        if (holds(off, 4)) {
            Raw.putInt(base + off, Integer.reverseBytes(value));
        } else {
            putBytes(off, 4, true, value);
        }
        Reference.reachabilityFence(this);
    }

    /// Loads 48 bits, big endian.
    ///
    /// @param off where the first byte is
    /// @return 48 bits
    public final long get48be(int off) {
        long value = holds(off, 6)
                ? (Integer.toUnsignedLong(Integer.reverseBytes(Raw.getInt(base + off))) << 16)
                        | Short.toUnsignedLong(Short.reverseBytes((short) Raw.getShort(base + off + 4)))
                : bytes(off, 6, true);
        Reference.reachabilityFence(this);
        return value;
    }

    /// Stores 48 bits, big endian.
    ///
    /// @param off where the first byte goes
    /// @param value the bits; higher ones are ignored
    public final void put48be(int off, long value) {
        if (holds(off, 6)) {
            Raw.putInt(base + off, Integer.reverseBytes((int) (value >>> 16)));
            Raw.putShort(base + off + 4, Short.reverseBytes((short) value));
        } else {
            putBytes(off, 6, true, value);
        }
        Reference.reachabilityFence(this);
    }

    /// Loads 64 bits, big endian.
    ///
    /// @param off where the first byte is
    /// @return all 64 bits
    public final long get64be(int off) {
        long value = holds(off, 8) ? Long.reverseBytes(Raw.getLong(base + off)) : bytes(off, 8, true);
        Reference.reachabilityFence(this);
        return value;
    }

    /// Stores 64 bits, big endian.
    ///
    /// @param off where the first byte goes
    /// @param value the bits
    public final void put64be(int off, long value) {
        if (holds(off, 8)) {
            Raw.putLong(base + off, Long.reverseBytes(value));
        } else {
            putBytes(off, 8, true, value);
        }
        Reference.reachabilityFence(this);
    }

    /// Loads 16 bits, little endian.
    ///
    /// @param off where the first byte is
    /// @return 0 to 0xFFFF
    public final int get16le(int off) {
        int value = holds(off, 2) ? Raw.getShort(base + off) : (int) bytes(off, 2, false);
        Reference.reachabilityFence(this);
        return value;
    }

    /// Stores 16 bits, little endian.
    ///
    /// @param off where the first byte goes
    /// @param value the bits; higher ones are ignored
    public final void put16le(int off, int value) {
        if (holds(off, 2)) {
            Raw.putShort(base + off, value);
        } else {
            putBytes(off, 2, false, value);
        }
        Reference.reachabilityFence(this);
    }

    /// Loads 32 bits, little endian.
    ///
    /// @param off where the first byte is
    /// @return all 32 bits
    public final int get32le(int off) {
        int value = holds(off, 4) ? Raw.getInt(base + off) : (int) bytes(off, 4, false);
        Reference.reachabilityFence(this);
        return value;
    }

    /// Stores 32 bits, little endian.
    ///
    /// @param off where the first byte goes
    /// @param value the bits
    public final void put32le(int off, int value) {
        if (holds(off, 4)) {
            Raw.putInt(base + off, value);
        } else {
            putBytes(off, 4, false, value);
        }
        Reference.reachabilityFence(this);
    }

    /// Loads 48 bits, little endian.
    ///
    /// @param off where the first byte is
    /// @return 48 bits
    public final long get48le(int off) {
        long value = holds(off, 6)
                ? Integer.toUnsignedLong(Raw.getInt(base + off)) | ((long) Raw.getShort(base + off + 4) << 32)
                : bytes(off, 6, false);
        Reference.reachabilityFence(this);
        return value;
    }

    /// Stores 48 bits, little endian.
    ///
    /// @param off where the first byte goes
    /// @param value the bits; higher ones are ignored
    public final void put48le(int off, long value) {
        if (holds(off, 6)) {
            Raw.putInt(base + off, (int) value);
            Raw.putShort(base + off + 4, (int) (value >>> 32));
        } else {
            putBytes(off, 6, false, value);
        }
        Reference.reachabilityFence(this);
    }

    /// Loads 64 bits, little endian.
    ///
    /// @param off where the first byte is
    /// @return all 64 bits
    public final long get64le(int off) {
        long value = holds(off, 8) ? Raw.getLong(base + off) : bytes(off, 8, false);
        Reference.reachabilityFence(this);
        return value;
    }

    /// Stores 64 bits, little endian.
    ///
    /// @param off where the first byte goes
    /// @param value the bits
    public final void put64le(int off, long value) {
        if (holds(off, 8)) {
            Raw.putLong(base + off, value);
        } else {
            putBytes(off, 8, false, value);
        }
        Reference.reachabilityFence(this);
    }
}
