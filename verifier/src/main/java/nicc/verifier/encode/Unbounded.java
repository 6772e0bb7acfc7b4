package nicc.verifier.encode;

/// A loop of the spec that has too many rounds to run them all.
public final class Unbounded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// The loop.
    ///
    /// @param message where it stands
    public Unbounded(String message) {
        super(message);
    }
}
