package nicc.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What becomes of the guest when the process that serves its card goes away.
final class ServerGuestTest {

    @Test
    void qemu_survives_a_killed_server() {
        assumeThat(Nic.underTest()).isInstanceOf(Nic.Nicc.class);
        try (GuestMachine guest = GuestMachine.boot(Nic.underTest())) {
            guest.bringUp();

            guest.server().kill();

            assertThat(guest.shell()
                            .run("ping -q -c 2 -i 0.2 -W 1 " + GuestMachine.HOST_ADDRESS)
                            .status())
                    .isNotZero();
            assertThat(guest.shell().run(Duration.ofSeconds(60), "rmmod e1000").status())
                    .isZero();
            assertThat(guest.qemu().alive()).isTrue();
            assertThat(guest.qemu().status()).isEqualTo("running");
            assertThat(guest.shell().ok("echo still here")).isEqualTo("still here");
        }
    }

    @Test
    void server_ends_with_status_0_when_asked_to() {
        assumeThat(Nic.underTest()).isInstanceOf(Nic.Nicc.class);
        try (GuestMachine guest = GuestMachine.boot(Nic.underTest())) {
            guest.bringUp();

            assertThat(guest.server().terminate()).isZero();
            assertThat(guest.qemu().status()).isEqualTo("running");
        }
    }
}
