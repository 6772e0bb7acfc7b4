package nicc.guest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Tagged frames. The host's kernel may lack VLAN devices, so the other end of the wire is a stock virtio-net
/// card of
/// the
/// same guest, in a network namespace of its own, with a VLAN interface of the unmodified kernel on it.
final class VlanGuestTest {

    private static final String PREPARE = """
            modprobe 8021q
            modprobe virtio_net
            for i in $(seq 200); do [ -e /sys/class/net/eth1 ] && break; sleep 0.05; done
            mkdir -p /run/netns
            ip netns add peer
            ip link set eth1 netns peer
            ip -n peer link set eth1 up
            for id in 7 8; do
                ip link add link eth0 name eth0.$id type vlan id $id
                ip addr add 198.51.100.${id}1/28 dev eth0.$id
                ip link set eth0.$id up
            done
            ip -n peer link add link eth1 name eth1.7 type vlan id 7
            ip -n peer addr add 198.51.100.72/28 dev eth1.7
            ip -n peer link set eth1.7 up""";

    @Test
    void tagged_frames_reach_their_vlan_and_no_other() {
        try (GuestMachine guest = GuestMachine.bootWithPeer(Nic.underTest())) {
            guest.bringUp();
            guest.shell().ok(PREPARE);

            guest.shell().ok(Ping.script("198.51.100.72", 56, ""));
            guest.shell().ok(Ping.script("198.51.100.72", 1472, ""));
            guest.shell().ok("ip netns exec peer sh -c '" + Ping.script("198.51.100.71", 1472, "") + "'");
            // Nobody is on VLAN 8, and the untagged host is still reached.
            assertThat(guest.shell().run("ping -q -c 1 -W 1 198.51.100.82").status())
                    .isEqualTo(1);
            guest.awaitWire();
            assertThat(received(guest, "eth0.7")).isGreaterThanOrEqualTo(9);
            assertThat(received(guest, "eth0.8")).isZero();
            assertThat(guest.kernelLog().complaints()).isEmpty();
        }
    }

    private static int received(GuestMachine guest, String device) {
        return Integer.parseInt(guest.shell().ok("cat /sys/class/net/" + device + "/statistics/rx_packets"));
    }
}
