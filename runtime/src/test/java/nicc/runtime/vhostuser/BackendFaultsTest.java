package nicc.runtime.vhostuser;

import static nicc.runtime.vhostuser.FakeFrontEnd.HALF;
import static nicc.runtime.vhostuser.FakeFrontEnd.HIGH;
import static nicc.runtime.vhostuser.FakeFrontEnd.PROTOCOL;
import static nicc.runtime.vhostuser.FakeFrontEnd.message;
import static nicc.runtime.vhostuser.FakeFrontEnd.number;
import static nicc.runtime.vhostuser.FakeFrontEnd.payload;
import static nicc.runtime.vhostuser.FakeFrontEnd.region;
import static nicc.runtime.vhostuser.FakeFrontEnd.state;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import nicc.runtime.device.FakeRingNic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Messages that are none or come too early, and much of everything.
class BackendFaultsTest extends FaultyFrontEnd {
    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, Limits.MAX_PAYLOAD + 1})
    void aMessageOfImpossibleSizeEndsTheConnection(int size) throws IOException {
        peer.sendRaw(message(1, 1, size, payload(0)));
        assertThat(peer.closedByBackend()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 3, 5, 9 | 4})
    void flagsOfNoRequestEndTheConnection(int flags) throws IOException {
        peer.sendRaw(message(1, flags, 0, payload(0)));
        assertThat(peer.closedByBackend()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 6, 7, 19, 20, 21, 24, 25, 31, 32, 33, 35, 41, 1000, -1, Integer.MIN_VALUE})
    void whatIsNotOfferedIsRefused(int request) throws IOException {
        peer.connect(PROTOCOL);
        assertThat(peer.set(request, number(0))).isFalse();
        assertThat(peer.set(request, payload(0), eventfd.fd())).isFalse();
    }

    @Test
    void withoutAcknowledgementsARefusedMessageEndsTheConnection() throws IOException {
        peer.connect(PROTOCOL & ~8);
        peer.sendRaw(message(8, 1 | 8, 8, state(2, 64)));
        assertThat(peer.closedByBackend()).isTrue();
    }

    @Test
    void aRefusedQuestionEndsTheConnectionForAnAcknowledgementWouldBeTakenForTheAnswer() throws IOException {
        peer.connect(PROTOCOL);
        peer.sendRaw(message(11, 1 | 8, 8, state(2, 0)));
        assertThat(peer.closedByBackend()).isTrue();
    }

    /// Requests with a fixed payload, with one that is shorter, longer or missing.
    @ParameterizedTest
    @ValueSource(ints = {2, 8, 9, 10, 12, 13, 14, 16, 18, 37, 38, 39})
    void aPayloadOfAnotherLengthIsRefused(int request) throws IOException {
        peer.connect(PROTOCOL);
        for (int length : new int[] {0, 4, 7, 9, 39, 41, Limits.MAX_PAYLOAD}) {
            assertThat(peer.set(request, payload(length))).isFalse();
        }
    }

    @Test
    void descriptorsThatAreMissingOrTooManyAreRefusedAndClosed() throws IOException {
        peer.connect(PROTOCOL);
        long before = Bench.openDescriptors();
        int fd = eventfd.fd();
        int[] many = new int[200];
        Arrays.fill(many, fd);
        for (int request : new int[] {12, 13, 14}) {
            assertThat(peer.set(request, number(0))).isFalse();
            assertThat(peer.set(request, number(0x100), fd)).isFalse();
            assertThat(peer.set(request, number(0), fd, fd)).isFalse();
        }
        for (int request : new int[] {2, 3, 8, 9, 10, 16, 18, 34, 39}) {
            assertThat(peer.set(request, number(0), fd)).isFalse();
        }
        for (int request : new int[] {0, 5, 12, 13, 14, 37, 38, 41}) {
            assertThat(peer.set(request, number(0), many)).isFalse();
        }
        assertThat(Bench.openDescriptors()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 17, 36, 40})
    void questionsTakeNoDescriptors(int request) throws IOException {
        peer.connect(PROTOCOL);
        long before = Bench.openDescriptors();
        peer.post(request, payload(0), eventfd.fd());
        assertThat(peer.closedByBackend()).isTrue();
        assertThat(Bench.openDescriptors()).as("the connection's is closed").isEqualTo(before - 1);
    }

    @Test
    void featuresThatWereNotOfferedAreRefused() throws IOException {
        peer.connect(PROTOCOL);
        assertThat(peer.set(2, number(FakeRingNic.OFFERED | 1L << 26))).isFalse();
        assertThat(peer.set(16, number(PROTOCOL | 1L << 12))).isFalse();
        assertThat(bench.device.accepted).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 34, 36, 37, 38, 39, 40})
    void messagesOfAProtocolFeatureWaitForIt(int request) throws IOException {
        peer.connect(1L << 3);
        peer.post(request, payload(request == 39 ? 8 : request == 37 || request == 38 ? 40 : 0));
        assertThat(peer.closedByBackend()).isTrue();
    }

    @Test
    void aStatusOfMoreThanAByteIsRefused() throws IOException {
        peer.connect(PROTOCOL);
        assertThat(peer.set(39, number(256))).isFalse();
        assertThat(peer.set(39, number(-1))).isFalse();
    }

    @Test
    void repetitionUsesNothingUp() throws IOException {
        peer.connect(PROTOCOL);
        peer.features(3);
        peer.addMemory(true);
        peer.start(0, HIGH, eventfd, eventfd);
        long descriptors = Bench.openDescriptors();
        long maps = Bench.maps();
        for (int i = 0; i < 500; i++) {
            assertThat(peer.set(12, number(0), eventfd.fd())).isTrue();
            assertThat(peer.set(13, number(0), eventfd.fd())).isTrue();
            assertThat(peer.set(14, number(0), eventfd.fd())).isTrue();
            assertThat(peer.set(38, region(HIGH, HALF, HIGH, HALF))).isTrue();
            assertThat(peer.set(37, region(HIGH, HALF, HIGH, HALF), peer.memfd().fd()))
                    .isTrue();
        }
        assertThat(Bench.openDescriptors()).isEqualTo(descriptors);
        assertThat(Bench.maps()).isEqualTo(maps);
    }

    @Test
    void connectionsUseNothingUp() throws IOException {
        peer.close();
        bench.run();
        long descriptors = Bench.openDescriptors();
        for (int i = 0; i < 50; i++) {
            try (FakeFrontEnd next = bench.connect()) {
                next.connect(PROTOCOL);
                next.features(3);
                next.addMemory(true);
                next.start(1, HIGH, eventfd, eventfd);
                next.sendRaw(Arrays.copyOf(message(1, 1, 0, payload(0)), i % 12), eventfd.fd());
            }
            bench.run();
            bench.run();
        }
        assertThat(bench.backend.connected()).isFalse();
        assertThat(Bench.openDescriptors()).isEqualTo(descriptors);
        assertThat(Bench.maps()).isZero();
    }

    @Test
    void halfAMessageIsWaitedForAndForgottenWithItsSender() throws IOException {
        byte[] whole = message(37, 1 | 8, 40, region(0, HALF, 0, 0));
        peer.connect(PROTOCOL);
        peer.sendRaw(Arrays.copyOf(whole, 20), peer.memfd().fd());
        assertThat(peer.silent()).isTrue();
        peer.sendRaw(Arrays.copyOfRange(whole, 20, whole.length));
        assertThat(peer.await(37).number()).isZero();
        peer.sendRaw(Arrays.copyOf(whole, 20), peer.memfd().fd());
        peer.silent();
    }

    /// Nothing that a front-end sends makes the back-end throw, and nothing stays of it.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void randomMessagesAreSurvived(long seed) throws IOException {
        Random random = new Random(seed);
        peer.close();
        bench.run();
        long descriptors = Bench.openDescriptors();
        for (int round = 0; round < 40; round++) {
            try (FakeFrontEnd next = bench.connect()) {
                next.connect(PROTOCOL);
                next.addMemory(random.nextBoolean());
                for (int i = 0; i < 100 && !next.closedByBackend(); i++) {
                    sendRandom(next, random);
                }
            } catch (IOException _) {
                // closed by the back-end as we sent
            }
            bench.run();
            bench.run();
        }
        assertThat(Bench.openDescriptors()).isEqualTo(descriptors);
    }

    private void sendRandom(FakeFrontEnd next, Random random) throws IOException {
        int[] lengths = {0, 8, 8, 8, 40, 40, 72, random.nextInt(80)};
        ByteBuffer payload = payload(lengths[random.nextInt(lengths.length)]);
        while (payload.remaining() >= 4) {
            payload.putInt(random.nextInt(4) == 0 ? random.nextInt() : random.nextInt(3) * 4096);
        }
        int[] files = new int[random.nextInt(8) < 5 ? random.nextInt(2) : random.nextInt(20)];
        Arrays.fill(files, random.nextBoolean() ? eventfd.fd() : next.memfd().fd());
        next.sendRaw(message(random.nextInt(43), 1 | 8, payload.limit(), payload), files);
    }
}
