package nicc.verifier.bytecode;

import nicc.verifier.smt.Term;

/// A run that has not come to its end when it should have long since.
public final class Endless extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Term reached;

    /// Where it was then.
    ///
    /// @param where class, method and bytecode offset
    /// @param instructions how many it has run
    /// @param reached the condition under which it gets there, one bit
    public Endless(String where, int instructions, Term reached) {
        super(where + ": a run of more than " + instructions + " instructions");
        this.reached = reached;
    }

    /// The condition under which the run gets there.
    ///
    /// @return one bit
    public Term reached() {
        return reached;
    }
}
