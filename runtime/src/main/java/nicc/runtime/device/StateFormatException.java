package nicc.runtime.device;

/// A snapshot that is not one of this device: truncated, of another spec or version, or with a value out of
/// range.
public final class StateFormatException extends Exception {
    private static final long serialVersionUID = 1L;

    /// Creates the exception.
    ///
    /// @param message what is wrong and at which byte or cell
    public StateFormatException(String message) {
        super(message);
    }
}
