package nicc.verifier.refine;

/// The proof of an obligation that compares no event: about how a class does what it does, or about the spec
/// alone.
@FunctionalInterface
public interface Lemma {

    /// Tries to prove it.
    ///
    /// @param bench the class, the spec, and a solver
    /// @return what came of it
    Verdict prove(Bench bench);
}
