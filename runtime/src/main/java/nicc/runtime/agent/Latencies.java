package nicc.runtime.agent;

/// How long a device lets its guest wait, measured from the beginning of the agent's round, when what had arrived was
/// found. Written by the agent's thread; read there, or when the agent has ended.
public final class Latencies {
    private final LatencyHistogram answers = new LatencyHistogram();
    private final LatencyHistogram effects = new LatencyHistogram();

    /// Creates empty ones.
    public Latencies() {}

    /// All messages of a round have been carried out, and their replies sent.
    void answered(long nanos) {
        answers.record(nanos);
    }

    /// The engines have stepped, and the round's last effect has come about.
    void worked(long nanos) {
        effects.record(nanos);
    }

    /// Times until messages were answered, one for each round that took some.
    ///
    /// @return as of now
    public Percentiles answers() {
        return answers.percentiles();
    }

    /// Times until the last effect, one for each round in which the device's engines stepped.
    ///
    /// @return as of now
    public Percentiles effects() {
        return effects.percentiles();
    }
}
