package nicc.device.virtio_net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Frames come in (VIRTIO 1.3, sections 5.1.6.3 and 5.1.6.4).
class ReceiveTest {
    private static final byte[] FRAME = Frames.frame(Kind.MAC, 100);

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void aFrameComesIn(Kind kind) {
        Card card = Card.ready(kind, 0);
        card.offerBuffers(4, Card.BUFFER);
        card.arrive(FRAME);
        assertThat(card.received()).isEqualTo(FRAME);
        assertThat(card.receiveRing().used()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void theHeaderSaysOneBufferAndNothingElse(Kind kind) {
        Card card = Card.ready(kind, 0);
        card.offerBuffers(1, Card.BUFFER);
        card.arrive(FRAME);
        byte[] header = Arrays.copyOf(card.content(card.receiveRing().take()), Card.HEADER);
        assertThat(header).isEqualTo(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0});
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void aFrameShorterThanTheWiresShortestComesInPadded(Kind kind) {
        Card card = Card.ready(kind, 0);
        byte[] frame = Frames.frame(Kind.MAC, 20);
        card.offerBuffers(1, Card.BUFFER);
        card.arrive(frame);
        assertThat(card.received()).isEqualTo(Arrays.copyOf(frame, 60));
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void aFrameIsMergedFromSeveralBuffers(Kind kind) {
        Card card = Card.ready(kind, 0);
        byte[] frame = Frames.frame(Kind.MAC, 1000);
        card.offerBuffers(5, 256);
        card.arrive(frame);
        byte[] all = new byte[0];
        for (int i = 0; i < 4; i++) {
            byte[] part = card.content(card.receiveRing().take());
            int old = all.length;
            all = Arrays.copyOf(all, old + part.length);
            System.arraycopy(part, 0, all, old, part.length);
        }
        assertThat(all[10]).isEqualTo((byte) 4);
        assertThat(Arrays.copyOfRange(all, Card.HEADER, all.length)).isEqualTo(frame);
        assertThat(card.receiveRing().used()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void aFrameWaitsForMoreBuffersAndNothingIsUsedUntilThen(Kind kind) {
        Card card = Card.ready(kind, 0);
        byte[] frame = Frames.frame(Kind.MAC, 1000);
        card.offerBuffers(3, 256);
        card.arrive(frame);
        assertThat(card.receiveRing().used()).isEmpty();
        card.offerBuffers(1, 256);
        assertThat(card.content(card.receiveRing().take())[10]).isEqualTo((byte) 4);
        card.receiveRing().take();
        card.receiveRing().take();
        assertThat(card.receiveRing().take().length()).isEqualTo(1012 - 3 * 256);
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void aFrameThatAllBuffersTogetherCannotHoldIsDropped(Kind kind) {
        Card card = Card.ready(kind, 0);
        card.offerBuffers(Card.QUEUE, 64);
        card.arrive(Frames.frame(Kind.MAC, 1400));
        assertThat(card.receiveRing().used()).isEmpty();
        card.arrive(FRAME);
        assertThat(card.receiveRing().take().length()).isEqualTo(64);
        assertThat(card.receiveRing().take().length()).isEqualTo(112 - 64);
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void theHeaderMayBeCutAnywhere(Kind kind) {
        Card card = Card.ready(kind, 0);
        long place = card.allocate(200);
        card.receiveRing()
                .offer(List.of(
                        Piece.write(place, 5),
                        Piece.write(place + 5, 6),
                        Piece.write(place + 11, 3),
                        Piece.write(place + 14, 180)));
        card.go(0);
        card.arrive(FRAME);
        assertThat(card.receiveRing().take().length()).isEqualTo(112);
        assertThat(card.device.dump(place + 12, 100)).isEqualTo(FRAME);
        assertThat(card.device.dump(place + 10, 2)).isEqualTo(new byte[] {1, 0});
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void aFrameWaitsForTheFirstBuffer(Kind kind) {
        Card card = Card.ready(kind, 0);
        card.arrive(FRAME);
        assertThat(card.receiveRing().used()).isEmpty();
        card.offerBuffers(1, Card.BUFFER);
        assertThat(card.received()).isEqualTo(FRAME);
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void whatTheDriverTakesUnfinishedIsDescribed(Kind kind) {
        Card card = Card.ready(kind, Features.GUEST_CSUM | Features.GUEST_TSO4);
        byte[] frame = Frames.frame(Kind.MAC, 5000);
        card.offerBuffers(4, Card.BUFFER);
        card.arrive(frame, Arrays.copyOf(Frames.header(1, 54, 1448, 34, 16), 10));
        byte[] first = card.content(card.receiveRing().take());
        assertThat(Arrays.copyOf(first, Card.HEADER))
                .isEqualTo(new byte[] {1, 1, 54, 0, (byte) 0xA8, 5, 34, 0, 16, 0, 3, 0});
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void withoutAReadyDriverFramesAreLost(Kind kind) {
        Card card = Card.fresh(kind);
        card.arrive(FRAME);
        assertThat(card.device.messages()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void manyFramesGoRoundTheRing(Kind kind) {
        Card card = Card.ready(kind, 0, 1, 8);
        for (int i = 0; i < 40; i++) {
            byte[] frame = Frames.frame(Kind.MAC, 60 + 20 * i);
            card.offerBuffers(3, 512);
            card.arrive(frame);
            int parts = (frame.length + Card.HEADER + 511) / 512;
            assertThat(card.content(card.receiveRing().take())[10]).isEqualTo((byte) parts);
            for (int j = 1; j < parts; j++) {
                card.receiveRing().take();
            }
            for (int j = parts; j < 3; j++) {
                card.arrive(FRAME);
                card.receiveRing().take();
            }
        }
    }
}
