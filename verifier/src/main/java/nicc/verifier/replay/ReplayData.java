package nicc.verifier.replay;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A replay as data for JSON and for pages.
public final class ReplayData {
    private ReplayData() {}

    /// The data.
    ///
    /// @param build the class that was replayed
    /// @param replay what came of it
    /// @return plain maps, lists, strings and numbers
    public static Map<String, Object> of(Build build, Replay replay) {
        StepText words = new StepText(build.device());
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("replay", replay.status().name());
        data.put("lines", Explanation.of(build.device(), build.relations(), replay));
        replay.difference()
                .ifPresent(difference -> data.put(
                        "difference",
                        Map.of(
                                "what", difference.what(),
                                "spec", difference.spec(),
                                "class", difference.code(),
                                "bits", "0x" + Long.toHexString(difference.bits()))));
        replay.program().ifPresent(program -> {
            data.put("program", program.steps().stream().map(words::of).toList());
            data.put("sequence", messages(Sequence.of(build.device(), program)));
        });
        return data;
    }

    private static List<Map<String, Object>> messages(Sequence sequence) {
        return sequence.messages().stream()
                .map(message -> Map.<String, Object>of(
                        "step", message.step() + 1,
                        "from", message.from().name(),
                        "to", message.to().name(),
                        "text", message.text(),
                        "differs", message.differs()))
                .toList();
    }
}
