package nicc.runtime.irq;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import nicc.runtime.ffi.EventFd;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Messages that bring no news wait a little, and none is lost.
class MessageVectorsTest {
    private static final int RECEIVE = 0;
    private static final int TRANSMIT = 1;

    private final MessageVectors vectors = new MessageVectors(2);
    private EventFd receive;
    private EventFd transmit;
    private long arrived;
    private long now = 1_000_000;

    @BeforeEach
    void consume() throws IOException {
        receive = EventFd.create();
        transmit = EventFd.create();
        vectors.consumer(RECEIVE, receive);
        vectors.consumer(TRANSMIT, transmit);
        vectors.arrivals(() -> arrived);
        vectors.advanceTo(now);
    }

    @AfterEach
    void close() {
        vectors.disable();
    }

    private void pass(long nanos) {
        now += nanos;
        vectors.advanceTo(now);
    }

    private void work(int steps) {
        vectors.worked(steps);
    }

    @Test
    void newsAreToldAtOnce() {
        arrived++;
        assertThat(vectors.signal(RECEIVE)).isTrue();
        assertThat(receive.drain()).isEqualTo(1);
        assertThat(vectors.deadline()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void whatTheGuestHasBegunWaitsForMoreOfIt() {
        for (int i = 0; i < 5; i++) {
            assertThat(vectors.signal(TRANSMIT)).isTrue();
            work(3);
            pass(MessageVectors.WAIT / 5);
        }
        assertThat(transmit.drain()).isZero();
        assertThat(vectors.deadline()).isEqualTo(now);
        work(0);
        assertThat(transmit.drain()).isEqualTo(1);
        assertThat(vectors.deadline()).isEqualTo(Long.MAX_VALUE);
        assertThat(vectors.signals()).isEqualTo(1);
    }

    @Test
    void newsDoNotTakeItAlong() {
        vectors.signal(TRANSMIT);
        arrived++;
        vectors.signal(RECEIVE);
        work(1);
        assertThat(receive.drain()).isEqualTo(1);
        assertThat(transmit.drain()).isZero();
        pass(MessageVectors.WAIT);
        work(0);
        assertThat(transmit.drain()).isEqualTo(1);
    }

    @Test
    void whatGoesOutWithNewsOfItsOwnVectorWaitsNoLonger() {
        vectors.signal(RECEIVE);
        assertThat(vectors.deadline()).isEqualTo(now + MessageVectors.WAIT);
        arrived++;
        vectors.signal(RECEIVE);
        assertThat(receive.drain()).isEqualTo(1);
        assertThat(vectors.deadline()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void whatHasBeenToldByAnotherVectorIsNoNews() {
        arrived++;
        vectors.signal(RECEIVE);
        work(1);
        vectors.signal(TRANSMIT);
        assertThat(transmit.drain()).isZero();
        assertThat(vectors.deadline()).isEqualTo(now + MessageVectors.WAIT);
    }

    @Test
    void inOneRoundAllVectorsMayTellOfTheSameNews() {
        arrived++;
        vectors.signal(TRANSMIT);
        vectors.signal(RECEIVE);
        assertThat(transmit.drain()).isEqualTo(1);
        assertThat(receive.drain()).isEqualTo(1);
    }

    @Test
    void whatComesAfterAMessageOfItsRoundIsNews() {
        arrived++;
        vectors.signal(RECEIVE);
        arrived++;
        work(1);
        vectors.signal(RECEIVE);
        assertThat(receive.drain()).isEqualTo(2);
    }

    @Test
    void aGuestThatSendsFastIsNotKeptWaiting() {
        work(MessageVectors.BUSY);
        vectors.signal(TRANSMIT);
        assertThat(transmit.drain()).isEqualTo(1);
        vectors.signal(TRANSMIT);
        assertThat(transmit.drain()).isZero();
        work(MessageVectors.BUSY);
        assertThat(transmit.drain()).isEqualTo(1);
    }

    @Test
    void aConsumerThatGoesGetsWhatWasMeantForIt() throws IOException {
        try (EventFd copy = EventFd.create()) {
            vectors.signal(TRANSMIT);
            vectors.consumer(TRANSMIT, copy);
            assertThat(vectors.signals()).isEqualTo(1);
            pass(MessageVectors.WAIT);
            work(0);
            assertThat(copy.drain()).isZero();
            vectors.consumer(TRANSMIT, null);
        }
        assertThat(vectors.signal(TRANSMIT)).isFalse();
        assertThat(vectors.signal(-1)).isFalse();
        assertThat(vectors.signal(2)).isFalse();
    }

    @Test
    void whereNobodyCountsNothingWaits() throws IOException {
        MessageVectors plain = new MessageVectors(1);
        EventFd consumer = EventFd.create();
        plain.consumer(0, consumer);
        assertThat(plain.signal(0)).isTrue();
        assertThat(plain.signal(0)).isTrue();
        assertThat(consumer.drain()).isEqualTo(2);
        plain.disable();
    }
}
