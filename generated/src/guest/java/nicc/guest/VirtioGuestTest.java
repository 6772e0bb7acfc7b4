package nicc.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Linux' unmodified virtio_pci and virtio_net drive nicc's virtio network device, with split and with packed
/// virtqueues and with two pairs of them.
final class VirtioGuestTest {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final List<String> OFFLOADS = List.of(
            "rx-checksumming: on", "tx-checksumming: on", "tx-tcp-segmentation: on", "tx-tcp6-segmentation: on");

    @ParameterizedTest
    @ValueSource(strings = {"packed=0", "packed=1", "queue_pairs=2"})
    void linux_drives_the_card(String parameter) {
        Nic.Nicc card =
                new Nic.Nicc(Nic.Nicc.Model.VIRTIO, Nic.Nicc.Build.OPTIMISED).with(List.of("--param", parameter));
        try (GuestMachine guest = GuestMachine.boot(card)) {
            try {
                guest.bringUp();
                offloads(guest);
                messages(guest);
                transfers(guest);
                reloads(guest);
                assertThat(guest.kernelLog().complaints()).isEmpty();
            } catch (AssertionError e) {
                e.addSuppressed(new AssertionError(guest.diagnostics()));
                throw e;
            }
        }
    }

    private static void offloads(GuestMachine guest) {
        guest.shell().ok("ethtool -K eth0 tx-udp-segmentation on");
        assertThat(guest.shell().ok("ethtool -k eth0")).contains(OFFLOADS).contains("tx-udp-segmentation: on");
    }

    /// Each queue has a vector of its own, and none is the pin's.
    private static void messages(GuestMachine guest) {
        String interrupts = guest.shell().ok("grep virtio /proc/interrupts");
        assertThat(interrupts).contains("PCI-MSIX").contains("virtio0-input.0").contains("virtio0-output.0");
    }

    private static void transfers(GuestMachine guest) {
        Transfer.Digests out = Transfer.out(guest);
        assertThat(out.received()).isEqualTo(out.sent());
        Transfer.Digests in = Transfer.in(guest);
        assertThat(in.received()).isEqualTo(in.sent());
    }

    private static void reloads(GuestMachine guest) {
        guest.shell()
                .run(LIMIT, """
                for i in $(seq 10); do
                    rmmod virtio_net || exit 1
                    modprobe virtio_net || exit 1
                    until [ -e /sys/class/net/eth0 ]; do sleep 0.02; done
                    ip addr add %s/24 dev eth0
                    ip link set eth0 up || exit 1
                    until ping -q -c 3 -i 0.01 -W 1 %s > /dev/null; do :; done
                done""".formatted(GuestMachine.GUEST_ADDRESS, GuestMachine.HOST_ADDRESS))
                .ok();
    }
}
