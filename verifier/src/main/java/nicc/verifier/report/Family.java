package nicc.verifier.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nicc.verifier.refine.Result;

/// Obligations whose names begin with the same word.
///
/// @param name the word
/// @param results by number
public record Family(String name, List<Result> results) {
    private static final Map<String, String> TITLES = Map.ofEntries(
            Map.entry("identity", "the verifier's own check"),
            Map.entry("action", "actions, for all states and arguments"),
            Map.entry("domain", "reset domains"),
            Map.entry("power-on", "the constructor"),
            Map.entry("reset", "resets from outside"),
            Map.entry("link", "the link comes and goes"),
            Map.entry("read", "guest reads, every size and first byte"),
            Map.entry("write", "guest writes, every size and first byte"),
            Map.entry("peek", "a debugger's reads"),
            Map.entry("next", "when the device is next due"),
            Map.entry("timers", "timers expire"),
            Map.entry("register", "writes to a register, of any bytes, or of all"),
            Map.entry("ready", "whether an engine can step"),
            Map.entry("step", "one step of an engine, from any state"));

    /// Copies the list.
    public Family {
        results = List.copyOf(results);
    }

    /// Divides results.
    ///
    /// @param results by number
    /// @return families in order of their first member
    public static List<Family> of(List<Result> results) {
        Map<String, List<Result>> families = new LinkedHashMap<>();
        for (Result result : results) {
            families.computeIfAbsent(result.name().replaceFirst(" .*", ""), _ -> new ArrayList<>())
                    .add(result);
        }
        return families.entrySet().stream()
                .map(entry -> new Family(entry.getKey(), entry.getValue()))
                .toList();
    }

    /// What its members say.
    ///
    /// @return a few words; the name itself for a family that nobody has described
    public String title() {
        return TITLES.getOrDefault(name, name);
    }

    /// How many are proved.
    ///
    /// @return at most all
    public long proved() {
        return results.stream().filter(Result::proved).count();
    }

    /// How long all of them took, one after the other.
    ///
    /// @return the sum
    public Duration time() {
        return results.stream().map(Result::time).reduce(Duration.ZERO, Duration::plus);
    }
}
