package nicc.guest;

import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a card and its guest have counted so far: accesses by the server (0 where there is none), interrupts and bytes
/// by the guest's kernel, as its driver sees them.
///
/// @param trapped accesses that the guest waited for
/// @param posted writes that it did not wait for
/// @param interrupts that the guest took for its card
/// @param bytes that the guest's driver sent and received
/// @param seconds how long the traffic took that was counted; 0 for a moment
record Counts(double trapped, double posted, double interrupts, double bytes, double seconds) {
    /// Options of `nicc serve` that [#of] needs.
    static final List<String> OPTIONS = List.of("--stats", "1", "--json");

    /// From one line of counters to the next, and a little more.
    private static final long BETWEEN_LINES = 1100;

    private static final Duration LINE = Duration.ofSeconds(10);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Takes the counters, those of the server from a line that it prints after this is called.
    static Counts of(GuestMachine guest) {
        JsonNode server = guest.maybeServer()
                .map(process -> nextLine(guest, process))
                .orElseGet(() -> JSON.readTree("{\"trapped\": 0, \"posted\": 0}"));
        double interrupts = number(guest, """
                awk '/eth0|virtio.*(input|output)/ { for (i = 2; i <= NF && $i ~ /^[0-9]+$/; i++) n += $i } END { print n + 0 }' \
                /proc/interrupts""");
        double bytes = number(guest, """
                echo $(( $(cat /sys/class/net/eth0/statistics/rx_bytes) + $(cat /sys/class/net/eth0/statistics/tx_bytes) ))""");
        return new Counts(
                server.required("trapped").asDouble(), server.required("posted").asDouble(), interrupts, bytes, 0);
    }

    /// What was counted between two moments, of traffic that took so long.
    Counts since(Counts earlier, double duration) {
        return new Counts(
                trapped - earlier.trapped,
                posted - earlier.posted,
                interrupts - earlier.interrupts,
                bytes - earlier.bytes,
                duration);
    }

    private static double number(GuestMachine guest, String script) {
        return Double.parseDouble(guest.shell().ok(script).strip());
    }

    /// A server whose guest is silent sleeps, and counts nothing; a ping wakes it once a line is due.
    private static JsonNode nextLine(GuestMachine guest, NiccServer server) {
        long before = lines(server).size();
        guest.shell().ok("sleep " + BETWEEN_LINES / 1000.0 + "; ping -q -c 1 -W 1 " + GuestMachine.HOST_ADDRESS);
        Await.until(LINE, () -> lines(server).size() > before, () -> "no counters from " + server);
        return JSON.readTree(lines(server).getLast()).required("counters");
    }

    private static List<String> lines(NiccServer server) {
        String text = server.output();
        return text.substring(0, text.lastIndexOf('\n') + 1)
                .lines()
                .filter(line -> line.startsWith("{"))
                .toList();
    }
}
