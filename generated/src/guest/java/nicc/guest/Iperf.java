package nicc.guest;

import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// iperf3 between the guest, which starts each measurement, and a server at the host's end of the wire.
final class Iperf implements AutoCloseable {

    private static final Duration SLACK = Duration.ofSeconds(40);

    private static final int DATAGRAM = 1400;
    private static final int SMALL_DATAGRAM = 64;

    /// Small datagrams that a guest is offered in a second: from what each takes to more than any does. A guest
    /// that is offered too many receives frames and has no time left for who reads them, so that a flood says
    /// little of a card.
    private static final List<Integer> OFFERED = List.of(10_000, 15_000, 20_000, 30_000, 40_000, 60_000, 80_000);

    private static final int BITS = 8;

    private final GuestMachine guest;
    private final Background server;

    private Iperf(GuestMachine guest, Background server) {
        this.guest = guest;
        this.server = server;
    }

    /// What one measurement found.
    ///
    /// @param megabitsPerSecond payload that arrived
    /// @param bytes of payload that arrived in all
    /// @param lostPercent of UDP datagrams; 0 for TCP
    record Rate(double megabitsPerSecond, double bytes, double lostPercent) {}

    /// Datagrams that arrived.
    ///
    /// @param perSecond in a second
    /// @param count in all
    record Datagrams(double perSecond, double count) {}

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
        JsonNode received = end.path("sum_received");
        return new Rate(megabits(received), received.path("bytes").asDouble(), 0);
    }

    /// Datagrams of 1400 bytes at a fixed rate. Counted is what reached the receiver's kernel, even if its
    /// socket had
    /// no room then: a busy machine's receiver is late, which is no fault of the card's.
    Rate udp(Direction direction, int megabitsPerSecond, Duration time) {
        String options =
                "%s -u -l %d -b %dM -t %d".formatted(direction.option, DATAGRAM, megabitsPerSecond, time.toSeconds());
        long late = late(direction);
        JsonNode received = run(options, time).path("sum_received");
        late = late(direction) - late;
        double packets = received.path("packets").asDouble();
        double lost = received.path("lost_packets").asDouble();
        System.out.printf("UDP %s: %.0f sent, %.0f lost, %d of them by the socket%n", direction, packets, lost, late);
        double arrived = (packets - lost + late) / packets;
        double bytes = arrived * packets * DATAGRAM;
        return new Rate(bytes * 8 / 1e6 / time.toSeconds(), bytes, 100 * (1 - arrived));
    }

    /// Datagrams of 64 bytes out of the guest, as many as it sends.
    ///
    /// @return those that reached the receiver
    Datagrams datagramsOut(Duration time) {
        return datagrams(Direction.OUT, 0, time);
    }

    /// Datagrams of 64 bytes into the guest, at several rates, a second or more each.
    ///
    /// @return those that reached the receiver: in a second at the rate at which these were most, and in all
    Datagrams datagramsIn(Duration time) {
        Duration each = time.dividedBy(OFFERED.size());
        Duration slice = each.toSeconds() < 1 ? Duration.ofSeconds(1) : each;
        double most = 0;
        double all = 0;
        for (int rate : OFFERED) {
            Datagrams some = datagrams(Direction.IN, rate * SMALL_DATAGRAM * BITS, slice);
            most = Math.max(most, some.perSecond());
            all += some.count();
        }
        return new Datagrams(most, all);
    }

    private Datagrams datagrams(Direction direction, int bitsPerSecond, Duration time) {
        String options =
                "%s -u -l %d -b %d -t %d".formatted(direction.option, SMALL_DATAGRAM, bitsPerSecond, time.toSeconds());
        JsonNode received = run(options, time).path("sum_received");
        double packets = received.path("packets").asDouble();
        double lost = received.path("lost_packets").asDouble();
        return new Datagrams((packets - lost) / received.path("seconds").asDouble(), packets - lost);
    }

    /// Datagrams that the receiver's sockets had no room for.
    private long late(Direction direction) {
        String errors = "awk '/^Udp:/ { n = $6 } END { print n }' /proc/net/snmp";
        return Long.parseLong(
                switch (direction) {
                    case OUT ->
                        guest.host().runOnHost(SLACK, "sh", "-c", errors).ok().strip();
                    case IN -> guest.shell().ok(errors).strip();
                });
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
