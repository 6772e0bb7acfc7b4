package nicc.runtime.vhostuser;

import static nicc.runtime.vhostuser.FakeFrontEnd.HALF;
import static nicc.runtime.vhostuser.FakeFrontEnd.HIGH;
import static nicc.runtime.vhostuser.FakeFrontEnd.PROTOCOL;
import static nicc.runtime.vhostuser.FakeFrontEnd.payload;
import static nicc.runtime.vhostuser.FakeFrontEnd.region;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Regions of memory that cannot be.
class BackendMemoryFaultsTest extends FaultyFrontEnd {
    @Test
    void aTableWithAnotherNumberOfRegionsOrDescriptorsIsRefused() throws IOException {
        peer.connect(PROTOCOL);
        int fd = peer.memfd().fd();
        for (int count : new int[] {-1, 0x7FFFFFFF, 2, 9, 0x10000001}) {
            ByteBuffer table = payload(40).putInt(count).putInt(0).putLong(0).putLong(PAGE);
            assertThat(peer.set(5, table, fd)).isFalse();
        }
        assertThat(peer.set(5, payload(40).putInt(1))).isFalse();
        assertThat(peer.set(5, payload(8 + 9 * 32).putInt(9), fd)).isFalse();
        assertThat(bench.memory.maps()).isZero();
    }

    @Test
    void aTableOfWhichOneRegionDoesNotFitLeavesNone() throws IOException {
        peer.connect(PROTOCOL);
        peer.addMemory(true);
        int fd = peer.memfd().fd();
        ByteBuffer table = payload(72).putInt(2).putInt(0);
        table.putLong(0).putLong(HALF).putLong(0).putLong(0);
        table.putLong(0).putLong(HALF).putLong(0).putLong(0);
        assertThat(peer.set(5, table, fd, fd)).isFalse();
        assertThat(bench.memory.maps()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0",
        "1, 4096, 0, 0",
        "0, 4095, 0, 0",
        "0, 4096, 0, 1",
        "0, 4096, 0, 1048576",
        "0, 2097152, 0, 0",
        "0, 4096, 0, -4096",
        "-4096, 8192, 0, 0",
        "0, -4096, 0, 0",
        "0, 4096, -1, 0",
        "0x80000, 0x100000, 0, 0"
    })
    void aRegionThatCannotBeIsRefused(String guest, String size, String user, String offset) throws IOException {
        peer.connect(PROTOCOL);
        peer.addMemory(true);
        ByteBuffer region = region(Long.decode(guest), Long.decode(size), Long.decode(user), Long.decode(offset));
        assertThat(peer.set(37, region, peer.memfd().fd())).isFalse();
        assertThat(bench.memory.maps()).isEqualTo(2);
    }

    @Test
    void whatIsNoMemoryIsRefused() throws IOException {
        peer.connect(PROTOCOL);
        assertThat(peer.set(37, region(0, PAGE, 0, 0), eventfd.fd())).isFalse();
        assertThat(peer.set(37, region(0, PAGE, 0, 0))).isFalse();
    }

    @Test
    void aRegionThatIsNotThereIsNotTakenAway() throws IOException {
        peer.connect(PROTOCOL);
        peer.addMemory(true);
        assertThat(peer.set(38, region(0, PAGE, 0, 0))).isFalse();
        assertThat(peer.set(38, region(0, HALF, PAGE, 0))).isFalse();
        assertThat(peer.set(38, region(HIGH + HALF, HALF, 0, 0))).isFalse();
        assertThat(bench.memory.maps()).isEqualTo(2);
    }

    @Test
    void moreRegionsThanSlotsAreRefused() throws IOException {
        peer.connect(PROTOCOL);
        int slots = (int) peer.get(36, payload(0)).number();
        for (int i = 0; i < slots; i++) {
            assertThat(peer.set(
                            37,
                            region(i * PAGE, PAGE, i * PAGE, 0),
                            peer.memfd().fd()))
                    .isTrue();
        }
        assertThat(peer.set(
                        37,
                        region(slots * PAGE, PAGE, slots * PAGE, 0),
                        peer.memfd().fd()))
                .isFalse();
        assertThat(Bench.maps()).as("one map of one file, and the peer's own").isLessThanOrEqualTo(3);
    }
}
