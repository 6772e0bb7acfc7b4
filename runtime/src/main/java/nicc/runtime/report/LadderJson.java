package nicc.runtime.report;

import tools.jackson.databind.json.JsonMapper;

/// A ladder as JSON.
public final class LadderJson {
    private LadderJson() {}

    /// Writes a ladder.
    ///
    /// @param ladder what to write
    /// @return indented JSON, without a newline at its end
    public static String of(Ladder ladder) {
        return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(ladder);
    }
}
