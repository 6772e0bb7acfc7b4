package nicc.runtime.ffi;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// System calls on any descriptor (man section 2).
///
/// The kernel's convention: a negative result is an error number, anything else is the result. Addresses are
/// plain numbers (both ABIs pass them like 64-bit integers), so that a call allocates nothing; the caller keeps
/// the memory alive.
final class FileCalls {
    private static final MethodHandle OPEN =
            Native.bind("open", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_INT), Native.variadicFrom(2));
    private static final MethodHandle CLOSE = Native.bind("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    private static final MethodHandle READ =
            Native.bind("read", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_LONG), Native.brief());
    private static final MethodHandle WRITE =
            Native.bind("write", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_LONG), Native.brief());
    private static final MethodHandle READV =
            Native.bind("readv", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_INT), Native.brief());
    private static final MethodHandle WRITEV =
            Native.bind("writev", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_INT), Native.brief());
    private static final MethodHandle IOCTL = Native.bind(
            "ioctl", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG), Native.variadicFrom(2));
    private static final MethodHandle FCNTL =
            Native.bind("fcntl", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT), Native.variadicFrom(2));
    private static final MethodHandle EVENTFD =
            Native.bind("eventfd", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
    private static final MethodHandle PPOLL =
            Native.bind("ppoll", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));

    private FileCalls() {}

    /// open(2) of an existing file.
    static long open(long path, int flags) {
        MemorySegment state = Native.state();
        try {
            return Native.result(state, (int) OPEN.invokeExact(state, path, flags));
        } catch (Throwable e) {
            throw Native.unexpected(e);
        }
    }

    /// close(2).
    static long close(int fd) {
        MemorySegment state = Native.state();
        try {
            return Native.result(state, (int) CLOSE.invokeExact(state, fd));
        } catch (Throwable e) {
            throw Native.unexpected(e);
        }
    }

    /// read(2) of a descriptor in non-blocking mode.
    static long read(int fd, long into, long length) {
        MemorySegment state = Native.state();
        try {
            return Native.result(state, (long) READ.invokeExact(state, fd, into, length));
        } catch (Throwable e) {
            throw Native.unexpected(e);
        }
    }

    /// write(2) to a descriptor in non-blocking mode.
    static long write(int fd, long from, long length) {
        MemorySegment state = Native.state();
        try {
            return Native.result(state, (long) WRITE.invokeExact(state, fd, from, length));
        } catch (Throwable e) {
            throw Native.unexpected(e);
        }
    }

    /// readv(2) of a descriptor in non-blocking mode.
    static long readv(int fd, long vector, int count) {
        MemorySegment state = Native.state();
        try {
            return Native.result(state, (long) READV.invokeExact(state, fd, vector, count));
        } catch (Throwable e) {
            throw Native.unexpected(e);
        }
    }

    /// writev(2) to a descriptor in non-blocking mode.
    static long writev(int fd, long vector, int count) {
        MemorySegment state = Native.state();
        try {
            return Native.result(state, (long) WRITEV.invokeExact(state, fd, vector, count));
        } catch (Throwable e) {
            throw Native.unexpected(e);
        }
    }

    /// ioctl(2) with a pointer or a number.
    static long ioctl(int fd, long request, long argument) {
        MemorySegment state = Native.state();
        try {
            return Native.result(state, (int) IOCTL.invokeExact(state, fd, request, argument));
        } catch (Throwable e) {
            throw Native.unexpected(e);
        }
    }

    /// fcntl(2) with an int.
    static long fcntl(int fd, int command, int argument) {
        MemorySegment state = Native.state();
        try {
            return Native.result(state, (int) FCNTL.invokeExact(state, fd, command, argument));
        } catch (Throwable e) {
            throw Native.unexpected(e);
        }
    }

    /// eventfd(2).
    static long eventfd(int initial, int flags) {
        MemorySegment state = Native.state();
        try {
            return Native.result(state, (int) EVENTFD.invokeExact(state, initial, flags));
        } catch (Throwable e) {
            throw Native.unexpected(e);
        }
    }

    /// ppoll(2); may block.
    static long ppoll(long set, long count, long timeout, long signals) {
        MemorySegment state = Native.state();
        try {
            return Native.result(state, (int) PPOLL.invokeExact(state, set, count, timeout, signals));
        } catch (Throwable e) {
            throw Native.unexpected(e);
        }
    }
}
