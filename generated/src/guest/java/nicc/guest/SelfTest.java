package nicc.guest;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// `ethtool -t eth0 offline`, which takes the card off the wire, tests it, and puts it back.
final class SelfTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Pattern RESULT = Pattern.compile("^(\\w+ test) +\\([\\w/]+\\)\\s+(\\d+)$", Pattern.MULTILINE);

    private SelfTest() {}

    /// The driver's code for each test, 0 for passed, in the driver's order.
    static Map<String, Integer> run(GuestMachine guest) {
        String report = guest.shell().run(LIMIT, "ethtool -t eth0 offline").text();
        Map<String, Integer> results = new LinkedHashMap<>();
        for (MatchResult result : RESULT.matcher(report).results().toList()) {
            results.put(result.group(1), Integer.valueOf(result.group(2)));
        }
        return results;
    }
}
