package nicc.device.virtio_net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Frames go out (VIRTIO 1.3, section 5.1.6.2).
class TransmitTest {
    private static final byte[] FRAME = Frames.frame(Frames.PEER, 100);

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void aFrameGoesOut(Kind kind) {
        Card card = Card.ready(kind, 0);
        card.transmit(Frames.header(), FRAME);
        assertThat(card.device.sent()).containsExactly(Sent.finished(FRAME));
        assertThat(card.transmitRing().take().length()).isZero();
        assertThat(card.transmitRing().used()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void framesGoOutInOrderManyTimesRoundTheRing(Kind kind) {
        Card card = Card.ready(kind, 0, 1, 8);
        List<Sent> expected = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            byte[] frame = Frames.frame(Frames.PEER, 60 + i);
            expected.add(Sent.finished(frame));
            card.transmit(Frames.header(), frame);
            card.transmitRing().take();
        }
        assertThat(card.device.sent()).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void headerAndFrameMayLieInOneBuffer(Kind kind) {
        Card card = Card.ready(kind, 0);
        byte[] both = new byte[Card.HEADER + FRAME.length];
        System.arraycopy(FRAME, 0, both, Card.HEADER, FRAME.length);
        card.transmitRing().offer(List.of(Piece.read(card.place(both), both.length)));
        card.go(1);
        assertThat(card.device.sent()).containsExactly(Sent.finished(FRAME));
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void theHeaderMayBeCutAnywhere(Kind kind) {
        Card card = Card.ready(kind, 0);
        byte[] header = Frames.header();
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            pieces.add(Piece.read(card.place(header) + 2L * i, 2));
        }
        pieces.add(Piece.read(card.place(FRAME), FRAME.length));
        card.transmitRing().offer(pieces);
        card.go(1);
        assertThat(card.device.sent()).containsExactly(Sent.finished(FRAME));
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void aTableOfDescriptorsIsAChain(Kind kind) {
        Card card = Card.ready(kind, Features.INDIRECT_DESC);
        long table = Tables.place(
                card,
                List.of(Piece.read(card.place(Frames.header()), 12), Piece.read(card.place(FRAME), FRAME.length)));
        card.transmitRing().offerRaw(table, 32, Ring.INDIRECT);
        card.go(1);
        assertThat(card.device.sent()).containsExactly(Sent.finished(FRAME));
        assertThat(card.transmitRing().used()).isPresent();
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void aChecksumIsLeftToTheWire(Kind kind) {
        Card card = Card.ready(kind, Features.CSUM);
        byte[] frame = Frames.undone(100);
        card.transmit(Frames.header(0, 0, 0, 34, 16), frame);
        assertThat(card.device.sent())
                .containsExactly(new Sent(Sent.finished(frame).hex(), 1, 0, 0, 34, 16));
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void aLargeFrameIsLeftWhole(Kind kind) {
        Card card = Card.ready(kind, Features.CSUM | Features.HOST_TSO4);
        byte[] frame = Frames.frame(Frames.PEER, 60_000);
        card.transmit(Frames.header(1, 54, 1448, 34, 16), frame);
        assertThat(card.device.sent())
                .containsExactly(new Sent(Sent.finished(frame).hex(), 1, 1, 1448, 34, 16));
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void whatWasNotNegotiatedIsNotDone(Kind kind) {
        Card card = Card.ready(kind, Features.CSUM);
        card.transmit(Frames.header(1, 54, 1448, 34, 16), FRAME);
        assertThat(card.device.sent()).isEmpty();
        assertThat(card.transmitRing().used()).isPresent();
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void whatWasOfferedBeforeTheDriverWasReadyGoesOutThen(Kind kind) {
        Card card = Card.ready(kind, 0);
        card.device.write(0, Layout.DEVICE_STATUS, 1, 0);
        assertThat(card.status()).isZero();
        card.device.run();
        card.transmitRing()
                .offer(List.of(Piece.read(card.place(Frames.header()), 12), Piece.read(card.place(FRAME), 100)));
        card.transmitRing().publish();
        card.kick(1);
        assertThat(card.device.sent()).isEmpty();
    }
}
