package nicc.verifier.mutate;

/// What becomes of a mutant.
public enum Fate {
    /// An obligation is refuted.
    KILLED("killed"),
    /// All obligations that reach the mutated method are proved: the mutant does what the spec says.
    EQUIVALENT("proved equivalent"),
    /// No obligation reaches the mutated method: a hole.
    HOLE("not covered"),
    /// The verifier does not know.
    UNDECIDED("undecided");

    private final String word;

    Fate(String word) {
        this.word = word;
    }

    /// The fate in reports.
    ///
    /// @return words
    public String word() {
        return word;
    }
}
