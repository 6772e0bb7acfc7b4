package nicc.runtime.vfiouser;

import static nicc.runtime.vfiouser.FakeVfioUserClient.RAM;
import static nicc.runtime.vfiouser.FakeVfioUserClient.map;
import static nicc.runtime.vfiouser.FakeVfioUserClient.unmap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import nicc.runtime.device.FakeNic;
import org.junit.jupiter.api.Test;

/// Maps and unmaps of the guest's memory that cannot be.
class ServerMemoryFaultsTest extends FaultyClient {
    @Test
    void aMapThatCannotBeIsRefusedAndChangesNothing() throws IOException {
        client.version();
        assertThat(client.dmaMap(0, RAM, 0).error()).isZero();
        long[][] bad = {
            {0, 4096, 0},
            {RAM - 4096, 8192, 0},
            {RAM, 0, 0},
            {RAM + 1, 4096, 0},
            {RAM, 4097, 0},
            {RAM, 4096, 1},
            {RAM, 4096, RAM},
            {RAM, RAM + 4096, 0},
            {RAM, 4096, -4096},
            {-4096, 8192, 0},
            {RAM, -4096, 0},
            {RAM, Long.MIN_VALUE, 0},
        };
        for (long[] each : bad) {
            assertThat(client.dmaMap(each[0], each[1], each[2]).error())
                    .as("%x + %x at %x", each[0], each[1], each[2])
                    .isEqualTo(Refusal.INVALID);
        }
        assertThat(bench.memory.maps()).isEqualTo(1);
    }

    @Test
    void aMapOfSomethingThatIsNoFileIsRefused() throws IOException {
        client.version();
        assertThat(client.request(2, map(0, 4096, 0, 3), eventfd.fd()).error()).isNotZero();
        assertThat(bench.memory.maps()).isZero();
    }

    @Test
    void memoryWithoutAFileIsAcceptedAndIsAMasterAbortToTheDevice() throws IOException {
        client.realize(eventfd);
        client.enable();
        assertThat(client.request(2, map(1 << 30, 4096, 0, 3)).error()).isZero();
        client.postNumber(0, FakeNic.BELL, 4, 1 << 30);
        client.silent();
        assertThat(bench.memory.faults()).isPositive();
        assertThat(client.dmaUnmap(1 << 30, 4096).error()).isZero();
        assertThat(client.dmaUnmap(1 << 30, 4096).error()).isEqualTo(Refusal.INVALID);
    }

    @Test
    void anUnmapOfAnUnknownRangeIsRefusedAndChangesNothing() throws IOException {
        client.version();
        client.dmaMap(0, RAM, 0);
        assertThat(client.dmaUnmap(0, 4096).error()).isEqualTo(Refusal.INVALID);
        assertThat(client.dmaUnmap(4096, RAM).error()).isEqualTo(Refusal.INVALID);
        assertThat(client.request(3, unmap(0, RAM, 1)).error()).isEqualTo(Refusal.INVALID);
        assertThat(bench.memory.maps()).isEqualTo(1);
        assertThat(client.request(3, unmap(0, 0, 2)).error()).isZero();
        assertThat(bench.memory.maps()).isZero();
    }

    @Test
    void manyMapsOfOneFileUseNoDescriptors() throws IOException {
        client.version();
        client.dmaMap(0, 4096, 0);
        long before = Bench.openDescriptors();
        for (int i = 1; i < 5000; i++) {
            client.post(2, map(i * 8192L, 4096, 0, 3), client.memfd().fd());
            bench.run();
        }
        client.silent();
        assertThat(bench.memory.maps()).isEqualTo(5000);
        assertThat(Bench.openDescriptors()).isEqualTo(before);
    }
}
