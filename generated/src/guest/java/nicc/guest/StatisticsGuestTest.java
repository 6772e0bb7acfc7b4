package nicc.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The card's statistics registers, as `ethtool -S` shows them, agree with what the other end of the wire
/// counted.
@RunsInGuest
final class StatisticsGuestTest {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final int PINGS = 50;
    private static final int TRIALS = 10;

    /// The registers count the check sequence of a frame (GORC, GOTC: "from the destination address through
    /// the CRC").
    private static final int FCS = 4;

    @Test
    void frames_and_bytes_are_those_of_the_wire(GuestMachine guest) {
        assumeThat(guest.nic()).as("stock QEMU does not count bytes").isInstanceOf(Nic.Nicc.class);
        fixNeighbours(guest);
        Counts before = counts(guest);

        guest.shell().ok("ping -q -c %d -s 1000 -i 0.01 %s".formatted(PINGS, GuestMachine.HOST_ADDRESS));

        Counts after = counts(guest);
        Map<String, Long> card = difference(after.card(), before.card());
        List<Long> wireBefore = before.wire();
        List<Long> wireAfter = after.wire();
        long out = wireAfter.get(1) - wireBefore.get(1);
        long in = wireAfter.get(3) - wireBefore.get(3);
        assertThat(out).isGreaterThanOrEqualTo(PINGS);
        assertThat(card)
                .containsEntry("tx_packets", out)
                .containsEntry("rx_packets", in)
                .containsEntry("tx_bytes", wireAfter.get(0) - wireBefore.get(0) + FCS * out)
                .containsEntry("rx_long_byte_count", wireAfter.get(2) - wireBefore.get(2) + FCS * in)
                .containsEntry("rx_missed_errors", 0L)
                .containsEntry("rx_no_buffer_count", 0L);
    }

    /// Nobody asks for addresses: a host's request is shorter at its end than on the wire.
    private static void fixNeighbours(GuestMachine guest) {
        guest.fixNeighbour();
        guest.shell().ok("""
                mac=$(ip neigh show %1$s | sed 's/.*lladdr \\([0-9a-f:]*\\).*/\\1/')
                ip neigh replace %1$s lladdr $mac dev eth0 nud permanent""".formatted(GuestMachine.HOST_ADDRESS));
    }

    /// What the card and the wire counted at one time: no frame passed while both were asked. A guest also sends
    /// when nobody asks it to (a router solicitation, RFC 7559), and its frame may fall between the two questions.
    private static Counts counts(GuestMachine guest) {
        for (int trial = 0; trial < TRIALS; trial++) {
            List<Long> wire = wire(guest);
            Map<String, Long> card = card(guest);
            if (wire.equals(wire(guest))) {
                return new Counts(card, wire);
            }
        }
        throw new AssertionError("in %d trials the wire was never still while the card was asked".formatted(TRIALS));
    }

    private record Counts(Map<String, Long> card, List<Long> wire) {}

    /// The driver adds the registers up, which clear when they are read, every two seconds and when it is asked.
    private static Map<String, Long> card(GuestMachine guest) {
        return guest.shell()
                .run(LIMIT, "ethtool -S eth0")
                .ok()
                .lines()
                .map(line -> line.strip().split(": ", -1))
                .filter(words -> words.length == 2)
                .collect(Collectors.toMap(words -> words[0], words -> Long.parseLong(words[1])));
    }

    /// Bytes and frames that came out of the guest, bytes and frames that went in.
    private static List<Long> wire(GuestMachine guest) {
        String counts = guest.host()
                .runOnHost(LIMIT, "sed", "-n", "s/^ *%s://p".formatted(guest.hostDevice()), "/proc/net/dev")
                .ok();
        String[] words = counts.strip().split(" +", -1);
        return Arrays.asList(
                Long.parseLong(words[0]), Long.parseLong(words[1]), Long.parseLong(words[8]), Long.parseLong(words[9]));
    }

    private static Map<String, Long> difference(Map<String, Long> after, Map<String, Long> before) {
        return after.entrySet().stream()
                .filter(entry -> before.containsKey(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue() - before.get(entry.getKey())));
    }
}
