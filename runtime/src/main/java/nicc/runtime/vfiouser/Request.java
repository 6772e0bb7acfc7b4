package nicc.runtime.vfiouser;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import nicc.runtime.ffi.ReceivedDescriptors;

/// A view of a complete message in the inbox. Offsets are in the payload; a handler asks for [#length] first.
final class Request {
    private final MemorySegment buffer;
    private long start;
    private int length;
    private ReceivedDescriptors descriptors;

    Request(MemorySegment buffer, ReceivedDescriptors none) {
        this.buffer = buffer;
        this.descriptors = none;
    }

    /// Shows the message that begins at `at`, whose header has been checked.
    void show(long at, ReceivedDescriptors with) {
        start = at;
        length = buffer.get(JAVA_INT_UNALIGNED, at + HeaderLayout.SIZE) - HeaderLayout.BYTES;
        descriptors = with;
    }

    /// Closes the descriptors that nobody took, and lets go of their place: it will hold another message's.
    void release(ReceivedDescriptors none) {
        descriptors.closeAll();
        descriptors = none;
    }

    int id() {
        return buffer.get(JAVA_SHORT_UNALIGNED, start + HeaderLayout.ID) & 0xFFFF;
    }

    int command() {
        return buffer.get(JAVA_SHORT_UNALIGNED, start + HeaderLayout.COMMAND) & 0xFFFF;
    }

    boolean isCommand() {
        return (flags() & HeaderLayout.TYPE_MASK) == HeaderLayout.TYPE_COMMAND;
    }

    /// Whether the client does not wait.
    boolean noReply() {
        return (flags() & HeaderLayout.FLAG_NO_REPLY) != 0;
    }

    /// Bytes after the header.
    int length() {
        return length;
    }

    /// What came with the message. Descriptors that a handler does not take are closed after it.
    ReceivedDescriptors descriptors() {
        return descriptors;
    }

    int getInt(int offset) {
        return buffer.get(JAVA_INT_UNALIGNED, payload(offset));
    }

    int getShort(int offset) {
        return buffer.get(JAVA_SHORT_UNALIGNED, payload(offset)) & 0xFFFF;
    }

    long getLong(int offset) {
        return buffer.get(JAVA_LONG_UNALIGNED, payload(offset));
    }

    int getByte(int offset) {
        return buffer.get(JAVA_BYTE, payload(offset)) & 0xFF;
    }

    /// Reads a number of 1, 2, 4 or 8 bytes, zero extended.
    long getNumber(int offset, int size) {
        return switch (size) {
            case 1 -> getByte(offset);
            case 2 -> getShort(offset);
            case 4 -> getInt(offset) & 0xFFFF_FFFFL;
            default -> getLong(offset);
        };
    }

    void copyTo(MemorySegment to, long at, int bytes) {
        MemorySegment.copy(buffer, start + HeaderLayout.BYTES, to, at, bytes);
    }

    private int flags() {
        return buffer.get(JAVA_INT_UNALIGNED, start + HeaderLayout.FLAGS);
    }

    private long payload(int offset) {
        return start + HeaderLayout.BYTES + offset;
    }
}
