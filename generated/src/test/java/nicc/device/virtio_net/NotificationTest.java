package nicc.device.virtio_net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Notifications both ways (VIRTIO 1.3, sections 2.7.7, 2.7.10, 2.8.14 and 4.1.5.3).
class NotificationTest {
    private static final byte[] FRAME = Frames.frame(Kind.MAC, 100);

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void aUsedBufferIsTold(Kind kind) {
        Card card = Card.ready(kind, 0);
        card.offerBuffers(4, Card.BUFFER);
        assertThat(card.device.messages()).isEmpty();
        card.arrive(FRAME);
        assertThat(card.device.messages()).containsExactly(1);
        assertThat(card.device.line()).isTrue();
        assertThat(card.device.read(0, Layout.ISR, 1)).isEqualTo(1);
        assertThat(card.device.line()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void whoWantsNoInterruptGetsNone(Kind kind) {
        Card card = Card.ready(kind, 0);
        card.offerBuffers(4, Card.BUFFER);
        card.receiveRing().wantInterrupts(false);
        card.arrive(FRAME);
        assertThat(card.device.messages()).isEmpty();
        assertThat(card.receiveRing().used()).isPresent();
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void anInterruptComesWhenTheIndexIsReached(Kind kind) {
        Card card = Card.ready(kind, Features.EVENT_IDX);
        card.offerBuffers(8, Card.BUFFER);
        if (card.receiveRing() instanceof SplitRing ring) {
            ring.usedEvent(2);
        } else if (card.receiveRing() instanceof PackedRing ring) {
            ring.usedEvent(2, true);
        }
        card.arrive(FRAME);
        card.arrive(FRAME);
        assertThat(card.device.messages()).isEmpty();
        card.arrive(FRAME);
        assertThat(card.device.messages()).containsExactly(1);
        card.arrive(FRAME);
        assertThat(card.device.messages()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void aDeviceAtRestWantsToBeNotified(Kind kind) {
        Card card = Card.ready(kind, 0);
        card.transmit(Frames.header(), FRAME);
        assertThat(card.transmitRing().wantsKicks()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void aDeviceAtRestNamesTheNextIndex(Kind kind) {
        Card card = Card.ready(kind, Features.EVENT_IDX | Features.INDIRECT_DESC);
        for (int i = 0; i < 3; i++) {
            byte[] all = new byte[Card.HEADER + 60];
            card.transmitRing().offer(List.of(Piece.read(card.place(all), all.length)));
        }
        card.go(1);
        int event = card.transmitRing() instanceof SplitRing ring
                ? ring.availableEvent()
                : ((PackedRing) card.transmitRing()).availableEvent() & 0x7FFF;
        assertThat(event).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void aNotificationOfAQueueThatIsOffDoesNothing(Kind kind) {
        Card card = Card.ready(kind, 0);
        for (int queue = 0; queue < 9; queue++) {
            card.write32(Layout.NOTIFY + 4 * queue, 0xFFFF_FFFFL);
        }
        card.device.run();
        assertThat(card.broken()).isFalse();
        assertThat(card.device.messages()).isEmpty();
    }
}
