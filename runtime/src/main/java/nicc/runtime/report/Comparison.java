package nicc.runtime.report;

import java.util.List;

/// One kind of traffic under one load, with each build.
///
/// @param workload what was sent or received, `transmit 60 bytes`
/// @param load packets for a doorbell and frames for an interrupt, `1/16`
/// @param results in the order of the report's builds
public record Comparison(String workload, String load, List<Rate> results) {

    /// Copies the list.
    public Comparison {
        results = List.copyOf(results);
    }
}
