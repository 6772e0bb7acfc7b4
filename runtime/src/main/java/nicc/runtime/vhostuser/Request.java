package nicc.runtime.vhostuser;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemorySegment;
import nicc.runtime.ffi.ReceivedDescriptors;

/// A complete message. Offsets are in the payload; reads are in the bounds that [Message] has checked.
final class Request {
    private final MemorySegment buffer;
    private final ReceivedDescriptors descriptors;
    private long surplusBefore;

    /// Creates a view.
    ///
    /// @param buffer holds the header at 0 and the payload behind it
    /// @param descriptors takes what comes along
    Request(MemorySegment buffer, ReceivedDescriptors descriptors) {
        this.buffer = buffer;
        this.descriptors = descriptors;
    }

    /// Ends the message: closes the descriptors that nobody took.
    void release() {
        descriptors.closeAll();
        surplusBefore = descriptors.surplus();
    }

    /// Whether more descriptors came than any message may have.
    boolean surplus() {
        return descriptors.surplus() != surplusBefore;
    }

    int type() {
        return buffer.get(JAVA_INT_UNALIGNED, HeaderLayout.REQUEST);
    }

    /// Whether the front-end speaks the one version that there is, and does not reply to what nobody asked.
    boolean wellFormed() {
        return (flags() & (HeaderLayout.VERSION_MASK | HeaderLayout.FLAG_REPLY)) == HeaderLayout.VERSION;
    }

    /// Whether the front-end waits for an acknowledgement, if that was negotiated.
    boolean needsReply() {
        return (flags() & HeaderLayout.FLAG_NEED_REPLY) != 0;
    }

    /// Bytes after the header.
    int length() {
        return buffer.get(JAVA_INT_UNALIGNED, HeaderLayout.SIZE);
    }

    /// What came with the message. Descriptors that a handler does not take are closed after it.
    ReceivedDescriptors descriptors() {
        return descriptors;
    }

    int getInt(int offset) {
        return buffer.get(JAVA_INT_UNALIGNED, HeaderLayout.BYTES + offset);
    }

    long getLong(int offset) {
        return buffer.get(JAVA_LONG_UNALIGNED, HeaderLayout.BYTES + offset);
    }

    private int flags() {
        return buffer.get(JAVA_INT_UNALIGNED, HeaderLayout.FLAGS);
    }
}
