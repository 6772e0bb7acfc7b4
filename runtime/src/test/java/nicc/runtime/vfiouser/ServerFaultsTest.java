package nicc.runtime.vfiouser;

import static nicc.runtime.vfiouser.FakeVfioUserClient.RAM;
import static nicc.runtime.vfiouser.FakeVfioUserClient.irqs;
import static nicc.runtime.vfiouser.FakeVfioUserClient.map;
import static nicc.runtime.vfiouser.FakeVfioUserClient.payload;
import static nicc.runtime.vfiouser.FakeVfioUserClient.unmap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nicc.runtime.device.FakeNic;
import nicc.runtime.ffi.EventFd;
import nicc.runtime.vfiouser.FakeVfioUserClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a broken or hostile client can do to the server, and what comes of it.
class ServerFaultsTest {
    private Bench bench;
    private FakeVfioUserClient client;
    private EventFd eventfd;

    @BeforeEach
    void connect() throws IOException {
        bench = new Bench();
        client = bench.connect();
        eventfd = EventFd.create();
    }

    @AfterEach
    void disconnect() throws IOException {
        client.close();
        assertNextClientIsServed();
        eventfd.close();
        bench.close();
    }

    /// Whatever happened before.
    private void assertNextClientIsServed() throws IOException {
        bench.run();
        bench.run();
        try (FakeVfioUserClient next = bench.connect()) {
            assertThat(next.version().error()).isZero();
            assertThat(bench.memory.maps()).isZero();
        }
    }

