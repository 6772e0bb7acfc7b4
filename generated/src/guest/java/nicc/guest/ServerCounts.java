package nicc.guest;

import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a server has counted up to a moment, between two lines that it printed.
///
/// @param trapped accesses that the guest waited for
/// @param posted writes that it did not wait for
/// @param interrupts signals to the guest
/// @param unmasks messages by which QEMU unmasked the card's pin, and for which the guest waited
/// @param calls calls of the host's kernel that carried a frame
/// @param accesses of the card to descriptors
/// @param copies of pieces of frames by the card
/// @param copiedBytes bytes of these
/// @param checksums sums over frames by the card
record ServerCounts(
        double trapped,
        double posted,
        double interrupts,
        double unmasks,
        double calls,
        double accesses,
        double copies,
        double copiedBytes,
        double checksums) {
    /// Options of `nicc serve` that [#at] needs.
    static final List<String> OPTIONS = List.of("--stats", "0.1", "--json", "--operations");

    /// Of a card that has no server.
    static final ServerCounts NONE = new ServerCounts(0, 0, 0, 0, 0, 0, 0, 0, 0);

    private static final Duration LINE = Duration.ofSeconds(5);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Counters of a moment, by the lines before and after it. A server whose guest is silent sleeps, and prints and
    /// counts nothing; so the moment must be one with traffic.
    ///
    /// @param nanos the moment, by the system's monotonic clock, which is that of the server's lines as well
    static ServerCounts at(NiccServer server, long nanos) {
        Await.until(LINE, () -> reaches(server, nanos), () -> "no counters from " + server);
        JsonNode before = null;
        for (String line : lines(server)) {
            JsonNode counters = JSON.readTree(line).required("counters");
            if (counters.required("moment").asLong() >= nanos) {
                return before == null ? of(counters) : between(before, counters, nanos);
            }
            before = counters;
        }
        throw new AssertionError("no counters from " + server);
    }

    private static boolean reaches(NiccServer server, long nanos) {
        List<String> lines = lines(server);
        return !lines.isEmpty()
                && JSON.readTree(lines.getLast()).at("/counters/moment").asLong() >= nanos;
    }

    private static List<String> lines(NiccServer server) {
        String text = server.output();
        return text.substring(0, text.lastIndexOf('\n') + 1)
                .lines()
                .filter(line -> line.startsWith("{"))
                .toList();
    }

    private static ServerCounts between(JsonNode before, JsonNode after, long nanos) {
        long from = before.required("moment").asLong();
        double part = (double) (nanos - from) / (after.required("moment").asLong() - from);
        ServerCounts start = of(before);
        return start.plus(of(after).since(start), part);
    }

    private static ServerCounts of(JsonNode counters) {
        JsonNode operations = counters.required("operations");
        return new ServerCounts(
                counters.required("trapped").asDouble(),
                counters.required("posted").asDouble(),
                counters.required("interrupts").asDouble(),
                counters.required("unmasks").asDouble(),
                counters.required("calls").asDouble(),
                operations.required("accesses").asDouble(),
                operations.required("copies").asDouble(),
                operations.required("copiedBytes").asDouble(),
                operations.required("checksums").asDouble());
    }

    /// What was counted between two moments.
    ServerCounts since(ServerCounts earlier) {
        return plus(earlier, -1);
    }

    private ServerCounts plus(ServerCounts other, double part) {
        return new ServerCounts(
                trapped + part * other.trapped,
                posted + part * other.posted,
                interrupts + part * other.interrupts,
                unmasks + part * other.unmasks,
                calls + part * other.calls,
                accesses + part * other.accesses,
                copies + part * other.copies,
                copiedBytes + part * other.copiedBytes,
                checksums + part * other.checksums);
    }
}
