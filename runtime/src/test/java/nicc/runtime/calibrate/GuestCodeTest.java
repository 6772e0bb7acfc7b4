package nicc.runtime.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import nicc.runtime.ffi.EventFd;
import nicc.runtime.ffi.KvmGuest;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// Guests of a few instructions under KVM; skipped, saying so, where there is none.
final class GuestCodeTest {

    @Test
    void aPortAndMissingMemoryMakeTheGuestLeave() throws IOException {
        try (KvmGuest guest = guest()) {
            guest.load(GuestCode.port());
            assertThat(guest.run()).isEqualTo(KvmGuest.PORT);
            guest.load(GuestCode.store(GuestCode.NOWHERE));
            assertThat(guest.run()).isEqualTo(KvmGuest.MMIO);
            guest.load(GuestCode.load(GuestCode.NOWHERE));
            assertThat(guest.run()).isEqualTo(KvmGuest.MMIO);
        }
    }

    @Test
    void everyStoreToADoorbellIsASignal() throws IOException {
        try (KvmGuest guest = guest();
                EventFd event = EventFd.create()) {
            guest.signal(GuestCode.DOORBELL, event);
            guest.load(GuestCode.stores(GuestCode.DOORBELL));
            assertThat(guest.run()).isEqualTo(KvmGuest.PORT);
            assertThat(event.drain()).isEqualTo(GuestCode.ROUNDS);
        }
    }

    @Test
    void collectedStoresDoNotLeave() throws IOException {
        try (KvmGuest guest = guest()) {
            guest.collect(GuestCode.COLLECTED);
            guest.load(GuestCode.stores(GuestCode.COLLECTED));
            for (int i = 0; i < 5; i++) {
                assertThat(guest.run()).isEqualTo(KvmGuest.PORT);
                guest.discardCollected();
            }
        }
    }

    private static KvmGuest guest() {
        try {
            return KvmGuest.create();
        } catch (IOException e) {
            System.err.println("SKIPPED: no guest under KVM: " + e.getMessage());
            Assumptions.abort("no guest under KVM: " + e.getMessage());
            throw new AssertionError("abort returned", e);
        }
    }
}
