package nicc.runtime.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What `nicc verify` said about the build that was driven.
///
/// @param build the build
/// @param proved whether everything that was asked is proved
/// @param counts how often each verdict was given, by its word
/// @param remembered how many proofs were known from earlier runs
/// @param millis how long it took
/// @param open what is not proved, by name with its verdict; or why nothing could be asked
/// @param exits the claims about exits
public record ProofSummary(
        String build,
        boolean proved,
        Map<String, Long> counts,
        long remembered,
        long millis,
        List<String> open,
        List<String> exits) {
    private static final int SHOWN = 8;

    /// Copies the collections.
    public ProofSummary {
        counts = Map.copyOf(counts);
        open = List.copyOf(open);
        exits = List.copyOf(exits);
    }

    /// The counts and the time.
    ///
    /// @return `optimised: 483 PROVED in 2.1 s (483 remembered)`
    public String headline() {
        if (counts.isEmpty()) {
            return build + ": not asked";
        }
        String verdicts = counts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
        String old = remembered == 0 ? "" : " (" + remembered + " remembered)";
        return build + ": " + verdicts + " in " + Figures.seconds(millis) + old;
    }

    /// What is not proved, as far as a page has room for it.
    ///
    /// @return a line each
    public List<String> shown() {
        if (open.size() <= SHOWN) {
            return open;
        }
        List<String> first = new ArrayList<>(open.subList(0, SHOWN));
        first.add("and " + (open.size() - SHOWN) + " more: nicc verify lists them");
        return first;
    }
}
