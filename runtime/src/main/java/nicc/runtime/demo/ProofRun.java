package nicc.runtime.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nicc.runtime.report.ProofSummary;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Has the build that is driven proved by `nicc verify`. A demonstration goes on whatever the answer is, and
/// shows it.
///
/// @param commands may have `verify`
/// @param spec the spec, as a file or by its name
/// @param classes where the class files are; empty for those of nicc's own build
/// @param profile the exit plan that is judged as well
public record ProofRun(Commands commands, String spec, Optional<Path> classes, String profile) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BUILD = "optimised";

    /// Asks.
    ///
    /// @return what was said; empty when there is no such command here
    public Optional<ProofSummary> ask() {
        List<String> arguments = new ArrayList<>(List.of(spec, "--build", BUILD, "--profile", profile, "--json"));
        classes.ifPresent(folder -> arguments.addAll(List.of("--classes", folder.toString())));
        return commands.ask("verify", arguments.toArray(String[]::new)).map(ProofRun::read);
    }

    private static ProofSummary read(Commands.Answer answer) {
        try {
            List<JsonNode> lines = answer.out().lines().map(JSON::readTree).toList();
            return lines.isEmpty() ? nothing(answer.err()) : summary(lines);
        } catch (JacksonException e) {
            return nothing("nicc verify says what nobody understands: " + e.getOriginalMessage());
        }
    }

    private static ProofSummary nothing(String said) {
        return new ProofSummary(BUILD, false, Map.of(), 0, 0, said.lines().toList(), List.of());
    }

    private static ProofSummary summary(List<JsonNode> lines) {
        List<String> open = new ArrayList<>();
        List<String> exits = new ArrayList<>();
        for (JsonNode line : lines) {
            if (line.has("obligation") && !line.path("verdict").asString().equals("PROVED")) {
                open.add(line.path("verdict").asString() + " "
                        + line.path("obligation").asString());
            }
            line.path("claims").valueStream().forEach(claim -> exits.add(claim.asString()));
        }
        JsonNode summary = lines.getLast().path("summary");
        Map<String, Long> counts = new LinkedHashMap<>();
        summary.path("counts")
                .properties()
                .forEach(count -> counts.put(count.getKey(), count.getValue().asLong()));
        return new ProofSummary(
                BUILD,
                summary.path("proved").asBoolean(false),
                counts,
                summary.path("remembered").asLong(),
                summary.path("millis").asLong(),
                open,
                exits);
    }
}
