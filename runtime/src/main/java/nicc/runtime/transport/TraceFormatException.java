package nicc.runtime.transport;

import java.io.IOException;

/// A file that is not a trace.
public final class TraceFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    /// Creates the exception.
    ///
    /// @param message what is wrong
    public TraceFormatException(String message) {
        super(message);
    }
}
