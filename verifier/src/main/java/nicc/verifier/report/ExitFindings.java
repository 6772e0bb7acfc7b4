package nicc.verifier.report;

import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What was found about the exits on one platform.
///
/// @param profile the platform
/// @param data as `nicc exits --json` prints it
/// @param time how long it took
/// @param remembered whether it was found in an earlier run, and nothing has changed since
public record ExitFindings(String profile, JsonNode data, Duration time, boolean remembered) {

    /// Whether all claims hold.
    ///
    /// @return true when the plan is proved minimal
    public boolean hold() {
        return data.path("minimal").asBoolean(false);
    }

    /// The claims, a line each.
    ///
    /// @return `E1 no missed exit      PROVED`
    public List<String> claims() {
        return data.path("claims").valueStream().map(JsonNode::asString).toList();
    }
}
