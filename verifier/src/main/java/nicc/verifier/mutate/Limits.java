package nicc.verifier.mutate;

/// When a question, and when a mutant is given up.
///
/// @param effort Z3's resource limit for one question
/// @param seconds after which no further obligation is asked about a mutant
public record Limits(int effort, int seconds) {
    private static final long NANOS = 1_000_000_000;

    /// The time for a mutant.
    ///
    /// @return nanoseconds
    long nanos() {
        return seconds * NANOS;
    }
}