    private static byte[] header(int id, int command, int size, int flags) {
        return ByteBuffer.wrap(new byte[16])
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) id)
                .putShort((short) command)
                .putInt(size)
                .putInt(flags)
                .array();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 15, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, Limits.MAX_MESSAGE + 1})
    void aMessageOfImpossibleSizeEndsTheConnection(int size) throws IOException {
        client.version();
        client.sendRaw(header(1, 4, size, 0));
        assertThat(client.closedByServer()).isTrue();
        assertThat(bench.server.connected()).isFalse();
    }

    @Test
    void requestsBeforeAMessageOfImpossibleSizeStillHaveTheirReplies() throws IOException {
        client.version();
        client.send(13, 0, payload(0));
        client.sendRaw(header(1, 4, 0, 0));
        assertThat(client.await().command()).isEqualTo(13);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 10, 15})
    void aHeaderAloneWhereAPayloadBelongsIsRefused(int command) throws IOException {
        if (command != 1) {
            client.version();
        }
        assertThat(client.request(command, payload(0)).error()).isEqualTo(Refusal.INVALID);
    }

    @Test
    void aMessageMayComeByteByByte() throws IOException {
        client.version();
        for (byte one : header(77, 13, 16, 0)) {
            client.sendRaw(new byte[] {one});
            bench.run();
        }
        assertThat(client.await().id()).isEqualTo(77);
    }

    @Test
    void aClientThatClosesInTheMiddleOfAMessageIsForgotten() throws IOException {
        client.realize(eventfd);
        client.sendRaw(new byte[] {1, 2, 3});
        client.close();
        bench.run();
        assertThat(bench.server.connected()).isFalse();
        assertThat(bench.memory.maps()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 6, 11, 12, 14, 19, 255, 65535})
    void anUnknownCommandIsRefusedAndTheConnectionGoesOn(int command) throws IOException {
        client.version();
        assertThat(client.request(command, payload(8)).error()).isEqualTo(Refusal.NOT_SUPPORTED);
        assertThat(client.reset().error()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 17, 18})
    void deviceFeaturesAndMigrationAreRefused(int command) throws IOException {
        client.version();
        assertThat(client.request(command, payload(8)).error()).isEqualTo(Refusal.NO_FEATURE);
    }

    @Test
    void nothingIsDoneBeforeTheVersionsAgree() throws IOException {
        assertThat(client.dmaMap(0, RAM, 0).error()).isEqualTo(Refusal.INVALID);
        assertThat(client.request(1, payload(4).putShort((short) 1)).error()).isEqualTo(Refusal.INVALID);
        assertThat(client.version().error()).isZero();
        assertThat(client.version().error()).as("only once").isEqualTo(Refusal.INVALID);
    }

    @Test
    void aReadThatWantsNoReplyGetsNone() throws IOException {
        client.version();
        client.post(9, payload(16).putLong(0).putInt(7).putInt(4));
        client.post(99, payload(0));
        assertThat(client.silent()).isTrue();
        assertThat(client.reset().error()).isZero();
    }

    @Test
    void aReplyThatNobodyAskedForIsDropped() throws IOException {
        client.version();
        client.send(11, 1, payload(16));
        assertThat(client.silent()).isTrue();
        assertThat(client.reset().error()).isZero();
    }

    @Test
    void everyRequestOfABurstHasExactlyOneReplyInOrder() throws IOException {
        client.version();
        List<Integer> sent = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            sent.add(client.send(9, 0, payload(16).putLong(0).putInt(7).putInt(256)));
        }
        List<Integer> answered = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            answered.add(client.await().id());
        }
        assertThat(answered).isEqualTo(sent);
        assertThat(client.silent()).isTrue();
    }

    @Test
    void descriptorsOnMessagesThatTakeNoneAreClosed() throws IOException {
        client.version();
        client.silent();
        long before = Bench.openDescriptors();
        for (int i = 0; i < 100; i++) {
            client.request(13, payload(0), eventfd.fd(), eventfd.fd());
            client.request(99, payload(0), eventfd.fd());
            client.post(10, FakeVfioUserClient.write(7, 4, 2, 0), eventfd.fd());
            client.request(8, irqs(0x21, 0, 0, 1), eventfd.fd());
            client.request(2, map(0, 4096, 0, 3), eventfd.fd(), eventfd.fd());
            client.request(3, unmap(0, 0, 2), eventfd.fd());
        }
        client.silent();
        assertThat(Bench.openDescriptors()).isEqualTo(before);
    }

    @Test
    void descriptorsInTheMiddleOfAMessageAreClosed() throws IOException {
        client.version();
        client.silent();
        long before = Bench.openDescriptors();
        byte[] header = header(1, 2, 48, 0);
        client.sendRaw(header);
        bench.run();
        client.sendRaw(map(0, 4096, 0, 3).array(), client.memfd().fd());
        assertThat(client.await().error()).as("a map without a file").isZero();
        assertThat(bench.memory.maps()).isZero();
        assertThat(Bench.openDescriptors()).isEqualTo(before);
    }

    @Test
    void descriptorsOfAMessageThatIsStillIncompleteStayItsOwn() throws IOException {
        client.version();
        byte[] first = concat(header(1, 2, 48, 0), map(0, 4096, 0, 3).array());
        byte[] second = concat(header(2, 2, 48, 0), map(4096, 4096, 0, 3).array());
        client.sendRaw(slice(first, 0, 20), client.memfd().fd());
        bench.run();
        client.sendRaw(slice(first, 20, 48));
        client.sendRaw(second, client.memfd().fd());
        assertThat(client.await().error()).isZero();
        assertThat(client.await().error()).isZero();
        assertThat(bench.memory.maps()).isEqualTo(2);
    }

    private static byte[] concat(byte[] a, byte[] b) {
        return ByteBuffer.allocate(a.length + b.length).put(a).put(b).array();
    }

    private static byte[] slice(byte[] bytes, int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    @Test
    void setIrqsWithIndexStartOrCountOutOfRangeIsRefused() throws IOException {
        client.version();
        int[][] bad = {
            {0x21, 5, 0, 1},
            {0x21, -1, 0, 1},
            {0x21, 0, 1, 1},
            {0x21, 0, 0, 2},
            {0x21, 2, -1, 2},
            {0x21, 2, 2, -1},
            {0x21, 2, Integer.MAX_VALUE, Integer.MAX_VALUE},
            {0x21, 3, 0, 1},
            {0x27, 0, 0, 1},
            {0x20, 0, 0, 1},
            {0x01, 0, 0, 1},
            {0x39, 0, 0, 1},
            {0x22, 0, 0, 1},
            {0x61, 0, 0, 1},
            {0x0C, 0, 0, 1},
            {0x11, 2, 0, 1},
        };
        for (int[] each : bad) {
            assertThat(client.setIrqs(each[0], each[1], each[2], each[3]).error())
                    .as("%x index %d start %d count %d", each[0], each[1], each[2], each[3])
                    .isEqualTo(Refusal.INVALID);
        }
        assertThat(client.setIrqs(0x24, 2, 0, 3, eventfd.fd()).error())
                .as("one descriptor for three vectors")
                .isEqualTo(Refusal.INVALID);
    }

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

    @Test
    void guestCausedNonsenseHasADefinedValueAndNoErrorReply() throws IOException {
        client.realize(eventfd);
        client.enable();
        long[][] accesses = {{0, 0x20000}, {0, -1}, {0, Long.MIN_VALUE}, {5, 0}, {6, 0}, {8, 0}, {9, 0}, {-1, 0}};
        for (long[] each : accesses) {
            assertThat(client.readNumber((int) each[0], each[1], 4)).isEqualTo(0xFFFF_FFFFL);
            assertThat(client.writeNumber((int) each[0], each[1], 4, 1).error()).isZero();
        }
        assertThat(client.readNumber(7, 256, 4)).isZero();
        assertThat(client.readNumber(7, 1L << 40, 4)).isZero();
        assertThat(client.writeNumber(7, Long.MIN_VALUE, 4, 1).error()).isZero();
        assertThat(client.read(0, 0, 0).payload().limit()).isEqualTo(16);
        client.writeNumber(7, 4, 2, 0);
        assertThat(client.readNumber(0, FakeNic.CTRL, 4)).as("decoding is off").isEqualTo(0xFFFF_FFFFL);
    }

    @Test
    void anAccessThatCountsMoreBytesThanItHasIsRefused() throws IOException {
        client.realize(eventfd);
        client.enable();
        assertThat(client.request(10, payload(20).putLong(0).putInt(0).putInt(5))
                        .error())
                .isEqualTo(Refusal.INVALID);
        assertThat(client.request(10, payload(20).putLong(0).putInt(0).putInt(-1))
                        .error())
                .isEqualTo(Refusal.INVALID);
        assertThat(client.read(0, 0, Limits.MAX_TRANSFER + 1).error()).isEqualTo(Refusal.INVALID);
        assertThat(client.read(0, 0, -1).error()).isEqualTo(Refusal.INVALID);
        assertThat(client.read(0, 0, Limits.MAX_TRANSFER).payload().limit()).isEqualTo(16 + Limits.MAX_TRANSFER);
    }

    @Test
    void aWriteMultiThatCountsMoreThanItHasIsRefusedAndAnEntryOfBadLengthIsDropped() throws IOException {
        client.realize(eventfd);
        client.enable();
        assertThat(client.request(15, payload(8 + 24).putLong(2)).error()).isEqualTo(Refusal.INVALID);
        assertThat(client.request(15, payload(8 + 24).putLong(-1)).error()).isEqualTo(Refusal.INVALID);
        ByteBuffer writes = payload(8 + 2 * 24).putLong(2);
        writes.putLong(FakeNic.CTRL).putInt(0).putInt(9).putLong(1);
        writes.putLong(FakeNic.CTRL).putInt(0).putInt(4).putLong(2);
        Answer answer = client.request(15, writes);
        assertThat(answer.error()).isZero();
        assertThat(client.readNumber(0, FakeNic.CTRL, 4)).isEqualTo(2);
    }

    @Test
    void signalsThatNobodyTakesAddUpAndStopNobody() throws IOException {
        client.realize(eventfd);
        client.enable();
        for (int i = 0; i < 100; i++) {
            client.setIrqs(0x21, 0, 0, 1);
        }
        assertThat(eventfd.drain()).isEqualTo(100);
    }

    @Test
    void anEventfdThatIsNoneIsOfNoConsequence() throws IOException {
        client.realize(eventfd);
        client.enable();
        client.setIrqs(0x24, 0, 0, 1, client.memfd().fd());
        client.setIrqs(0x14, 0, 0, 1, client.memfd().fd());
        client.writeNumber(0, FakeNic.IMS, 4, 1);
        client.writeNumber(0, FakeNic.ICS, 4, 1);
        assertThat(client.reset().error()).isZero();
    }

    @Test
    void clientsThatComeWhileOneIsServedWaitForTheirTurn() throws IOException {
        client.version();
        List<FakeVfioUserClient> storm = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            storm.add(bench.connect());
        }
        assertThat(client.reset().error()).isZero();
        client.close();
        for (FakeVfioUserClient next : storm) {
            assertThat(next.version().error()).isZero();
            next.close();
        }
    }

    @Test
    void aClientThatReadsNoRepliesIsNotReadFromEither() throws IOException {
        client.version();
        byte[] request = concat(
                header(1, 9, 32, 0),
                payload(16).putLong(0).putInt(7).putInt(256).array());
        long sent = client.sendUntilBlocked(request);
        assertThat(sent).as("bytes taken from a client that reads nothing").isLessThan(4 << 20);
        assertThat(client.await().error()).isZero();
    }
}
