package nicc.runtime.ffi;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// A counter that wakes who waits for it (eventfd(2)), always in non-blocking mode: a peer that never reads
/// cannot stop a device that signals.
public final class EventFd implements AutoCloseable {
    private static final int EFD_CLOEXEC = 0x80000;
    private static final int EFD_NONBLOCK = 0x800;

    private final FileDescriptor descriptor;
    private final MemorySegment one = Arena.ofAuto().allocate(JAVA_LONG);
    private final MemorySegment count = Arena.ofAuto().allocate(JAVA_LONG);

    private EventFd(FileDescriptor descriptor) {
        this.descriptor = descriptor;
        one.set(JAVA_LONG, 0, 1);
    }

    /// Creates an eventfd whose counter is 0.
    ///
    /// @return a new one
    /// @throws IOException when the process has no descriptor left
    public static EventFd create() throws IOException {
        long fd = SystemCallException.check(FileCalls.eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK), "eventfd");
        return new EventFd(new FileDescriptor((int) fd));
    }

    /// Takes over an eventfd that a peer sent, and switches it to non-blocking mode. It may be any kind of
    /// file: then signals do whatever eight bytes do there.
    ///
    /// @param descriptor the descriptor; closed here when this fails
    /// @return its owner
    /// @throws IOException when the mode cannot be set
    public static EventFd adopt(FileDescriptor descriptor) throws IOException {
        try {
            Fcntl.setNonBlocking(descriptor.number());
        } catch (IOException e) {
            descriptor.close();
            throw e;
        }
        return new EventFd(descriptor);
    }

    /// The number to wait on.
    ///
    /// @return the file descriptor's number
    public int fd() {
        return descriptor.number();
    }

    /// Adds one to the counter and so wakes who waits. Where the counter is full (2^64 - 2), who waits has been
    /// woken already, and nothing is lost.
    ///
    /// @return false when the peer's file takes no signal (it is not an eventfd, or is closed)
    public boolean signal() {
        long result = FileCalls.write(descriptor.number(), one.address(), Long.BYTES);
        return result == Long.BYTES || result == -Errno.EAGAIN;
    }

    /// Takes all signals so far.
    ///
    /// @return how many signals came since the last call, 0 for none
    public long drain() {
        long result = FileCalls.read(descriptor.number(), count.address(), Long.BYTES);
        return result == Long.BYTES ? count.get(JAVA_LONG, 0) : 0;
    }

    /// Closes the descriptor.
    @Override
    public void close() {
        descriptor.close();
    }
}
