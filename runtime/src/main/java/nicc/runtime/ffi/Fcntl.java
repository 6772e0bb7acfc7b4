package nicc.runtime.ffi;

/// What fcntl(2) tells and changes.
final class Fcntl {
    /// The file cannot shrink (memfd_create(2)).
    static final int F_SEAL_SHRINK = 0x2;

    private static final int F_GETFL = 3;
    private static final int F_SETFL = 4;
    private static final int F_ADD_SEALS = 1033;
    private static final int F_GET_SEALS = 1034;
    private static final int O_NONBLOCK = 0x800;

    private Fcntl() {}

    /// Switches a descriptor's open file to non-blocking mode.
    static void setNonBlocking(int fd) throws SystemCallException {
        long flags = SystemCallException.check(FileCalls.fcntl(fd, F_GETFL, 0), "fcntl F_GETFL");
        SystemCallException.check(FileCalls.fcntl(fd, F_SETFL, (int) flags | O_NONBLOCK), "fcntl F_SETFL");
    }

    /// The file's seals, or a negative error number for a file that cannot have any.
    static long seals(int fd) {
        return FileCalls.fcntl(fd, F_GET_SEALS, 0);
    }

    /// Adds seals; a negative error number where that is not possible.
    static long addSeals(int fd, int seals) {
        return FileCalls.fcntl(fd, F_ADD_SEALS, seals);
    }
}
