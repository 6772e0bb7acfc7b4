package nicc.runtime.vhostuser;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemorySegment;

/// The payload of the reply that is being made. Offsets are in the payload.
final class Reply {
    private final MemorySegment buffer;
    private int length;

    Reply(MemorySegment buffer) {
        this.buffer = buffer;
    }

    void begin() {
        length = 0;
    }

    /// Bytes after the header.
    int length() {
        return length;
    }

    /// Appends 32 bits.
    void putInt(int value) {
        buffer.set(JAVA_INT_UNALIGNED, HeaderLayout.BYTES + (long) length, value);
        length += Integer.BYTES;
    }

    /// Appends 64 bits.
    void putLong(long value) {
        buffer.set(JAVA_LONG_UNALIGNED, HeaderLayout.BYTES + (long) length, value);
        length += Long.BYTES;
    }

    /// An answer of 64 bits.
    Outcome answer(long value) {
        putLong(value);
        return Outcome.ANSWERED;
    }
}
