package nicc.runtime.ffi;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// The C structs of one recvmsg(2) or sendmsg(2) call: a message with one buffer and room for descriptors
/// (cmsg(3)).
///
///      struct msghdr (56 bytes)                                     struct iovec    struct cmsghdr + descriptors
///      0      8          16       24       32       40          48  0      8        0       8       12     16
///      | name | namelen  | iov    | iovlen | control| controllen|flags| base| len  | len   | level | type | fd
///     fd …
final class SocketMessage {
    /// Descriptors that one message can carry in the kernel (SCM_MAX_FD).
    static final int MAX_DESCRIPTORS = 253;

    private static final long IOV = 16;
    private static final long IOV_COUNT = 24;
    private static final long CONTROL = 32;
    private static final long CONTROL_LENGTH = 40;
    private static final long FLAGS = 48;
    private static final long HEADER_SIZE = 56;
    private static final long VECTOR = HEADER_SIZE;
    private static final long VECTOR_SIZE = 16;
    private static final long CONTROL_AREA = VECTOR + VECTOR_SIZE;
    private static final long CMSG_LEVEL = 8;
    private static final long CMSG_TYPE = 12;
    private static final long CMSG_DATA = 16;
    private static final int SOL_SOCKET = 1;
    private static final int SCM_RIGHTS = 1;

    /// CMSG_SPACE: header and data, rounded up to 8 bytes.
    private static final long CONTROL_CAPACITY = CMSG_DATA + (MAX_DESCRIPTORS * 4L + 7) / 8 * 8;

    private final MemorySegment memory = Arena.ofAuto().allocate(CONTROL_AREA + CONTROL_CAPACITY, 8);

    long address() {
        return memory.address();
    }

    /// Sets the one buffer.
    void buffer(long address, long length) {
        memory.set(JAVA_LONG, IOV, memory.address() + VECTOR);
        memory.set(JAVA_LONG, IOV_COUNT, 1);
        memory.set(JAVA_LONG, VECTOR, address);
        memory.set(JAVA_LONG, VECTOR + 8, length);
        memory.set(JAVA_INT, FLAGS, 0);
    }

    /// Offers all the room for descriptors: the kernel drops none that a peer can send, so all of them are
    /// closed by us.
    void expectDescriptors() {
        memory.set(JAVA_LONG, CONTROL, memory.address() + CONTROL_AREA);
        memory.set(JAVA_LONG, CONTROL_LENGTH, CONTROL_CAPACITY);
    }

    /// Attaches descriptors, or none.
    void attach(int @Nullable [] descriptors) {
        if (descriptors == null || descriptors.length == 0) {
            memory.set(JAVA_LONG, CONTROL, 0);
            memory.set(JAVA_LONG, CONTROL_LENGTH, 0);
            return;
        }
        long length = CMSG_DATA + descriptors.length * 4L;
        memory.set(JAVA_LONG, CONTROL, memory.address() + CONTROL_AREA);
        memory.set(JAVA_LONG, CONTROL_LENGTH, (length + 7) / 8 * 8);
        memory.set(JAVA_LONG, CONTROL_AREA, length);
        memory.set(JAVA_INT, CONTROL_AREA + CMSG_LEVEL, SOL_SOCKET);
        memory.set(JAVA_INT, CONTROL_AREA + CMSG_TYPE, SCM_RIGHTS);
        for (int i = 0; i < descriptors.length; i++) {
            memory.set(JAVA_INT, CONTROL_AREA + CMSG_DATA + i * 4L, descriptors[i]);
        }
    }

    /// Hands the descriptors that came over to their owner.
    void takeDescriptors(ReceivedDescriptors into) {
        long end = Math.min(memory.get(JAVA_LONG, CONTROL_LENGTH), CONTROL_CAPACITY);
        long at = 0;
        while (at + CMSG_DATA <= end) {
            long length = memory.get(JAVA_LONG, CONTROL_AREA + at);
            if (length < CMSG_DATA || length > end - at) {
                return;
            }
            takeDescriptors(at, length, into);
            at += (length + 7) / 8 * 8;
        }
    }

    private void takeDescriptors(long at, long length, ReceivedDescriptors into) {
        if (memory.get(JAVA_INT, CONTROL_AREA + at + CMSG_LEVEL) != SOL_SOCKET
                || memory.get(JAVA_INT, CONTROL_AREA + at + CMSG_TYPE) != SCM_RIGHTS) {
            return;
        }
        for (long i = CMSG_DATA; i + 4 <= length; i += 4) {
            into.add(memory.get(JAVA_INT, CONTROL_AREA + at + i));
        }
    }
}
