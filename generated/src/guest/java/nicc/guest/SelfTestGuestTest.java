package nicc.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The Linux driver's own test of the card: registers, EEPROM, interrupts, loopback, link.
@RunsInGuest
final class SelfTestGuestTest {

    @Test
    void driver_finds_nothing_wrong(GuestMachine guest) {
        Map<String, Integer> results = SelfTest.run(guest);

        Set<String> failed = results.entrySet().stream()
                .filter(result -> result.getValue() != 0)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        assertThat(results).as("%s", results).hasSize(5);
        assertThat(failed).as("%s", results).isEqualTo(guest.nic().knownSelfTestFailures());
        guest.shell().run(Duration.ofSeconds(10), "dmesg -c > /dev/null").ok();
    }

    @Test
    void card_works_after_the_test(GuestMachine guest) {
        SelfTest.run(guest);
        guest.awaitWire();
        guest.shell().run(Duration.ofSeconds(10), "dmesg -c > /dev/null").ok();
    }
}
