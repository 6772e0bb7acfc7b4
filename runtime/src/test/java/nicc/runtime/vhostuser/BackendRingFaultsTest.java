package nicc.runtime.vhostuser;

import static nicc.runtime.vhostuser.FakeFrontEnd.HIGH;
import static nicc.runtime.vhostuser.FakeFrontEnd.PROTOCOL;
import static nicc.runtime.vhostuser.FakeFrontEnd.addresses;
import static nicc.runtime.vhostuser.FakeFrontEnd.number;
import static nicc.runtime.vhostuser.FakeFrontEnd.state;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import nicc.runtime.ffi.Memfd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rings that cannot be, or not yet.
class BackendRingFaultsTest extends FaultyFrontEnd {
    @ParameterizedTest
    @CsvSource({"8, 64", "10, 0", "18, 1"})
    void aRingThatDoesNotExistIsRefused(int request, int value) throws IOException {
        peer.connect(PROTOCOL);
        for (int index : new int[] {2, 255, 256, 0x10000, -1, Integer.MIN_VALUE}) {
            assertThat(peer.set(request, state(index, value))).isFalse();
            assertThat(peer.set(9, addresses(index, 0, 0, 0, 0))).isFalse();
        }
        for (long index : new long[] {2, 255, 0x200, 0x100000000L, 1L << 63}) {
            assertThat(peer.set(12, number(index), eventfd.fd())).isFalse();
            assertThat(peer.set(13, number(index), eventfd.fd())).isFalse();
            assertThat(peer.set(14, number(index), eventfd.fd())).isFalse();
        }
    }

    @Test
    void aRingDoesNotStartWithoutSizeAndAddresses() throws IOException {
        peer.connect(PROTOCOL);
        peer.addMemory(true);
        assertThat(peer.set(12, number(0), eventfd.fd())).isFalse();
        assertThat(peer.set(8, state(0, 256))).isTrue();
        assertThat(peer.set(12, number(0), eventfd.fd())).isFalse();
        assertThat(peer.set(9, addresses(0, 0, 0, 0, 0))).isTrue();
        assertThat(peer.set(12, number(0), eventfd.fd())).isTrue();
    }

    @Test
    void aSizeThatTheDeviceDoesNotTakeIsRefused() throws IOException {
        peer.connect(PROTOCOL);
        for (int size : new int[] {3, 0, 0x10000, 0x10100, -1}) {
            assertThat(peer.set(8, state(0, size))).as("size %d", size).isEqualTo(size == 0);
        }
        assertThat(peer.set(12, number(0), eventfd.fd())).isFalse();
    }

    @Test
    void addressesOutsideTheMemoryAndLogsAreRefused() throws IOException {
        peer.connect(PROTOCOL & ~(1L << 21));
        peer.addMemory(false);
        long user = FakeFrontEnd.USER;
        assertThat(peer.set(9, addresses(0, 0, user - 1, user, user))).isFalse();
        assertThat(peer.set(9, addresses(0, 0, user, user + FakeFrontEnd.RAM, user)))
                .isFalse();
        assertThat(peer.set(9, addresses(0, 0, user, user, -1))).isFalse();
        assertThat(peer.set(9, addresses(0, 1, user, user, user))).isFalse();
        assertThat(peer.set(9, addresses(0, 0, user, user, user))).isTrue();
    }

    @Test
    void aStartedRingAndItsFeaturesStayAsTheyAre() throws IOException {
        peer.connect(PROTOCOL);
        peer.features(3);
        peer.addMemory(true);
        peer.start(0, HIGH, eventfd, eventfd);
        assertThat(peer.set(8, state(0, 128))).isFalse();
        assertThat(peer.set(10, state(0, 0))).isFalse();
        assertThat(peer.set(9, addresses(0, 0, 0, 0, 0))).isFalse();
        assertThat(peer.set(2, number(1))).isFalse();
        assertThat(peer.set(2, number(3 | 1L << 30))).isTrue();
    }

    @Test
    void aKickThatIsNoEventfdIsNotListenedToForEver() throws IOException {
        peer.connect(PROTOCOL);
        peer.addMemory(true);
        peer.start(0, HIGH, eventfd, eventfd);
        try (Memfd file = Memfd.create("kick", 0)) {
            assertThat(peer.set(12, number(0), file.fd())).isTrue();
        }
        for (int i = 0; i < 100; i++) {
            bench.run();
        }
        assertThat(bench.backend.descriptors(new int[257])).isEqualTo(1);
    }
}
