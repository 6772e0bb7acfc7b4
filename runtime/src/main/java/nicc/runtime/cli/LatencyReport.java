package nicc.runtime.cli;

import nicc.runtime.agent.Latencies;
import nicc.runtime.agent.Percentiles;
import org.jspecify.annotations.Nullable;

/// How long a device let its guest wait, in nanoseconds.
///
/// @param answers until messages were answered
/// @param effects until the last effect of the engines' work
record LatencyReport(Percentiles answers, Percentiles effects) {
    /// Takes the percentiles.
    ///
    /// @param latencies the live ones, or null
    /// @return null when there are none
    static @Nullable LatencyReport of(@Nullable Latencies latencies) {
        return latencies == null ? null : new LatencyReport(latencies.answers(), latencies.effects());
    }

    @Override
    public String toString() {
        return "messages answered after " + answers + System.lineSeparator() + "engines' last effect after " + effects;
    }
}
