package nicc.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import nicc.guest.Iperf.Direction;
import nicc.guest.Iperf.Rate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Sustained traffic, and data that arrives as it was sent.
@RunsInGuest
final class TrafficGuestTest {

    private static final Duration TIME = Duration.ofSeconds(20);
    private static final int UDP_MEGABITS = 50;

    private static Iperf iperf;

    @BeforeAll
    static void serve(GuestMachine guest) {
        iperf = Iperf.serve(guest);
    }

    @Test
    void tcp_out_for_20_seconds() {
        assertFlows("TCP out", iperf.tcp(Direction.OUT, TIME));
    }

    @Test
    void tcp_in_for_20_seconds() {
        assertFlows("TCP in", iperf.tcp(Direction.IN, TIME));
    }

    @Test
    void udp_both_ways_for_20_seconds() {
        for (Direction direction : Direction.values()) {
            Rate rate = iperf.udp(direction, UDP_MEGABITS, TIME.dividedBy(2));
            assertFlows("UDP " + direction, rate);
            assertThat(rate.lostPercent()).as("UDP %s: percent lost", direction).isLessThan(1);
        }
    }

    @Test
    void data_of_256_megabytes_goes_out_intact(GuestMachine guest) {
        Transfer.Digests digests = Transfer.out(guest);
        assertThat(digests.received()).isEqualTo(digests.sent());
    }

    @Test
    void data_of_256_megabytes_comes_in_intact(GuestMachine guest) {
        Transfer.Digests digests = Transfer.in(guest);
        assertThat(digests.received()).isEqualTo(digests.sent());
    }

    private static void assertFlows(String what, Rate rate) {
        System.out.printf("%s: %.0f Mbit/s%n", what, rate.megabitsPerSecond());
        // Far below what any card reaches here: it tells a stream that crawls or stops, not a slow machine.
        assertThat(rate.megabitsPerSecond()).as(what).isGreaterThan(UDP_MEGABITS * 0.8);
    }
}
