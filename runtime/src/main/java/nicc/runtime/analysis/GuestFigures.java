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

/// Reads what `nicc bench --guest --count --json FILE` wrote. All that it counts and measures of the processors is of a
/// window in which so many units of traffic passed.
public final class GuestFigures {
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
        Rounds rounds = new Rounds(new ArrayList<>(result.path("rounds").values()));
        rounds.check(card);
        return new GuestRow(
                card,
                rounds.at(0.5, round -> round.path("figure").asDouble(0)),
                rounds.at(0.5, Rounds::nanos),
                rounds.at(0, Rounds::nanos),
                rounds.at(1, Rounds::nanos),
                rounds.counted("trapped"),
                rounds.counted("unmasks"),
                rounds.counted("posted"),
                rounds.counted("interrupts"),
                rounds.counted("calls"),
                rounds.counted("accesses"),
                rounds.counted("copies"),
                rounds.counted("copiedBytes"),
                rounds.counted("checksums"),
                rounds.used("vcpu"),
                rounds.used("ready"),
                rounds.at(0.5, round -> NANOS * round.at("/counts/idle").asDouble(0) / Rounds.units(round)),
                rounds.used("server"));
    }

    /// The rounds of a card in a measurement.
    private record Rounds(List<JsonNode> all) {

        void check(String card) {
            if (all.isEmpty()) {
                throw new IllegalArgumentException("no rounds of " + card);
            }
            for (JsonNode round : all) {
                if (!(round.path("figure").asDouble(0) > 0) || !(units(round) > 0) || !(seconds(round) > 0)) {
                    throw new IllegalArgumentException("a round of " + card + " has no figure or no counts");
                }
            }
        }

        static double units(JsonNode round) {
            return round.at("/counts/units").asDouble(0);
        }

        static double seconds(JsonNode round) {
            return round.at("/counts/seconds").asDouble(0);
        }

        static double nanos(JsonNode round) {
            return NANOS * seconds(round) / units(round);
        }

        double counted(String name) {
            return at(0.5, round -> round.at("/counts/server/" + name).asDouble(0) / units(round));
        }

        double used(String thread) {
            return at(0.5, round -> round.path("cpu").path(thread).asDouble(0) * nanos(round));
        }

        /// A value at a part of the sorted rounds, between two of them where it falls so.
        double at(double part, ToDoubleFunction<JsonNode> of) {
            double[] sorted = all.stream().mapToDouble(of).sorted().toArray();
            double place = part * (sorted.length - 1);
            double below = sorted[(int) Math.floor(place)];
            return below + (place - Math.floor(place)) * (sorted[(int) Math.ceil(place)] - below);
        }
    }
}
