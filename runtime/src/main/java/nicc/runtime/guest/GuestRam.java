package nicc.runtime.guest;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// The guest's memory as its own programs see it: real, off-heap, shared with the device. Addresses are
/// guest-physical; one outside throws, because a driver that uses it is wrong. Confined to the thread of the
/// guest.
public final class GuestRam {
    private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
    private static final ValueLayout.OfShort BIG_SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT_ACCESS = INT.varHandle();
    private static final VarHandle SHORT_ACCESS = SHORT.varHandle();

    private final MemorySegment memory;
    private final long base;
    private long free;

    /// Creates the view.
    ///
    /// @param memory the bytes
    /// @param base guest-physical address of the first one
    public GuestRam(MemorySegment memory, long base) {
        this.memory = memory;
        this.base = base;
    }

    /// Sets memory aside. What is set aside once is never given back.
    ///
    /// @param size bytes
    /// @param alignment a power of two
    /// @return guest-physical address of the first byte; the bytes are as they were when the guest was made
    /// @throws OutOfMemoryError when the guest has no more
    public long allocate(long size, long alignment) {
        long address = base + free + alignment - 1 & -alignment;
        if (address - base + size > memory.byteSize()) {
            throw new OutOfMemoryError("the guest has " + memory.byteSize() + " bytes, and they are used up");
        }
        free = address - base + size;
        return address;
    }

    /// The bytes of a range.
    ///
    /// @param address of the first
    /// @param length how many
    /// @return a view, not a copy
    public MemorySegment slice(long address, long length) {
        return memory.asSlice(address - base, length);
    }

    /// Stores a byte.
    ///
    /// @param address where
    /// @param value its low 8 bits count
    public void putByte(long address, int value) {
        memory.set(BYTE, address - base, (byte) value);
    }

    /// Loads 16 bits, little endian; what is loaded later is not older than this.
    ///
    /// @param address where, aligned
    /// @return zero extended
    public int getShortAcquire(long address) {
        return Short.toUnsignedInt((short) SHORT_ACCESS.getAcquire(memory, address - base));
    }

    /// Loads 16 bits, little endian.
    ///
    /// @param address where, aligned
    /// @return zero extended
    public int getShort(long address) {
        return Short.toUnsignedInt(memory.get(SHORT, address - base));
    }

    /// Stores 16 bits, little endian.
    ///
    /// @param address where, aligned
    /// @param value its low 16 bits count
    public void putShort(long address, int value) {
        memory.set(SHORT, address - base, (short) value);
    }

    /// Loads 16 bits in network order.
    ///
    /// @param address where, with any alignment
    /// @return zero extended
    public int getShortBig(long address) {
        return Short.toUnsignedInt(memory.get(BIG_SHORT, address - base));
    }

    /// Stores 16 bits in network order.
    ///
    /// @param address where, with any alignment
    /// @param value its low 16 bits count
    public void putShortBig(long address, int value) {
        memory.set(BIG_SHORT, address - base, (short) value);
    }

    /// Loads 32 bits, little endian; what is loaded later is not older than this.
    ///
    /// @param address where, aligned
    /// @return the value
    public int getIntAcquire(long address) {
        return (int) INT_ACCESS.getAcquire(memory, address - base);
    }

    /// Stores 32 bits, little endian.
    ///
    /// @param address where, aligned
    /// @param value the value
    public void putInt(long address, int value) {
        memory.set(INT, address - base, value);
    }

    /// Loads 32 bits, little endian.
    ///
    /// @param address where, aligned
    /// @return the value
    public int getInt(long address) {
        return memory.get(INT, address - base);
    }

    /// Loads 64 bits, little endian.
    ///
    /// @param address where, aligned
    /// @return the value
    public long getLong(long address) {
        return memory.get(LONG, address - base);
    }

    /// Stores 64 bits, little endian.
    ///
    /// @param address where, aligned
    /// @param value the value
    public void putLong(long address, long value) {
        memory.set(LONG, address - base, value);
    }

    /// Copies an array into memory.
    ///
    /// @param from what is copied, whole
    /// @param address where to
    public void copyIn(byte[] from, long address) {
        MemorySegment.copy(MemorySegment.ofArray(from), 0, memory, address - base, from.length);
    }

    /// Fills with zeros.
    ///
    /// @param address of the first byte
    /// @param length bytes
    public void clear(long address, long length) {
        slice(address, length).fill((byte) 0);
    }

    /// Compares memory with other bytes.
    ///
    /// @param address of the first byte
    /// @param length how many are compared
    /// @param other the other bytes, off-heap or not
    /// @param offset where the comparison starts in them
    /// @return index of the first difference counted from `address`, or -1 when there is none
    public long mismatch(long address, long length, MemorySegment other, long offset) {
        long from = address - base;
        return MemorySegment.mismatch(memory, from, from + length, other, offset, offset + length);
    }
}
