package nicc.guest;

import static nicc.guest.GuestMachine.GUEST_ADDRESS;
import static nicc.guest.GuestMachine.HOST_ADDRESS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// The unmodified driver finds the card, believes its EEPROM, sees a link, and reaches the host.
@RunsInGuest
final class LinkGuestTest {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    @Test
    void driver_takes_the_address_from_the_eeprom(GuestMachine guest) {
        assertThat(guest.shell().ok("cat /sys/class/net/eth0/address")).isEqualTo(Nic.MAC);
        assertThat(guest.shell().ok("ethtool -P eth0")).endsWith(Nic.MAC);
    }

    @Test
    void link_is_up_with_full_duplex(GuestMachine guest) {
        String settings = guest.shell().ok("ethtool eth0");

        assertThat(settings).contains("Link detected: yes").contains("Duplex: Full");
        if (guest.nic().driver().equals("e1000")) {
            assertThat(settings).contains("Speed: 1000Mb/s");
        }
    }

    @Test
    void small_and_full_frames_go_both_ways(GuestMachine guest) {
        for (int payload : new int[] {18, 56, 64, 1471, 1472}) {
            assertGuestReachesHost(guest, payload);
            assertHostReachesGuest(guest, payload);
        }
    }

    @Test
    void jumbo_frames_go_both_ways(GuestMachine guest) {
        setMtu(guest, 9000);

        assertGuestReachesHost(guest, 8972);
        assertHostReachesGuest(guest, 8972);
        assertHostReachesGuest(guest, 4000);

        setMtu(guest, 1500);
        assertHostReachesGuest(guest, 1472);
    }

    @Test
    void card_delivers_the_multicast_groups_that_the_guest_joined_and_no_others(GuestMachine guest) {
        guest.shell().ok("""
                echo 0 > /proc/sys/net/ipv4/icmp_echo_ignore_broadcasts
                ip addr add 239.1.2.3/32 dev eth0 autojoin""");
        Capture joined = Capture.start(guest, "dst 239.1.2.3 and icmp");
        Capture other = Capture.start(guest, "dst 239.9.9.9 and icmp");

        String device = guest.hostDevice();
        Output answered = guest.host().script(LIMIT, Ping.script("239.1.2.3", 64, "-I " + device));
        guest.host().run(LIMIT, "ping", "-q", "-c", "3", "-i", "0.2", "-W", "0.2", "-I", device, "239.9.9.9");

        assertThat(answered.status()).as(answered.text()).isZero();
        assertThat(joined.stop()).isEqualTo(3);
        assertThat(other.stop()).isZero();
        guest.shell().ok("ip addr del 239.1.2.3/32 dev eth0");
    }

    @Test
    void card_delivers_frames_for_others_only_when_promiscuous(GuestMachine guest) {
        String stranger = "02:00:00:00:00:99";
        guest.host()
                .ip("neigh", "replace", "192.0.2.99", "lladdr", stranger, "dev", guest.hostDevice(), "nud", "permanent")
                .ok();

        assertThat(framesSeenFor(guest, stranger)).isZero();
        guest.shell().ok("ip link set eth0 promisc on");
        assertThat(framesSeenFor(guest, stranger)).isEqualTo(3);
        guest.shell().ok("ip link set eth0 promisc off");
        assertThat(framesSeenFor(guest, stranger)).isZero();
    }

    private static int framesSeenFor(GuestMachine guest, String address) {
        Capture capture = Capture.start(guest, "ether dst " + address);
        guest.host().run(LIMIT, "ping", "-q", "-c", "3", "-i", "0.2", "-W", "0.2", "192.0.2.99");
        return capture.stop();
    }

    private static void setMtu(GuestMachine guest, int mtu) {
        guest.host()
                .ip("link", "set", guest.hostDevice(), "mtu", String.valueOf(mtu))
                .ok();
        guest.shell().ok("ip link set eth0 mtu " + mtu);
        guest.awaitWire();
    }

    private static void assertGuestReachesHost(GuestMachine guest, int payload) {
        Output answers = guest.shell().run(Ping.script(HOST_ADDRESS, payload, ""));
        assertThat(answers.status())
                .as("%d bytes out: %s", payload, answers.text())
                .isZero();
    }

    private static void assertHostReachesGuest(GuestMachine guest, int payload) {
        Output answers = guest.host().script(LIMIT, Ping.script(GUEST_ADDRESS, payload, ""));
        assertThat(answers.status())
                .as("%d bytes in: %s", payload, answers.text())
                .isZero();
    }
}
