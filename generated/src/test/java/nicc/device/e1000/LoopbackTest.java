package nicc.device.e1000;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// What is transmitted is received (data sheet, sections 13.4.7.1.1, 13.4.22).
class LoopbackTest {
    private static final int COMMAND = TxDescriptor.EOP | TxDescriptor.IFCS;
    private static final byte[] FRAME = Packets.frame(Packets.BROADCAST, 1024);

    @Test
    void throughThePhy() {
        Card card = prepared();
        card.writePhy(0, 0x4140);
        assertLooped(card);
    }

    @Test
    void inTheMac() {
        Card card = prepared();
        card.write(Registers.RCTL, Registers.RCTL_EN | Registers.RCTL_BAM | Registers.RCTL_LBM_MAC);
        assertLooped(card);
    }

    @Test
    void needsNoCable() {
        Card card = prepared();
        card.device.link(false);
        card.writePhy(0, 0x4140);
        assertLooped(card);
    }

    @Test
    void aShortFrameMeetsTheSameGateAsOneFromTheWire() {
        Card card = prepared();
        card.write(Registers.TCTL, Registers.TCTL_EN);
        card.writePhy(0, 0x4140);
        card.transmit(TxDescriptor.legacy(card.payload(FRAME), 40, COMMAND));
        assertThat(card.used()).isZero();
        assertThat(card.read(Registers.RUC)).isEqualTo(1);
    }

    @Test
    void framesThatFindNoDescriptorDoNotOutliveTheReceiver() {
        Card card = prepared();
        card.writePhy(0, 0x4140);
        byte[][] frames = new byte[8][];
        Arrays.fill(frames, TxDescriptor.legacy(card.payload(FRAME), FRAME.length, COMMAND));
        for (int round = 0; round < 5; round++) {
            card.transmit(frames);
            card.device.advance(200_000_000);
            card.device.run(Card.STEPS);
        }
        assertThat(card.used()).isEqualTo(Card.RING - 1);
        assertThat(card.read(Registers.GPRC) + card.read(Registers.MPC)).isEqualTo(5 * 8);
        card.transmit(frames);
        card.write(Registers.RCTL, 0);
        card.device.run(Card.STEPS);
        card.write(Registers.RDT, 5);
        card.write(Registers.RCTL, Registers.RCTL_EN | Registers.RCTL_BAM);
        assertThat(card.device.run(Card.STEPS)).isZero();
    }

    private static Card prepared() {
        Card card = Card.receiving(Registers.RCTL_BAM);
        card.write(Registers.TDBAL, Card.MEMORY);
        card.write(Registers.TDLEN, Card.RING * 16);
        card.write(Registers.TCTL, Registers.TCTL_EN | Registers.TCTL_PSP);
        return card;
    }

    private static void assertLooped(Card card) {
        card.transmit(TxDescriptor.legacy(card.payload(FRAME), FRAME.length, COMMAND));
        assertThat(card.sent()).isEmpty();
        assertThat(card.take().data()).isEqualTo(Packets.withFcs(FRAME));
    }
}
