package nicc.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the kernel prints when a card or its driver fails is told from what it always prints.
final class KernelLogTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "e1000 0000:00:05.0 eth0: Detected Tx Unit Hang",
                "NETDEV WATCHDOG: eth0 (e1000): transmit queue 0 timed out 5000 ms",
                "e1000 0000:00:05.0 eth0: Reset adapter",
                "irq 10: nobody cared (try booting with the \"irqpoll\" option)",
                "e1000 0000:00:05.0: The EEPROM Checksum Is Not Valid",
                "e1000 0000:00:05.0: probe with driver e1000 failed with error -5",
                "------------[ cut here ]------------",
                "BUG: kernel NULL pointer dereference, address: 0000000000000000",
            })
    void failure_is_a_complaint(String line) {
        assertThat(new KernelLog(List.of("[    3.5] " + line)).complaints()).hasSize(1);
    }

    @Test
    void healthy_card_causes_none() {
        assertThat(new KernelLog(List.of(
                                "e1000: Intel(R) PRO/1000 Network Driver",
                                "e1000 0000:00:05.0 eth0: (PCI:33MHz:32-bit) 52:54:00:12:34:56",
                                "e1000: eth0 NIC Link is Up 1000 Mbps Full Duplex, Flow Control: RX",
                                "e1000 0000:00:05.0 eth0: testing shared interrupt"))
                        .complaints())
                .isEmpty();
    }
}
