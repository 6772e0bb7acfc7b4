package nicc.device.virtio_net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The device's rings in the hands of a vhost-user front-end (docs/language.md, section 6).
class FrontEndTest {
    private static final byte[] FRAME = Frames.frame(Frames.PEER, 100);

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void framesGoOutAndTheRingsOwnMessageIsSent(Kind kind) {
        FrontEnd frontEnd = FrontEnd.ready(kind);
        frontEnd.transmit(FRAME);
        assertThat(frontEnd.device.sent()).containsExactly(Sent.finished(FRAME));
        assertThat(frontEnd.rings[1].take().length()).isZero();
        assertThat(frontEnd.device.messages()).containsExactly(1);
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void framesComeInWhoeverTheyAreFor(Kind kind) {
        FrontEnd frontEnd = FrontEnd.ready(kind);
        long buffer = frontEnd.offerBuffer(Card.BUFFER);
        frontEnd.arrive(FRAME);
        assertThat(frontEnd.rings[0].take().length()).isEqualTo(Card.HEADER + FRAME.length);
        assertThat(frontEnd.device.dump(buffer + Card.HEADER, FRAME.length)).isEqualTo(FRAME);
        assertThat(frontEnd.device.messages()).containsExactly(0);
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void whereARingStoppedTheNextDeviceGoesOn(Kind kind) {
        FrontEnd frontEnd = FrontEnd.ready(kind);
        for (int i = 0; i < 2 * Card.QUEUE + 3; i++) {
            frontEnd.transmit(FRAME);
            frontEnd.rings[1].take();
        }
        frontEnd.device.sent();
        long base = frontEnd.stop(1);
        frontEnd.device.reset(false);
        frontEnd.features();
        frontEnd.setUp(1, base);
        frontEnd.write(FrontEnd.ENABLED + 1, 1, 1);
        frontEnd.write(FrontEnd.STARTED + 1, 1, 1);
        frontEnd.transmit(FRAME);
        assertThat(frontEnd.device.sent()).containsExactly(Sent.finished(FRAME));
        frontEnd.rings[1].take();
        assertThat(frontEnd.rings[1].used()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void aFrameOfWhichHalfIsStoredTakesNoBufferWithIt(Kind kind) {
        FrontEnd frontEnd = FrontEnd.ready(kind);
        frontEnd.offerBuffer(64);
        frontEnd.arrive(FRAME);
        assertThat(frontEnd.stop(0)).isEqualTo(kind.packed() ? 0x8000_8000L : 0);
        frontEnd.write(FrontEnd.STARTED, 1, 1);
        frontEnd.offerBuffer(Card.BUFFER);
        frontEnd.arrive(FRAME);
        assertThat(frontEnd.rings[0].take().length()).isEqualTo(64);
        assertThat(frontEnd.rings[0].take().length()).isEqualTo(Card.HEADER + FRAME.length - 64);
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void aRingRestsWhileItIsDisabledOrNotStarted(Kind kind) {
        FrontEnd frontEnd = FrontEnd.ready(kind);
        frontEnd.write(FrontEnd.ENABLED + 1, 1, 0);
        frontEnd.transmit(FRAME);
        assertThat(frontEnd.device.sent()).isEmpty();
        frontEnd.write(FrontEnd.ENABLED + 1, 1, 1);
        frontEnd.device.run();
        assertThat(frontEnd.device.sent()).hasSize(1);
        frontEnd.write(FrontEnd.STARTED + 1, 1, 0);
        frontEnd.transmit(FRAME);
        assertThat(frontEnd.device.sent()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void aConfiguredRingStaysAsItIs(Kind kind) {
        FrontEnd frontEnd = FrontEnd.ready(kind);
        frontEnd.write(FrontEnd.SIZE, 2, 32);
        frontEnd.write(FrontEnd.BASE, 4, 7);
        frontEnd.write(FrontEnd.DESCRIPTORS, 8, 0);
        assertThat(frontEnd.read(FrontEnd.SIZE, 2)).isEqualTo(Card.QUEUE);
        assertThat(frontEnd.read(FrontEnd.BASE, 4)).isEqualTo(kind.packed() ? 0x8000_8000L : 0);
        assertThat(frontEnd.read(FrontEnd.DESCRIPTORS, 8)).isEqualTo(frontEnd.rings[0].descriptors);
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void whatIsNotOfferedIsNotAccepted(Kind kind) {
        FrontEnd frontEnd = new FrontEnd(kind);
        long offered = frontEnd.read(FrontEnd.OFFERED, 8);
        assertThat(offered & FrontEnd.PLAIN).isEqualTo(FrontEnd.PLAIN);
        assertThat(offered & Features.RING_RESET).as("nobody would tell").isZero();
        frontEnd.write(FrontEnd.ACCEPTED, 8, offered | 1L << 26);
        assertThat(frontEnd.read(FrontEnd.ACCEPTED, 8)).isZero();
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void aRingThatBreaksTheRulesIsTold(Kind kind) {
        FrontEnd frontEnd = FrontEnd.ready(kind);
        frontEnd.write(FrontEnd.STATUS, 1, 15);
        frontEnd.rings[1].offerRaw(frontEnd.allocate(64), 24, Ring.INDIRECT);
        frontEnd.go(1);
        assertThat(frontEnd.read(FrontEnd.STATUS, 1)).isEqualTo(15 | 64);
        frontEnd.write(FrontEnd.STATUS, 1, 0);
        assertThat(frontEnd.read(FrontEnd.STATUS, 1)).isZero();
    }
}
