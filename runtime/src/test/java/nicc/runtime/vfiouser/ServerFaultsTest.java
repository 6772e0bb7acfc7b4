package nicc.runtime.vfiouser;

import static nicc.runtime.vfiouser.FakeVfioUserClient.RAM;
import static nicc.runtime.vfiouser.FakeVfioUserClient.payload;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Messages that are none, and clients that do not read, or come in numbers.
class ServerFaultsTest extends FaultyClient {
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
        assertThat(bench.server.rests()).as("replies wait").isFalse();
        assertThat(client.await().error()).isZero();
    }
}
