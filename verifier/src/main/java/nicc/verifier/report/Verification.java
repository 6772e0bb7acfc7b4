package nicc.verifier.report;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nicc.verifier.refine.Result;

/// Everything that one run of `nicc verify` has found.
///
/// @param subject what it is about
/// @param all how many obligations there are; fewer may have been asked
/// @param results by number
/// @param exits for each profile that was asked
/// @param time of the whole run
/// @param solver with its version
public record Verification(
        Subject subject, int all, List<Result> results, List<ExitFindings> exits, Duration time, String solver) {

    /// Copies the lists.
    public Verification {
        results = List.copyOf(results);
        exits = List.copyOf(exits);
    }

    /// Whether everything that was asked is proved.
    ///
    /// @return false as well when nothing was asked
    public boolean proved() {
        return !results.isEmpty()
                && results.stream().allMatch(Result::proved)
                && exits.stream().allMatch(ExitFindings::hold);
    }

    /// Whether every obligation was asked.
    ///
    /// @return false after `--only`
    public boolean complete() {
        return results.size() == all;
    }

    /// How often each verdict was given.
    ///
    /// @return by its word
    public Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        results.forEach(result -> counts.merge(result.verdict().word(), 1L, Long::sum));
        return counts;
    }

    /// How many proofs were remembered.
    ///
    /// @return of all results
    public long remembered() {
        return results.stream().filter(Result::remembered).count();
    }

    /// What was taken for granted.
    ///
    /// @return sentences, sorted
    public Set<String> assumptions() {
        Set<String> assumptions = new TreeSet<>();
        results.forEach(result -> assumptions.addAll(result.assumptions()));
        return assumptions;
    }
}
