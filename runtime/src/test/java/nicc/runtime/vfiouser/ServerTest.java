package nicc.runtime.vfiouser;

import static nicc.runtime.vfiouser.FakeVfioUserClient.payload;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import nicc.runtime.device.ExitPlan.Mechanism;
import nicc.runtime.device.FakeNic;
import nicc.runtime.ffi.EventFd;
import nicc.runtime.transport.AccessCounters.Site;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServerTest {
    private Bench bench;
    private FakeVfioUserClient client;
    private EventFd intx;

    @BeforeEach
    void connect() throws IOException {
        bench = new Bench();
        client = bench.connect();
        intx = EventFd.create();
    }

    @AfterEach
    void disconnect() throws IOException {
        intx.close();
        client.close();
        bench.close();
    }

    @Test
    void aClientThatRealizesLikeQemuDrivesTheDeviceByPostedWritesAndDma() throws IOException {
        client.realize(intx);
        client.enable();
        client.ram().writeInt(0x1000, 41);
        client.postNumber(0, FakeNic.BELL, 4, 0x1000);
        assertThat(client.readNumber(0, FakeNic.CTRL, 4)).isZero();
        assertThat(client.silent()).isTrue();
        assertThat(client.ram().readInt(0x1000)).isEqualTo(42);
        assertThat(client.readNumber(0, FakeNic.ICR, 4)).isEqualTo(1);
    }

    @Test
    void theVersionReplyIsNeverLongerThanTheRequest() throws IOException {
        for (String text : new String[] {FakeVfioUserClient.QEMU_VERSION, "{\"capabilities\":{}}", "{}", ""}) {
            try (FakeVfioUserClient other = reconnect()) {
                ByteBuffer reply = other.version(text).payload();
                assertThat(reply.limit()).isLessThanOrEqualTo(4 + text.length() + 1);
                assertThat(reply.getInt(0)).as("version 0.0").isZero();
            }
        }
    }

    @Test
    void theVersionReplyToQemuSaysWhatTheServerTakes() throws IOException {
        ByteBuffer reply = client.version().payload();
        assertThat(StandardCharsets.US_ASCII
                        .decode(reply.slice(4, reply.limit() - 5))
                        .toString())
                .isEqualTo(
                        "{\"capabilities\":{\"max_msg_fds\":8,\"max_data_xfer_size\":65536,\"write_multiple\":true}}");
    }

    @Test
    void theDeviceDescribesItselfAsAPciFunctionWithoutMappableRegions() throws IOException {
        client.version();
        ByteBuffer info = client.request(4, payload(16).putInt(16)).payload();
        assertThat(new int[] {info.getInt(4), info.getInt(8), info.getInt(12)}).containsExactly(3, 9, 5);
        assertThat(region(0)).containsExactly(3, 0x20000);
        assertThat(region(1)).containsExactly(3, 0x40);
        assertThat(region(2)).containsExactly(0, 0);
        assertThat(region(6)).containsExactly(0, 0);
        assertThat(region(7)).containsExactly(3, 256);
        assertThat(client.regionInfo(9).error()).isEqualTo(Refusal.INVALID);
    }

    private long[] region(int index) throws IOException {
        ByteBuffer info = client.regionInfo(index).payload();
        return new long[] {info.getInt(4), info.getLong(16)};
    }

    @Test
    void interruptIndexesHaveTheVectorsOfTheFunction() throws IOException {
        client.version();
        assertThat(irq(0)).containsExactly(7, 1);
        assertThat(irq(1)).containsExactly(1, 1);
        assertThat(irq(2)).containsExactly(1, 4);
        assertThat(client.irqInfo(3).error()).as("ERR").isEqualTo(Refusal.INVALID);
        assertThat(client.irqInfo(5).error()).isEqualTo(Refusal.INVALID);
    }

    private int[] irq(int index) throws IOException {
        ByteBuffer info = client.irqInfo(index).payload();
        return new int[] {info.getInt(4), info.getInt(12)};
    }

    @Test
    void writesQueuedByTheClientArriveInOrder() throws IOException {
        client.realize(intx);
        client.enable();
        ByteBuffer writes = payload(8 + 3 * 24).putLong(3);
        for (int i = 1; i <= 3; i++) {
            writes.putLong(FakeNic.CTRL).putInt(0).putInt(4).putLong(i);
        }
        client.post(15, writes);
        assertThat(client.readNumber(0, FakeNic.CTRL, 4)).isEqualTo(3);
        assertThat(bench.port.counters().sites())
                .contains(new Site(0, FakeNic.CTRL, true, Mechanism.POSTED, 3))
                .contains(new Site(0, FakeNic.CTRL, false, Mechanism.TRAPPED, 1));
    }

    @Test
    void anAccessOfAnyLengthIsCutIntoNaturallyAlignedOnes() throws IOException {
        client.realize(intx);
        client.enable();
        client.writeNumber(0, FakeNic.CTRL, 4, 0x04030201);
        ByteBuffer reply = client.read(0, FakeNic.CTRL + 1, 7).payload();
        assertThat(new byte[] {reply.get(16), reply.get(17), reply.get(18), reply.get(19)})
                .containsExactly(2, 3, 4, 0);
        assertThat(bench.port.counters().sites())
                .extracting(Site::offset)
                .contains((long) FakeNic.CTRL + 1, (long) FakeNic.CTRL + 2, (long) FakeNic.CTRL + 4);
    }

    @Test
    void aSynchronousWriteIsAnsweredWithoutItsDataAndCountedAsTrapped() throws IOException {
        client.realize(intx);
        client.enable();
        ByteBuffer reply = client.writeNumber(0, FakeNic.CTRL, 4, 7).payload();
        assertThat(reply.limit()).isEqualTo(16);
        assertThat(reply.getInt(12)).isEqualTo(4);
        assertThat(bench.port.counters().sites()).contains(new Site(0, FakeNic.CTRL, true, Mechanism.TRAPPED, 1));
    }

    @Test
    void aResetTakesTheDeviceToItsStartAndKeepsTheMaps() throws IOException {
        client.realize(intx);
        client.enable();
        client.writeNumber(0, FakeNic.CTRL, 4, 7);
        client.machineReset(intx);
        assertThat(client.readNumber(7, 4, 2)).as("command").isZero();
        client.enable();
        assertThat(client.readNumber(0, FakeNic.CTRL, 4)).isZero();
        assertThat(bench.memory.maps()).isEqualTo(2);
    }

    @Test
    void anUnmappedRangeIsNotReachedAnyMoreOnceTheReplyIsThere() throws IOException {
        client.realize(intx);
        client.enable();
        ByteBuffer reply = client.dmaUnmap(0, 0xA0000).payload();
        assertThat(reply.limit()).isEqualTo(24);
        assertThat(reply.getLong(16)).isEqualTo(0xA0000);
        client.ram().writeInt(0x1000, 41);
        client.postNumber(0, FakeNic.BELL, 4, 0x1000);
        client.readNumber(0, FakeNic.CTRL, 4);
        assertThat(client.silent()).isTrue();
        assertThat(client.ram().readInt(0x1000)).isEqualTo(41);
        assertThat(client.readNumber(7, 6, 2) & 0x2000)
                .as("received master abort")
                .isNotZero();
    }

    @Test
    void aReadOnlyMapIsNotWritten() throws IOException {
        client.realize(intx);
        client.enable();
        client.dmaUnmap(0, 0xA0000);
        client.request(
                2, FakeVfioUserClient.map(0, 0xA0000, 0, 1), client.memfd().fd());
        client.ram().writeInt(0x1000, 41);
        client.postNumber(0, FakeNic.BELL, 4, 0x1000);
        assertThat(client.silent()).isTrue();
        assertThat(client.ram().readInt(0x1000)).isEqualTo(41);
    }

    @Test
    void withoutBusMasteringTheDeviceReachesNoMemory() throws IOException {
        client.realize(intx);
        client.writeNumber(7, 4, 2, 3);
        client.ram().writeInt(0x1000, 41);
        client.postNumber(0, FakeNic.BELL, 4, 0x1000);
        assertThat(client.silent()).isTrue();
        assertThat(client.ram().readInt(0x1000)).isEqualTo(41);
    }

    @Test
    void aNewClientFindsTheDeviceAsTheOldOneLeftItButNoneOfItsMapsAndDescriptors() throws IOException {
        client.silent();
        long before = Bench.openDescriptors();
        client.realize(intx);
        client.enable();
        client.writeNumber(0, FakeNic.CTRL, 4, 7);
        try (FakeVfioUserClient next = reconnect()) {
            assertThat(next.version().error()).isZero();
            assertThat(bench.memory.maps()).isZero();
            assertThat(next.readNumber(0, FakeNic.CTRL, 4)).isEqualTo(7);
            next.dmaMap(0, FakeVfioUserClient.RAM, 0);
        }
        bench.run();
        assertThat(bench.server.connected()).isFalse();
        client = bench.connect();
        client.silent();
        assertThat(Bench.openDescriptors()).isLessThanOrEqualTo(before);
    }

    private FakeVfioUserClient reconnect() throws IOException {
        client.close();
        bench.run();
        bench.run();
        return bench.connect();
    }
}
