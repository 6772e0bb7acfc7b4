package nicc.device.e1000;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// PAUSE frames and what happens when memory has no descriptor (data sheet, sections 8.7, 13.7.5, 13.7.33).
class FlowControlTest {
    private static final byte[] FRAME = Packets.frame(Packets.STATION, 100);
    private static final byte[] PAUSE_ADDRESS = Packets.mac(0x0180C2000001L);
    private static final int RECEIVED_FULL_RING = Card.RING - 1;

    @Test
    void pauseStopsTheTransmitterForItsTime() {
        Card card = Card.transmitting();
        flowControl(card, Registers.CTRL_RFCE);
        card.arrive(pause(100));
        card.transmit(TxDescriptor.legacy(card.payload(FRAME), 100, TxDescriptor.EOP | TxDescriptor.IFCS));
        assertThat(card.sent()).isEmpty();
        assertThat(card.read(Registers.STATUS) & 1 << 4).isNotZero();
        card.device.advance(100 * 512);
        card.device.run(Card.STEPS);
        assertThat(card.sent()).hasSize(1);
        assertThat(card.read(Registers.XOFFRXC)).isEqualTo(1);
    }

    @Test
    void aPauseOfZeroEndsThePause() {
        Card card = Card.transmitting();
        flowControl(card, Registers.CTRL_RFCE);
        card.arrive(pause(100));
        card.arrive(pause(0));
        assertThat(card.read(Registers.STATUS) & 1 << 4).isZero();
    }

    @Test
    void pauseIsAnOrdinaryFrameWithoutReceiveFlowControl() {
        Card card = Card.transmitting();
        flowControl(card, 0);
        card.arrive(pause(100));
        assertThat(card.read(Registers.STATUS) & 1 << 4).isZero();
    }

    @Test
    void aFrameWaitsForADescriptor() {
        Card card = full(0);
        card.arrive(FRAME);
        assertThat(card.read(Registers.RNBC)).isEqualTo(1);
        card.write(Registers.RDT, 2);
        card.device.run(Card.STEPS);
        assertThat(card.read(Registers.GPRC)).isEqualTo(RECEIVED_FULL_RING + 1);
        assertThat(card.read(Registers.MPC)).isZero();
    }

    @Test
    void packetsAreMissedOnceThePacketBufferIsFull() {
        Card card = full(0);
        card.arrive(FRAME);
        card.causes();
        card.device.advance(48 * 8192);
        card.device.run(Card.STEPS);
        card.arrive(FRAME);
        assertThat(card.read(Registers.MPC)).isEqualTo(2);
        assertThat(card.causes()).isEqualTo(Registers.RXO);
    }

    @Test
    void aLosslessWireKeepsFramesForEver() {
        Card card = full(0, true);
        card.arrive(FRAME);
        card.device.advance(1_000_000_000);
        card.arrive(FRAME);
        card.device.run(Card.STEPS);
        assertThat(card.read(Registers.MPC)).isZero();
        card.write(Registers.RDT, 3);
        card.device.run(Card.STEPS);
        assertThat(card.read(Registers.GPRC)).isEqualTo(RECEIVED_FULL_RING + 2);
    }

    @Test
    void transmitFlowControlPausesThePartnerInstead() {
        Card card = full(Registers.CTRL_TFCE);
        card.write(Registers.FCRTH, 0x8000);
        card.write(Registers.FCTTV, 0x0680);
        card.sent();
        card.arrive(FRAME);
        byte[] xoff = pause(0x0680);
        System.arraycopy(Packets.STATION, 0, xoff, 6, 6);
        List<byte[]> sent = card.sent();
        assertThat(sent).containsExactly(xoff);
        card.device.advance(1_000_000_000);
        card.write(Registers.RDT, 2);
        card.device.run(Card.STEPS);
        assertThat(card.read(Registers.MPC)).isZero();
        assertThat(card.sent()).extracting(f -> Arrays.copyOfRange(f, 16, 18)).containsExactly(new byte[2]);
    }

    private static Card full(int ctrl) {
        return full(ctrl, false);
    }

    private static Card full(int ctrl, boolean lossless) {
        Card card = Card.receiving(0, lossless);
        flowControl(card, ctrl);
        card.write(Registers.RCTL, Registers.RCTL_EN);
        IntStream.range(0, RECEIVED_FULL_RING).forEach(i -> card.arrive(FRAME));
        return card;
    }

    private static void flowControl(Card card, int ctrl) {
        card.write(Registers.CTRL, Registers.CTRL_SLU | ctrl);
        card.write(Registers.FCAL, 0x00C28001L);
        card.write(Registers.FCAH, 0x0100);
        card.write(Registers.FCT, 0x8808);
        card.write(Registers.RCTL, Registers.RCTL_EN);
    }

    private static byte[] pause(int time) {
        byte[] frame = new byte[60];
        System.arraycopy(PAUSE_ADDRESS, 0, frame, 0, 6);
        System.arraycopy(Packets.PEER, 0, frame, 6, 6);
        frame[12] = (byte) 0x88;
        frame[13] = 0x08;
        frame[15] = 1;
        frame[16] = (byte) (time >> 8);
        frame[17] = (byte) time;
        return frame;
    }
}
