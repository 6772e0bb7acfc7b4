package nicc.runtime.ffi;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A connected stream socket in the file system's name space (unix(7)) that carries bytes and file descriptors.
/// Never blocks.
public final class UnixSocket implements AutoCloseable {
    /// What [#receive] returns once the peer has closed and all its bytes are read.
    public static final int CLOSED = -1;

    /// What [#receive] and [#send] return when they would have to wait.
    public static final int WOULD_BLOCK = 0;

    static final int AF_UNIX = 1;
    static final int STREAM_NON_BLOCKING = 1 | 0x800 | 0x80000; // SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC
    private static final int SHUT_RDWR = 2;
    private static final int DISCARDED_AT_ONCE = 16384;
    private static final int RECEIVE_FLAGS = 0x40 | 0x40000000; // MSG_DONTWAIT | MSG_CMSG_CLOEXEC
    private static final int SEND_FLAGS = 0x40 | 0x4000; // MSG_DONTWAIT | MSG_NOSIGNAL

    private final FileDescriptor descriptor;
    private final SocketMessage inbound = new SocketMessage();
    private final SocketMessage outbound = new SocketMessage();

    UnixSocket(FileDescriptor descriptor) {
        this.descriptor = descriptor;
    }

    /// Connects to a server.
    ///
    /// @param path where it listens
    /// @return the connection
    /// @throws IOException when nobody listens there, or its backlog is full
    public static UnixSocket connect(Path path) throws IOException {
        FileDescriptor socket = open();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment address = UnixAddress.of(path, arena);
            SystemCallException.check(
                    SocketCalls.connect(socket.number(), address.address(), (int) address.byteSize()),
                    "connect " + path);
            return new UnixSocket(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /// Two sockets, connected to each other.
    ///
    /// @return a list of two
    /// @throws IOException when the process has no descriptors left
    public static List<UnixSocket> pair() throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment both = arena.allocate(JAVA_INT, 2);
            SystemCallException.check(
                    SocketCalls.socketpair(AF_UNIX, STREAM_NON_BLOCKING, 0, both.address()), "socketpair");
            return List.of(
                    new UnixSocket(new FileDescriptor(both.get(JAVA_INT, 0))),
                    new UnixSocket(new FileDescriptor(both.get(JAVA_INT, 4))));
        }
    }

    static FileDescriptor open() throws IOException {
        long fd = SystemCallException.check(SocketCalls.socket(AF_UNIX, STREAM_NON_BLOCKING, 0), "socket");
        return new FileDescriptor((int) fd);
    }

    /// The number to wait on.
    ///
    /// @return the file descriptor's number
    public int fd() {
        return descriptor.number();
    }

    /// Receives what is there, up to a length.
    ///
    /// Descriptors travel with bytes: they arrive with the first byte of the [#send] that they were attached
    /// to, and a receive that brings descriptors ends within or at the end of that send's bytes, never beyond.
    /// It can begin before them, with bytes of earlier sends that had none.
    ///
    /// @param into where to put bytes; off-heap
    /// @param offset the first byte's place
    /// @param length how many bytes at most, at least 1; [offset, offset + length) lies in the segment
    /// @param descriptors takes the descriptors that come along
    /// @return bytes received, [#WOULD_BLOCK], or [#CLOSED], which a connection reset is as well
    /// @throws IOException when the socket fails in another way
    public int receive(MemorySegment into, long offset, int length, ReceivedDescriptors descriptors)
            throws IOException {
        inbound.buffer(nativeAddress(into, offset, length), length);
        inbound.expectDescriptors();
        long result = SocketCalls.recvmsg(descriptor.number(), inbound.address(), RECEIVE_FLAGS);
        if (result > 0) {
            inbound.takeDescriptors(descriptors);
            return (int) result;
        }
        if (result == 0 || result == -Errno.ECONNRESET) {
            return CLOSED;
        }
        return wouldBlock(result, "recvmsg");
    }

    /// Sends what there is room for, up to a length.
    ///
    /// @param from where the bytes are; off-heap
    /// @param offset the first byte's place
    /// @param length how many bytes at most, at least 1
    /// @param descriptors descriptors to attach to the first byte, not taken over; at most 253, or null. They
    /// go
    ///     if, and only if, at least one byte does
    /// @return bytes sent, or [#WOULD_BLOCK]
    /// @throws IOException when the peer has closed (EPIPE), or the socket fails in another way
    public int send(MemorySegment from, long offset, int length, int @Nullable [] descriptors) throws IOException {
        if (descriptors != null && descriptors.length > SocketMessage.MAX_DESCRIPTORS) {
            throw new IllegalArgumentException("too many descriptors for one message: " + descriptors.length);
        }
        outbound.buffer(nativeAddress(from, offset, length), length);
        outbound.attach(descriptors);
        long result = SocketCalls.sendmsg(descriptor.number(), outbound.address(), SEND_FLAGS);
        return result >= 0 ? (int) result : wouldBlock(result, "sendmsg");
    }

    /// Closes the connection. The peer sees its end, whatever it has sent that was not received: a socket that
    /// is closed with unread bytes resets the connection instead (unix(7)), and stock QEMU 11.1 aborts when its
    /// vfio-user client is told so.
    @Override
    public void close() {
        if (descriptor.isOpen()) {
            SocketCalls.shutdown(descriptor.number(), SHUT_RDWR);
            discard();
            descriptor.close();
        }
    }

    /// Reads what is left; read(2) closes descriptors that come along. Nothing arrives any more, so it ends.
    private void discard() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment scratch = arena.allocate(DISCARDED_AT_ONCE);
            while (FileCalls.read(descriptor.number(), scratch.address(), DISCARDED_AT_ONCE) > 0) {
                // Only the reading matters.
            }
        }
    }

    private static int wouldBlock(long result, String call) throws SystemCallException {
        if (result == -Errno.EAGAIN || result == -Errno.EINTR) {
            return WOULD_BLOCK;
        }
        throw new SystemCallException(call, (int) -result);
    }

    private static long nativeAddress(MemorySegment segment, long offset, int length) {
        Objects.checkFromIndexSize(offset, length, segment.byteSize());
        if (!segment.isNative() || length <= 0) {
            throw new IllegalArgumentException("needs at least one byte off-heap");
        }
        return segment.address() + offset;
    }
}
