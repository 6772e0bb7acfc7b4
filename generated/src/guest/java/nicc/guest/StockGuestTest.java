package nicc.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// The harness tells a faithful card from one that is not: QEMU's own e1000 fails where it is known to fail.
final class StockGuestTest {

    @Test
    void self_test_fails_with_the_known_codes_on_stock_e1000() {
        try (GuestMachine guest = GuestMachine.boot(Nic.Stock.E1000)) {
            guest.bringUp();

            Map<String, Integer> results = SelfTest.run(guest);

            assertThat(results)
                    .containsEntry("Register test", 40)
                    .containsEntry("Loopback test", 13)
                    .containsEntry("Eeprom test", 0)
                    .containsEntry("Interrupt test", 0);
        }
    }
}
