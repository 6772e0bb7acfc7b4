package nicc.runtime.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import nicc.runtime.report.GuestRow;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads what `nicc bench --guest --count --json FILE` wrote.
public final class GuestFigures {
    /// Payload of a TCP segment: MTU 1500, less headers of 20 and 20 and the time stamps' 12.
    private static final double SEGMENT = 1448;

    private static final double BITS = 8;
    private static final double NANOS = 1e9;

    private GuestFigures() {}

    /// Reads a file.
    ///
    /// @param file the bench's figures
    /// @return rows by measurement, in the order of the cards
    /// @throws IOException when there is none, or it lacks counts
    public static Map<String, List<GuestRow>> read(Path file) throws IOException {
        try {
            Map<String, List<GuestRow>> rows = new LinkedHashMap<>();
            for (var card : JsonMapper.builder()
                    .build()
                    .readTree(Files.readAllBytes(file))
                    .properties()) {
                for (var figure : card.getValue().properties()) {
                    rows.computeIfAbsent(figure.getKey(), _ -> new ArrayList<>())
                            .add(row(card.getKey(), figure.getValue()));
                }
            }
            return rows;
        } catch (JacksonException | IllegalArgumentException e) {
            throw new IOException(file + " is not what the guest bench writes with --count: " + e.getMessage(), e);
        }
    }

    private static GuestRow row(String card, JsonNode result) {
        String unit = result.path("unit").asString("");
        double scale = unit.equals("Mbit/s") ? 1e6 / BITS / SEGMENT : 1e3;
        List<JsonNode> rounds = new ArrayList<>(result.path("rounds").values());
        for (JsonNode round : rounds) {
            if (!(round.path("figure").asDouble(0) > 0)
                    || !(round.path("counts").path("seconds").asDouble(0) > 0)) {
                throw new IllegalArgumentException("a round of " + card + " has no figure or no counts");
            }
        }
        ToDoubleFunction<JsonNode> rate = round -> round.path("figure").asDouble(0) * scale;
        return new GuestRow(
                card,
                median(rounds, round -> round.path("figure").asDouble(0)),
                median(rounds, round -> NANOS / rate.applyAsDouble(round)),
                counted(rounds, rate, "trapped"),
                counted(rounds, rate, "posted"),
                counted(rounds, rate, "interrupts"),
                counted(rounds, rate, "bytes"),
                used(rounds, rate, "vcpu"),
                used(rounds, rate, "server"));
    }

    private static double counted(List<JsonNode> rounds, ToDoubleFunction<JsonNode> rate, String name) {
        return median(rounds, round -> {
            JsonNode counts = round.path("counts");
            return counts.path(name).asDouble(0)
                    / (rate.applyAsDouble(round) * counts.path("seconds").asDouble(0));
        });
    }

    private static double used(List<JsonNode> rounds, ToDoubleFunction<JsonNode> rate, String thread) {
        return median(rounds, round -> round.path("cpu").path(thread).asDouble(0) * NANOS / rate.applyAsDouble(round));
    }

    private static double median(List<JsonNode> rounds, ToDoubleFunction<JsonNode> of) {
        double[] sorted = rounds.stream().mapToDouble(of).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("no rounds");
        }
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
