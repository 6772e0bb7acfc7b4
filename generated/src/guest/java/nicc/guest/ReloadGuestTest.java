package nicc.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// The card is left and found again: by its driver, by the whole guest, and by QEMU.
@RunsInGuest
final class ReloadGuestTest {

    private static final int RELOADS = 50;

    @Test
    void driver_is_removed_and_inserted_50_times_under_traffic(GuestMachine guest) {
        try (Background flood = flood(guest)) {
            // Each fifth time the driver gets as far as traffic; the other times it is removed wherever it is by then,
            // 0.1 to 0.9 s later.
            Output output = guest.shell().run(Duration.ofMinutes(4), """
                    driver=%s
                    for i in $(seq %d); do
                        ping -f -q -s 1400 %s > /dev/null 2>&1 &
                        rmmod $driver || exit 1
                        modprobe $driver || exit 1
                        until [ -e /sys/class/net/eth0 ]; do sleep 0.02; done
                        ip addr add %s/24 dev eth0
                        ip link set eth0 up || exit 1
                        kill $!
                        if [ $((i %% 5)) = 0 ]; then
                            until ping -q -c 3 -i 0.01 -W 1 %s > /dev/null; do :; done
                            echo "passed $i"
                        else
                            sleep 0.$i
                        fi
                    done""".formatted(
                            guest.nic().driver(),
                            RELOADS,
                            GuestMachine.HOST_ADDRESS,
                            GuestMachine.GUEST_ADDRESS,
                            GuestMachine.HOST_ADDRESS));

            assertThat(output.ok()).endsWith("passed " + RELOADS);
            assertThat(flood.alive()).isTrue();
        }
        guest.awaitWire();
    }

    @Test
    void guest_reboots(GuestMachine guest) {
        Future<Output> reboot = guest.shell().start("reboot -f");
        guest.shell().awaitBoot(Duration.ofMinutes(2));
        assertThat(reboot.state()).as("the command that never returned").isEqualTo(Future.State.FAILED);
        guest.bringUp();
    }

    @Test
    void machine_is_reset_under_traffic(GuestMachine guest) {
        try (Background flood = flood(guest)) {
            guest.qemu().reset();
            guest.shell().awaitBoot(Duration.ofMinutes(2));
            assertThat(flood.alive()).isTrue();
        }
        guest.bringUp();
    }

    @Test
    void card_is_unplugged_and_plugged_again(GuestMachine guest) {
        for (int i = 0; i < 2; i++) {
            guest.unplug();
            assertThat(guest.shell().ok("ls /sys/class/net")).isEqualTo("lo");
            guest.plug();
            guest.configure();
            guest.awaitWire();
        }
    }

    /// The host sends to the guest whether it answers or not: as fast as it does, and 100 times a second when
    /// it does
    /// not.
    private static Background flood(GuestMachine guest) {
        guest.fixNeighbour();
        return guest.host().start("flood", List.of("ping", "-f", "-q", "-s", "1400", GuestMachine.GUEST_ADDRESS));
    }
}
