package nicc.runtime.memory;

/// A map of guest memory was refused; nothing has changed.
public final class MapException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /// Why a map is refused.
    public enum Reason {
        /// The size is 0.
        EMPTY,
        /// Address, size or file offset is not a multiple of a page (4096 bytes).
        UNALIGNED,
        /// Address and size, or offset and size, pass 2^64 or 2^63.
        WRAPS,
        /// Some of it is mapped already.
        OVERLAPS,
        /// The range passes the end of the file.
        BEYOND_FILE,
        /// As many maps, or files, as there can be.
        FULL,
        /// To be unmapped, but never mapped with just this address and size.
        UNKNOWN,
        /// The operating system refuses: not a file that can be mapped, opened without write permission, or no
        /// room.
        SYSTEM
    }

    MapException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    MapException(String message, Throwable cause) {
        super(message, cause);
        this.reason = Reason.SYSTEM;
    }

    /// Why.
    ///
    /// @return the reason
    public Reason reason() {
        return reason;
    }
}
