package nicc.runtime.guest;

/// The card did not do what its data sheet says.
public final class GuestDriverException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// Creates the exception.
    ///
    /// @param message what was expected and what came
    public GuestDriverException(String message) {
        super(message);
    }
}
