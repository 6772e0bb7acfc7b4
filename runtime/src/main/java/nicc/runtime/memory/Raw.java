package nicc.runtime.memory;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Memory by its address, in little endian. The callers have checked that it is there: nothing else does.
///
/// One segment that spans all addresses is a constant to the JIT, so that an access compiles to the bare
/// instruction.
final class Raw {
    private static final MemorySegment ALL = MemorySegment.ofAddress(0).reinterpret(Long.MAX_VALUE);

    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private static final VarHandle ALIGNED_BYTE = ValueLayout.JAVA_BYTE.varHandle();
    private static final VarHandle ALIGNED_SHORT =
            ValueLayout.JAVA_SHORT.withOrder(ByteOrder.LITTLE_ENDIAN).varHandle();
    private static final VarHandle ALIGNED_INT =
            ValueLayout.JAVA_INT.withOrder(ByteOrder.LITTLE_ENDIAN).varHandle();
    private static final VarHandle ALIGNED_LONG =
            ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN).varHandle();

    private Raw() {}

    static int getByte(long address) {
        return ALL.get(ValueLayout.JAVA_BYTE, address) & 0xFF;
    }

    static int getShort(long address) {
        return ALL.get(SHORT, address) & 0xFFFF;
    }

    static int getInt(long address) {
        return ALL.get(INT, address);
    }

    static long getLong(long address) {
        return ALL.get(LONG, address);
    }

    static void putByte(long address, int value) {
        ALL.set(ValueLayout.JAVA_BYTE, address, (byte) value);
    }

    static void putShort(long address, int value) {
        ALL.set(SHORT, address, (short) value);
    }

    static void putInt(long address, int value) {
        ALL.set(INT, address, value);
    }

    static void putLong(long address, long value) {
        ALL.set(LONG, address, value);
    }

    /// Copies like memmove(3).
    static void copy(long from, long to, long length) {
        MemorySegment.copy(ALL, from, ALL, to, length);
    }

    /// Fills with a byte, eight at a time: a slice's fill would allocate the slice.
    static void fill(long address, long length, int value) {
        long pattern = (value & 0xFF) * 0x0101_0101_0101_0101L;
        long at = 0;
        for (; length - at >= Long.BYTES; at += Long.BYTES) {
            putLong(address + at, pattern);
        }
        for (; at < length; at++) {
            putByte(address + at, value);
        }
    }

    static void publishByte(long address, int value) {
        ALIGNED_BYTE.setRelease(ALL, address, (byte) value);
    }

    // A store with release semantics is defined for aligned addresses only. A guest may place a ring elsewhere:
    // there, a fence orders the store, and its atomicity is as the processor has it.

    static void publishShort(long address, int value) {
        if ((address & 1) == 0) {
            ALIGNED_SHORT.setRelease(ALL, address, (short) value);
        } else {
            VarHandle.releaseFence();
            putShort(address, value);
        }
    }

    static void publishInt(long address, int value) {
        if ((address & 3) == 0) {
            ALIGNED_INT.setRelease(ALL, address, value);
        } else {
            VarHandle.releaseFence();
            putInt(address, value);
        }
    }

    static void publishLong(long address, long value) {
        if ((address & 7) == 0) {
            ALIGNED_LONG.setRelease(ALL, address, value);
        } else {
            VarHandle.releaseFence();
            putLong(address, value);
        }
    }

    static int acquireShort(long address) {
        if ((address & 1) == 0) {
            return (short) ALIGNED_SHORT.getAcquire(ALL, address) & 0xFFFF;
        }
        int value = getShort(address);
        VarHandle.acquireFence();
        return value;
    }

    static int acquireInt(long address) {
        if ((address & 3) == 0) {
            return (int) ALIGNED_INT.getAcquire(ALL, address);
        }
        int value = getInt(address);
        VarHandle.acquireFence();
        return value;
    }
}
