package nicc.runtime.ffi;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A stream socket in the file system that takes connections (unix(7)). Never blocks.
public final class UnixServerSocket implements AutoCloseable {
    private static final int BACKLOG = 4;
    private static final int S_IFMT = 0xF000;
    private static final int S_IFSOCK = 0xC000;

    private final FileDescriptor descriptor;
    private final Path path;

    private UnixServerSocket(FileDescriptor descriptor, Path path) {
        this.descriptor = descriptor;
        this.path = path;
    }

    /// Listens at a path. A socket file that a dead server left behind is replaced; one that a living server
    /// listens at is not.
    ///
    /// @param path where to listen, up to 107 bytes
    /// @return the server
    /// @throws IOException when somebody listens there, or the path cannot be made
    public static UnixServerSocket listen(Path path) throws IOException {
        FileDescriptor socket = UnixSocket.open();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment address = UnixAddress.of(path, arena);
            removeStale(path);
            int size = (int) address.byteSize();
            SystemCallException.check(SocketCalls.bind(socket.number(), address.address(), size), "bind " + path);
            SystemCallException.check(SocketCalls.listen(socket.number(), BACKLOG), "listen " + path);
            return new UnixServerSocket(socket, path);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static void removeStale(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (UnixSocket _ = UnixSocket.connect(path)) {
            throw new SystemCallException("listen " + path, Errno.EADDRINUSE);
        } catch (SystemCallException e) {
            // Other kinds of file refuse a connection as well, and are not ours to delete.
            if (e.errno() != Errno.ECONNREFUSED || !isSocket(path)) {
                throw e;
            }
            Files.delete(path);
        }
    }

    private static boolean isSocket(Path path) throws IOException {
        int mode = (int) Files.getAttribute(path, "unix:mode");
        return (mode & S_IFMT) == S_IFSOCK;
    }

    /// The number to wait on.
    ///
    /// @return the file descriptor's number
    public int fd() {
        return descriptor.number();
    }

    /// Takes a connection that waits.
    ///
    /// @return a connection, the caller's to close, or null when none waits (or its peer has gone again)
    /// @throws IOException when the process has no descriptors left
    public @Nullable UnixSocket accept() throws IOException {
        long fd = SocketCalls.accept4(descriptor.number(), 0, 0, UnixSocket.STREAM_NON_BLOCKING & ~1);
        if (fd == -Errno.EAGAIN || fd == -Errno.EINTR || fd == -Errno.ECONNABORTED) {
            return null;
        }
        return new UnixSocket(new FileDescriptor((int) SystemCallException.check(fd, "accept " + path)));
    }

    /// Stops listening and removes the path.
    @Override
    public void close() {
        if (descriptor.isOpen()) {
            descriptor.close();
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                System.getLogger(UnixServerSocket.class.getName())
                        .log(System.Logger.Level.WARNING, "socket path stays behind: " + path, e);
            }
        }
    }
}
