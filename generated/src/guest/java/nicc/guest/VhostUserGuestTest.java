package nicc.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// QEMU's own virtio-net-pci with its rings in nicc's hands: data as it was sent, both ways, and a back-end, a driver
/// and a machine that go away and come again.
final class VhostUserGuestTest {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int RELOADS = 20;

    private static final Nic.Rings CARD = new Nic.Rings(Nic.Nicc.Build.OPTIMISED);
    private static GuestMachine guest;

    @BeforeAll
    static void boot() {
        guest = GuestMachine.boot(CARD);
        guest.bringUp();
    }

    @AfterEach
    void kernelDoesNotComplain() {
        assertThat(guest.kernelLog().complaints()).as(guest.diagnostics()).isEmpty();
    }

    @AfterAll
    static void shutDown() {
        if (guest != null) {
            guest.close();
        }
    }

    @Test
    void data_of_256_megabytes_goes_out_intact() {
        Transfer.Digests digests = Transfer.out(guest);
        assertThat(digests.received()).isEqualTo(digests.sent());
    }

    @Test
    void data_of_256_megabytes_comes_in_intact() {
        Transfer.Digests digests = Transfer.in(guest);
        assertThat(digests.received()).isEqualTo(digests.sent());
    }

    @Test
    void frames_of_all_sizes_go_both_ways() {
        for (int payload : new int[] {18, 56, 64, 1471, 1472}) {
            assertThat(guest.shell()
                            .run(Ping.script(GuestMachine.HOST_ADDRESS, payload, ""))
                            .status())
                    .as("%d bytes out", payload)
                    .isZero();
            assertThat(guest.host()
                            .script(LIMIT, Ping.script(GuestMachine.GUEST_ADDRESS, payload, ""))
                            .status())
                    .as("%d bytes in", payload)
                    .isZero();
        }
    }

    /// QEMU does not tell a back-end of it, so the driver must not believe that it could.
    @Test
    void driver_does_not_try_to_resize_its_rings() {
        assertThat(guest.shell().run("ethtool -G eth0 tx 128").status()).isNotZero();
        guest.awaitWire();
    }

    @Test
    void back_end_is_killed_and_restarted_under_traffic() {
        try (Background flood = flood()) {
            for (int i = 0; i < 3; i++) {
                guest.server().kill();
                assertThat(guest.qemu().status()).isEqualTo("running");
                guest.replaceServer(CARD.serve(guest.host(), GuestMachine.TAP));
                guest.awaitWire();
            }
            assertThat(flood.alive()).isTrue();
        }
        data_of_256_megabytes_comes_in_intact();
    }

    @Test
    void driver_is_removed_and_inserted_20_times_under_traffic() {
        try (Background flood = flood()) {
            Output output = guest.shell().run(LIMIT, """
                    for i in $(seq %d); do
                        ping -f -q -s 1400 %s > /dev/null 2>&1 &
                        rmmod virtio_net || exit 1
                        modprobe virtio_net || exit 1
                        until [ -e /sys/class/net/eth0 ]; do sleep 0.02; done
                        ip addr add %s/24 dev eth0
                        ip link set eth0 up || exit 1
                        kill $!
                        until ping -q -c 3 -i 0.01 -W 1 %s > /dev/null; do :; done
                        echo "passed $i"
                    done""".formatted(
                            RELOADS, GuestMachine.HOST_ADDRESS, GuestMachine.GUEST_ADDRESS, GuestMachine.HOST_ADDRESS));

            assertThat(output.ok()).endsWith("passed " + RELOADS);
            assertThat(flood.alive()).isTrue();
        }
        guest.awaitWire();
    }

    @Test
    void machine_is_reset_under_traffic() {
        try (Background flood = flood()) {
            guest.qemu().reset();
            guest.shell().awaitBoot(LIMIT);
            assertThat(flood.alive()).isTrue();
        }
        guest.bringUp();
    }

    /// The host sends to the guest, whether it answers or not.
    private static Background flood() {
        guest.fixNeighbour();
        return guest.host().start("flood", List.of("ping", "-f", "-q", "-s", "1400", GuestMachine.GUEST_ADDRESS));
    }
}
