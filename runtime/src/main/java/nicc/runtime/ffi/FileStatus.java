package nicc.runtime.ffi;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// What statx(2) says about an open file. Two descriptors are of one file exactly when device and inode are
/// equal.
///
///      struct statx (256 bytes), what is read of it
///      32       40       …  136          140
///      | stx_ino| stx_size  | dev_major  | dev_minor
///
/// @param device the file system, major number in the upper half
/// @param inode the file in it
/// @param size bytes
public record FileStatus(long device, long inode, long size) {
    private static final long STATX_SIZE = 256;
    private static final long INODE = 32;
    private static final long SIZE = 40;
    private static final long DEVICE_MAJOR = 136;
    private static final long DEVICE_MINOR = 140;
    private static final int AT_EMPTY_PATH = 0x1000;
    private static final int STATX_INO_AND_SIZE = 0x100 | 0x200;

    /// Asks the kernel.
    ///
    /// @param fd an open descriptor
    /// @return what it is a descriptor of
    /// @throws SystemCallException when it is not open
    public static FileStatus of(int fd) throws SystemCallException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment empty = arena.allocateFrom("");
            MemorySegment answer = arena.allocate(STATX_SIZE, 8);
            long result = MemoryCalls.statx(fd, empty.address(), AT_EMPTY_PATH, STATX_INO_AND_SIZE, answer.address());
            SystemCallException.check(result, "statx");
            long major = Integer.toUnsignedLong(answer.get(JAVA_INT, DEVICE_MAJOR));
            long minor = Integer.toUnsignedLong(answer.get(JAVA_INT, DEVICE_MINOR));
            return new FileStatus(major << 32 | minor, answer.get(JAVA_LONG, INODE), answer.get(JAVA_LONG, SIZE));
        }
    }
}
