package nicc.runtime.ffi;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// An anonymous file in memory (memfd_create(2)), which other processes can map once they are sent its
/// descriptor.
public final class Memfd implements AutoCloseable {
    private static final int MFD_CLOEXEC = 0x1;
    private static final int MFD_ALLOW_SEALING = 0x2;

    private final FileDescriptor descriptor;

    private Memfd(FileDescriptor descriptor) {
        this.descriptor = descriptor;
    }

    /// Creates a file of zeros that can be sealed.
    ///
    /// @param name what `/proc` shows
    /// @param size bytes
    /// @return the file
    /// @throws IOException when the process has no descriptor left, or the size is refused
    public static Memfd create(String name, long size) throws IOException {
        return create(name, size, MFD_CLOEXEC | MFD_ALLOW_SEALING);
    }

    /// Creates a file of zeros to which nobody can add a seal: whoever has its descriptor can shrink it at any
    /// time.
    ///
    /// @param name what `/proc` shows
    /// @param size bytes
    /// @return the file
    /// @throws IOException when the process has no descriptor left, or the size is refused
    public static Memfd createUnsealable(String name, long size) throws IOException {
        return create(name, size, MFD_CLOEXEC);
    }

    private static Memfd create(String name, long size, int flags) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment text = arena.allocateFrom(name);
            long fd = SystemCallException.check(MemoryCalls.memfdCreate(text.address(), flags), "memfd_create");
            Memfd file = new Memfd(new FileDescriptor((int) fd));
            try {
                file.resize(size);
                return file;
            } catch (IOException e) {
                file.close();
                throw e;
            }
        }
    }

    /// Changes the size (ftruncate(2)).
    ///
    /// @param size bytes
    /// @throws IOException when the size is refused, or a seal forbids it
    public void resize(long size) throws IOException {
        SystemCallException.check(MemoryCalls.ftruncate(fd(), size), "ftruncate to " + size);
    }

    /// The number to send, or to map.
    ///
    /// @return the file descriptor's number
    public int fd() {
        return descriptor.number();
    }

    /// Closes the descriptor; maps of the file stay.
    @Override
    public void close() {
        descriptor.close();
    }
}
