package nicc.guest;

import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// iperf3 between the guest, which starts each measurement, and a server at the host's end of the wire.
final class Iperf implements AutoCloseable {

    private static final Duration SLACK = Duration.ofSeconds(40);

    private final GuestMachine guest;
    private final Background server;

    private Iperf(GuestMachine guest, Background server) {
        this.guest = guest;
        this.server = server;
    }

    /// What one measurement found.
    ///
    /// @param megabitsPerSecond payload that arrived
    /// @param lostPercent of UDP datagrams; 0 for TCP
    record Rate(double megabitsPerSecond, double lostPercent) {}

    /// Which way the data goes, seen from the guest.
    enum Direction {
        OUT(""),
        IN("-R");

        private final String option;

        Direction(String option) {
            this.option = option;
        }
    }

    /// Starts a server for this guest's measurements. It ends with the guest at the latest.
    static Iperf serve(GuestMachine guest) {
        Background server = guest.host().start("iperf3", List.of("iperf3", "-s", "--forceflush"));
        server.awaitOutput("Server listening", SLACK);
        return new Iperf(guest, server);
    }

    /// One TCP connection, as fast as it goes.
    Rate tcp(Direction direction, Duration time) {
        JsonNode end = run("%s -t %d".formatted(direction.option, time.toSeconds()), time);
        return new Rate(megabits(end.path("sum_received")), 0);
    }

    /// Datagrams of 1400 bytes at a fixed rate.
    Rate udp(Direction direction, int megabitsPerSecond, Duration time) {
        String options = "%s -u -l 1400 -b %dM -t %d".formatted(direction.option, megabitsPerSecond, time.toSeconds());
        JsonNode end = run(options, time);
        JsonNode received = end.path("sum_received");
        return new Rate(megabits(received), received.path("lost_percent").asDouble());
    }

    @Override
    public void close() {
        server.close();
    }

    private static double megabits(JsonNode sum) {
        return sum.path("bits_per_second").asDouble() / 1e6;
    }

    private JsonNode run(String options, Duration time) {
        String command = "iperf3 -J -c %s %s".formatted(GuestMachine.HOST_ADDRESS, options);
        Output output = guest.shell().run(time.plus(SLACK), command);
        return JsonMapper.shared().readTree(output.ok()).path("end");
    }
}
