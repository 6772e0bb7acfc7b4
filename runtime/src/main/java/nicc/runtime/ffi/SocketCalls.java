package nicc.runtime.ffi;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// System calls on sockets (man section 2).
///
/// The kernel's convention: a negative result is an error number, anything else is the result. Addresses are
/// plain numbers (both ABIs pass them like 64-bit integers), so that a call allocates nothing; the caller keeps
/// the memory alive.
final class SocketCalls {
    private static final MethodHandle SOCKET =
            Native.bind("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
    private static final MethodHandle SOCKETPAIR =
            Native.bind("socketpair", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG));
    private static final MethodHandle BIND =
            Native.bind("bind", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_INT));
    private static final MethodHandle LISTEN =
            Native.bind("listen", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
    private static final MethodHandle CONNECT =
            Native.bind("connect", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_INT));
    private static final MethodHandle ACCEPT4 =
            Native.bind("accept4", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT));
    private static final MethodHandle SHUTDOWN =
            Native.bind("shutdown", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
    private static final MethodHandle RECVMSG =
            Native.bind("recvmsg", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_INT), Native.brief());
    private static final MethodHandle SENDMSG =
            Native.bind("sendmsg", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_INT), Native.brief());

    private SocketCalls() {}

    /// socket(2).
    static long socket(int domain, int type, int protocol) {
        MemorySegment state = Native.state();
        try {
            return Native.result(state, (int) SOCKET.invokeExact(state, domain, type, protocol));
        } catch (Throwable e) {
            throw Native.unexpected(e);
        }
    }

    /// socketpair(2).
    static long socketpair(int domain, int type, int protocol, long pair) {
        MemorySegment state = Native.state();
        try {
            return Native.result(state, (int) SOCKETPAIR.invokeExact(state, domain, type, protocol, pair));
        } catch (Throwable e) {
            throw Native.unexpected(e);
        }
    }

    /// bind(2).
    static long bind(int fd, long address, int length) {
        MemorySegment state = Native.state();
        try {
            return Native.result(state, (int) BIND.invokeExact(state, fd, address, length));
        } catch (Throwable e) {
            throw Native.unexpected(e);
        }
    }

    /// listen(2).
    static long listen(int fd, int backlog) {
        MemorySegment state = Native.state();
        try {
            return Native.result(state, (int) LISTEN.invokeExact(state, fd, backlog));
        } catch (Throwable e) {
            throw Native.unexpected(e);
        }
    }

    /// connect(2); may block while the backlog is full.
    static long connect(int fd, long address, int length) {
        MemorySegment state = Native.state();
        try {
            return Native.result(state, (int) CONNECT.invokeExact(state, fd, address, length));
        } catch (Throwable e) {
            throw Native.unexpected(e);
        }
    }

    /// accept4(2).
    static long accept4(int fd, long address, long length, int flags) {
        MemorySegment state = Native.state();
        try {
            return Native.result(state, (int) ACCEPT4.invokeExact(state, fd, address, length, flags));
        } catch (Throwable e) {
            throw Native.unexpected(e);
        }
    }

    /// shutdown(2).
    static long shutdown(int fd, int how) {
        MemorySegment state = Native.state();
        try {
            return Native.result(state, (int) SHUTDOWN.invokeExact(state, fd, how));
        } catch (Throwable e) {
            throw Native.unexpected(e);
        }
    }

    /// recvmsg(2) with MSG_DONTWAIT.
    static long recvmsg(int fd, long message, int flags) {
        MemorySegment state = Native.state();
        try {
            return Native.result(state, (long) RECVMSG.invokeExact(state, fd, message, flags));
        } catch (Throwable e) {
            throw Native.unexpected(e);
        }
    }

    /// sendmsg(2) with MSG_DONTWAIT.
    static long sendmsg(int fd, long message, int flags) {
        MemorySegment state = Native.state();
        try {
            return Native.result(state, (long) SENDMSG.invokeExact(state, fd, message, flags));
        } catch (Throwable e) {
            throw Native.unexpected(e);
        }
    }
}
