package nicc.runtime.certificate;

/// A device has no certificate that vouches for it; the message says why not, to the person who asked for one.
public final class CertificateException extends Exception {
    private static final long serialVersionUID = 1L;

    /// Creates the exception.
    ///
    /// @param message why
    public CertificateException(String message) {
        super(message);
    }

    /// Creates the exception.
    ///
    /// @param message why
    /// @param cause what went wrong
    public CertificateException(String message, Throwable cause) {
        super(message, cause);
    }
}
