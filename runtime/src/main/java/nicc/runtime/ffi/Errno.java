package nicc.runtime.ffi;

/// Error numbers of system calls (errno(3)), those that callers tell apart.
public final class Errno {
    /// Operation not permitted.
    public static final int EPERM = 1;
    /// No such file.
    public static final int ENOENT = 2;
    /// Interrupted by a signal.
    public static final int EINTR = 4;
    /// Input/output error; a tap device whose link is down answers with it.
    public static final int EIO = 5;
    /// No such device or address.
    public static final int ENXIO = 6;
    /// Bad file descriptor.
    public static final int EBADF = 9;
    /// Nothing there yet, or no room: try again.
    public static final int EAGAIN = 11;
    /// Out of memory, address space or maps.
    public static final int ENOMEM = 12;
    /// Permission denied.
    public static final int EACCES = 13;
    /// Device or resource busy.
    public static final int EBUSY = 16;
    /// File exists.
    public static final int EEXIST = 17;
    /// Invalid argument.
    public static final int EINVAL = 22;
    /// No space left.
    public static final int ENOSPC = 28;
    /// The other end of a pipe or socket is closed.
    public static final int EPIPE = 32;
    /// File descriptor in bad state; a tap device that was taken away answers with it.
    public static final int EBADFD = 77;
    /// Address in use.
    public static final int EADDRINUSE = 98;
    /// No buffer space.
    public static final int ENOBUFS = 105;
    /// A connection was gone before it was taken.
    public static final int ECONNABORTED = 103;
    /// Connection reset by peer.
    public static final int ECONNRESET = 104;
    /// Nobody listens there.
    public static final int ECONNREFUSED = 111;
    /// Too many references: descriptors in flight (unix(7)).
    public static final int ETOOMANYREFS = 109;

    private Errno() {}

    /// The C library's text for an error number.
    ///
    /// @param errno a positive error number
    /// @return such as `Permission denied`
    public static String text(int errno) {
        return Native.errorText(errno);
    }
}
