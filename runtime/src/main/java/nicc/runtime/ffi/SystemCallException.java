package nicc.runtime.ffi;

import java.io.IOException;

/// A system call failed.
public final class SystemCallException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int errno;

    /// Creates the exception.
    ///
    /// @param what the call and what it was about, such as `open /dev/net/tun`
    /// @param errno the positive error number
    public SystemCallException(String what, int errno) {
        super(what + ": " + Errno.text(errno) + " (errno " + errno + ")");
        this.errno = errno;
    }

    /// The error number.
    ///
    /// @return one of [Errno], or another positive number
    public int errno() {
        return errno;
    }

    /// Passes a result on, or throws when it says that the call failed.
    ///
    /// @param result what a call of [FileCalls] and its like returned
    /// @param what the call and what it was about
    /// @return the result, not negative
    /// @throws SystemCallException when the result is negative
    static long check(long result, String what) throws SystemCallException {
        if (result < 0) {
            throw new SystemCallException(what, (int) -result);
        }
        return result;
    }
}
