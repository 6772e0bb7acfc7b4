package nicc.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// The other kinds of rings that QEMU's card can have: packed, and more than one pair.
final class VhostUserKindsGuestTest {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    @Test
    void data_arrives_intact_through_packed_rings() {
        try (GuestMachine guest = GuestMachine.boot(new Nic.Rings(Nic.Nicc.Build.OPTIMISED, 1, true))) {
            guest.bringUp();
            assertIntact(guest);
            assertThat(guest.kernelLog().complaints()).isEmpty();
        }
    }

    @Test
    void data_arrives_intact_through_two_pairs_of_which_one_comes_and_goes() {
        try (GuestMachine guest = GuestMachine.boot(new Nic.Rings(Nic.Nicc.Build.OPTIMISED, 2, false))) {
            guest.bringUp();
            for (int pairs : new int[] {2, 1, 2}) {
                guest.shell().run(LIMIT, "ethtool -L eth0 combined " + pairs).ok();
                guest.awaitWire();
                assertIntact(guest);
            }
            assertThat(guest.kernelLog().complaints()).isEmpty();
        }
    }

    @Test
    void the_reference_build_serves_rings_too() {
        try (GuestMachine guest = GuestMachine.boot(new Nic.Rings(Nic.Nicc.Build.REFERENCE))) {
            guest.bringUp();
            assertIntact(guest);
            assertThat(guest.kernelLog().complaints()).isEmpty();
        }
    }

    private static void assertIntact(GuestMachine guest) {
        Transfer.Digests out = Transfer.out(guest);
        assertThat(out.received()).isEqualTo(out.sent());
        Transfer.Digests in = Transfer.in(guest);
        assertThat(in.received()).isEqualTo(in.sent());
    }
}
