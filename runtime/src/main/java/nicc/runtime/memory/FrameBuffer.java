package nicc.runtime.memory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import nicc.runtime.ffi.Pages;

/// Bytes of a frame or of descriptors, off-heap. Capacity is fixed, length is not. Total: no call throws. Bytes
/// at and above the length read as 0, and writes there have no effect; offsets and lengths are taken as
/// unsigned 32 bits.
///
/// The loads and stores are in [FrameBytes]. Confined to the agent's thread.
@SuppressWarnings("ReachabilityFenceUsage") // in finally blocks where something can throw; nothing can here
public final class FrameBuffer extends FrameBytes {
    /// Bytes from which on a buffer has pages of its own.
    private static final int LARGE = 8192;

    private final int capacity;
    private final ByteBuffer view;
    private final CRC32 crc = new CRC32();
    private final Offload offload = new Offload();

    /// Creates an empty buffer.
    ///
    /// @param capacity bytes, at least 0
    /// @throws IllegalArgumentException when the capacity is negative
    public FrameBuffer(int capacity) {
        this(capacity, allocate(capacity));
    }

    /// Of a large buffer, what no frame has reached takes no memory.
    private static MemorySegment allocate(int capacity) {
        return capacity >= LARGE
                ? Pages.allocate(capacity)
                : Arena.ofAuto().allocate(Math.max(capacity, 1), Long.BYTES);
    }

    private FrameBuffer(int capacity, MemorySegment memory) {
        super(memory);
        if (capacity < 0) {
            throw new IllegalArgumentException("capacity " + capacity);
        }
        this.capacity = capacity;
        view = memory.asByteBuffer();
    }

    /// Bytes that fit.
    ///
    /// @return as created
    public int capacity() {
        return capacity;
    }

    /// Bytes that are there.
    ///
    /// @return 0 to capacity
    public int length() {
        return length;
    }

    /// Metadata between device and wire.
    ///
    /// @return the same object for the life of the buffer
    public Offload offload() {
        return offload;
    }

    /// Where the bytes are, for system calls and whoever fills or reads the buffer from outside. The segment
    /// keeps the memory alive.
    ///
    /// @return `capacity` bytes (one for a capacity of 0), off-heap
    public MemorySegment memory() {
        return memory;
    }

    /// Length becomes 0, and the metadata ask for nothing.
    public void clear() {
        length = 0;
        offload.clear();
    }

    /// Changes the length; bytes that appear are 0.
    ///
    /// @param newLength clamped to the capacity
    public void resize(int newLength) {
        int to = clamp(newLength, capacity);
        if (to > length) {
            Raw.fill(base + length, to - length, 0);
            Reference.reachabilityFence(this);
        }
        length = to;
    }

    /// Changes the length after somebody has written to [#memory()]: bytes that appear are what was written.
    ///
    /// @param newLength clamped to the capacity
    public void filled(int newLength) {
        length = clamp(newLength, capacity);
    }

    /// Appends bytes of the guest's memory, as far as they fit.
    ///
    /// @param guest the guest's memory; what is not mapped reads as ones
    /// @param address the first byte
    /// @param n bytes
    /// @return how many were appended
    public int gather(GuestMemory guest, long address, int n) {
        int count = clamp(n, capacity - length);
        guest.load(address, base + length, count);
        Reference.reachabilityFence(this);
        length += count;
        return count;
    }

    /// Stores bytes in the guest's memory.
    ///
    /// @param guest the guest's memory
    /// @param address where the first byte goes
    /// @param off the first byte
    /// @param n bytes, cut to the length
    /// @return how many there were
    public int scatter(GuestMemory guest, long address, int off, int n) {
        int count = available(off, n);
        guest.store(address, base + off, count);
        Reference.reachabilityFence(this);
        return count;
    }

    /// Appends bytes of another buffer (or of this one), as far as there are any and they fit.
    ///
    /// @param from the other buffer
    /// @param off the first byte
    /// @param n bytes
    /// @return how many were appended
    public int append(FrameBuffer from, int off, int n) {
        int count = Math.min(from.available(off, n), capacity - length);
        Raw.copy(from.base + (count == 0 ? 0 : off), base + length, count);
        Reference.reachabilityFence(this);
        Reference.reachabilityFence(from);
        length += count;
        return count;
    }

    /// Inserts zeros; what passes the capacity is cut off.
    ///
    /// @param off where; above the length, nothing happens
    /// @param n bytes
    public void insert(int off, int n) {
        if (Integer.compareUnsigned(off, length) > 0) {
            return;
        }
        int zeros = clamp(n, capacity - off);
        int moved = Math.min(length - off, capacity - off - zeros);
        Raw.copy(base + off, base + off + zeros, moved);
        Raw.fill(base + off, zeros, 0);
        Reference.reachabilityFence(this);
        length = off + zeros + moved;
    }

    /// Takes bytes out.
    ///
    /// @param off the first one
    /// @param n bytes, cut to the length
    public void remove(int off, int n) {
        int count = available(off, n);
        if (count > 0) {
            int rest = length - off - count;
            Raw.copy(base + off + count, base + off, rest);
            Reference.reachabilityFence(this);
            length = off + rest;
        }
    }

    /// Becomes a copy of another buffer, metadata included, cut at the capacity.
    ///
    /// @param from the other buffer
    public void copy(FrameBuffer from) {
        int count = Math.min(from.length, capacity);
        Raw.copy(from.base, base, count);
        Reference.reachabilityFence(this);
        Reference.reachabilityFence(from);
        length = count;
        offload.copy(from.offload);
    }

    /// The ones' complement sum of big-endian 16-bit words (RFC 1071), not inverted. A byte without a partner
    /// is padded with 0.
    ///
    /// @param from the first byte, where the first word begins, even or odd
    /// @param to after the last byte, cut to the length
    /// @return 0 to 0xFFFF; 0 only when all bytes are 0
    public int sum(int from, int to) {
        int end = clamp(to, length);
        if (Integer.compareUnsigned(from, end) >= 0) {
            return 0;
        }
        int sum = InternetSum.of(base + from, end - from);
        Reference.reachabilityFence(this);
        return sum;
    }

    /// The CRC of IEEE 802.3 (section 3.2.9) as the frame check sequence is sent: little endian.
    ///
    /// @param from the first byte
    /// @param to after the last byte, cut to the length
    /// @return the CRC; 0 for no bytes
    public int crc32(int from, int to) {
        int end = clamp(to, length);
        if (Integer.compareUnsigned(from, end) >= 0) {
            return 0;
        }
        crc.reset();
        crc.update(view.limit(end).position(from));
        return (int) crc.getValue();
    }

    /// [GuestMemory#read], with this buffer.
    boolean load(GuestMemory guest, long address, int off, int n) {
        int count = available(off, n);
        boolean all = guest.load(address, base + off, count);
        Reference.reachabilityFence(this);
        return all;
    }

    /// [GuestMemory#write], with this buffer.
    boolean store(GuestMemory guest, long address, int off, int n) {
        int count = available(off, n);
        boolean all = guest.store(address, base + off, count);
        Reference.reachabilityFence(this);
        return all;
    }

    /// The bytes from `off` on, at most `n`: how many there are. Where there are any, `off` is below the
    /// length.
    private int available(int off, int n) {
        return Integer.compareUnsigned(off, length) < 0 ? clamp(n, length - off) : 0;
    }

    /// An unsigned number, at most `limit`.
    private static int clamp(int n, int limit) {
        return n < 0 ? limit : Math.min(n, limit);
    }
}
