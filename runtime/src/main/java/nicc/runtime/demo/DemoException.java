package nicc.runtime.demo;

/// A demonstration cannot take place; the message says why, to the person who asked for it.
public final class DemoException extends Exception {
    private static final long serialVersionUID = 1L;

    /// Creates the exception.
    ///
    /// @param message why
    public DemoException(String message) {
        super(message);
    }

    /// Creates the exception.
    ///
    /// @param message why
    /// @param cause what went wrong
    public DemoException(String message, Throwable cause) {
        super(message, cause);
    }
}
