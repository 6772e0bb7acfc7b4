package nicc.runtime.ffi;

/// The one owner of an open file descriptor. Closing it twice closes it once: a number that the kernel has
/// given to someone else by then stays open. Confined to one thread, or handed over safely.
public final class FileDescriptor implements AutoCloseable {
    private static final int CLOSED = -1;

    private int number;

    /// Takes over an open descriptor.
    ///
    /// @param number what the kernel returned, at least 0
    public FileDescriptor(int number) {
        if (number < 0) {
            throw new IllegalArgumentException("not a file descriptor: " + number);
        }
        this.number = number;
    }

    /// The number to call the kernel with.
    ///
    /// @return at least 0; -1, which every call refuses with EBADF, once closed
    public int number() {
        return number;
    }

    /// Whether it is still open.
    ///
    /// @return false after [#close()]
    public boolean isOpen() {
        return number != CLOSED;
    }

    /// Closes it. Errors are of no consequence here: the descriptor is gone in any case (close(2)).
    @Override
    public void close() {
        if (number != CLOSED) {
            FileCalls.close(number);
            number = CLOSED;
        }
    }
}
