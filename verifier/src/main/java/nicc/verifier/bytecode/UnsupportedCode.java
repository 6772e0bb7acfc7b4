package nicc.verifier.bytecode;

/// Code outside the subset that the verifier understands.
public final class UnsupportedCode extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// What and where.
    ///
    /// @param where class, method and bytecode offset
    /// @param what the instruction or call
    public UnsupportedCode(String where, String what) {
        super(where + ": " + what);
    }
}
