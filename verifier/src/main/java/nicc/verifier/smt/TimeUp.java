package nicc.verifier.smt;

/// A proof that takes too long is given up. Solvers are bounded by counts of what they do; this is a backstop for the
/// work around them, so that every run ends.
public final class TimeUp extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// A proof has had its time.
    ///
    /// @param seconds how long that was, of computing
    TimeUp(long seconds) {
        super("no answer within " + seconds + " s of computing");
    }
}
