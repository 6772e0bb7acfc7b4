package nicc.runtime.ffi;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// System calls on files that are mapped into memory (man section 2).
///
/// The kernel's convention: a negative result is an error number, anything else is the result. Addresses are
/// plain numbers (both ABIs pass them like 64-bit integers), so that a call allocates nothing; the caller keeps
/// the memory alive.
final class MemoryCalls {
    private static final MethodHandle MEMFD_CREATE =
            Native.bind("memfd_create", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_INT));
    private static final MethodHandle FTRUNCATE =
            Native.bind("ftruncate", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG));
    private static final MethodHandle STATX =
            Native.bind("statx", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_LONG));
    private static final MethodHandle MMAP = Native.bind(
            "mmap", FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG));
    private static final MethodHandle MUNMAP =
            Native.bind("munmap", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG));

    private MemoryCalls() {}

    /// memfd_create(2).
    static long memfdCreate(long name, int flags) {
        MemorySegment state = Native.state();
        try {
            return Native.result(state, (int) MEMFD_CREATE.invokeExact(state, name, flags));
        } catch (Throwable e) {
            throw Native.unexpected(e);
        }
    }

    /// ftruncate(2).
    static long ftruncate(int fd, long length) {
        MemorySegment state = Native.state();
        try {
            return Native.result(state, (int) FTRUNCATE.invokeExact(state, fd, length));
        } catch (Throwable e) {
            throw Native.unexpected(e);
        }
    }

    /// statx(2).
    static long statx(int directory, long path, int flags, int mask, long into) {
        MemorySegment state = Native.state();
        try {
            return Native.result(state, (int) STATX.invokeExact(state, directory, path, flags, mask, into));
        } catch (Throwable e) {
            throw Native.unexpected(e);
        }
    }

    /// mmap(2); the result is the address.
    static long mmap(long hint, long length, int protection, int flags, int fd, long offset) {
        MemorySegment state = Native.state();
        try {
            return Native.result(state, (long) MMAP.invokeExact(state, hint, length, protection, flags, fd, offset));
        } catch (Throwable e) {
            throw Native.unexpected(e);
        }
    }

    /// munmap(2).
    static long munmap(long address, long length) {
        MemorySegment state = Native.state();
        try {
            return Native.result(state, (int) MUNMAP.invokeExact(state, address, length));
        } catch (Throwable e) {
            throw Native.unexpected(e);
        }
    }
}
