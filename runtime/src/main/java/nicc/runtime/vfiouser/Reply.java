package nicc.runtime.vfiouser;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/// The payload of a reply in the outbox. Offsets are in the payload.
final class Reply {
    private final MemorySegment buffer;
    private long payload;
    private int length;

    Reply(MemorySegment buffer) {
        this.buffer = buffer;
    }

    void begin(long at) {
        payload = at + HeaderLayout.BYTES;
        length = 0;
    }

    /// Bytes after the header.
    int length() {
        return length;
    }

    void length(int bytes) {
        length = bytes;
    }

    /// Repeats the first bytes of a request's payload.
    void echo(Request request, int bytes) {
        request.copyTo(buffer, payload, bytes);
        length = bytes;
    }

    void putShort(int offset, int value) {
        buffer.set(JAVA_SHORT_UNALIGNED, payload + offset, (short) value);
    }

    void putInt(int offset, int value) {
        buffer.set(JAVA_INT_UNALIGNED, payload + offset, value);
    }

    void putLong(int offset, long value) {
        buffer.set(JAVA_LONG_UNALIGNED, payload + offset, value);
    }

    /// Writes a number of 1, 2, 4 or 8 bytes.
    void putNumber(int offset, int size, long value) {
        switch (size) {
            case 1 -> buffer.set(JAVA_BYTE, payload + offset, (byte) value);
            case 2 -> putShort(offset, (int) value);
            case 4 -> putInt(offset, (int) value);
            default -> putLong(offset, value);
        }
    }

    /// Writes a text with a NUL at its end.
    void putText(int offset, String text) {
        buffer.setString(payload + offset, text, StandardCharsets.US_ASCII);
    }
}
