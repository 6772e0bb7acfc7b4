package nicc.device.e1000;

import static nicc.device.e1000.Received.DD;
import static nicc.device.e1000.Received.EOP;
import static nicc.device.e1000.Received.IXSM;
import static nicc.device.e1000.Received.VP;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import nicc.dsl.interp.Effect;
import org.junit.jupiter.api.Test;

/// Frames into descriptors (data sheet, section 3.2).
class ReceiveTest {
    private static final byte[] FRAME = Packets.frame(Packets.STATION, 100);

    @Test
    void storesTheFrameWithItsFcs() {
        Card card = Card.receiving(0);
        card.arrive(FRAME);
        Received received = card.take();
        assertThat(received.data()).isEqualTo(Packets.withFcs(FRAME));
        assertThat(received.status()).isEqualTo(DD | EOP | IXSM);
        assertThat(received.errors()).isZero();
        assertThat(card.used()).isEqualTo(1);
    }

    @Test
    void stripsTheFcsWhenAsked() {
        Card card = Card.receiving(Registers.RCTL_SECRC);
        card.arrive(FRAME);
        assertThat(card.take().data()).isEqualTo(FRAME);
    }

    @Test
    void spreadsAFrameOverDescriptors() {
        Card card = Card.receiving(Registers.RCTL_BSIZE_256);
        byte[] frame = Packets.frame(Packets.STATION, 600);
        card.arrive(frame);
        Received first = card.take();
        Received second = card.take();
        Received third = card.take();
        assertThat(IntStream.of(first.status(), second.status(), third.status()).boxed())
                .containsExactly(DD, DD, DD | EOP | IXSM);
        assertThat(first.data()).isEqualTo(Arrays.copyOf(frame, 256));
        assertThat(second.data()).isEqualTo(Arrays.copyOfRange(frame, 256, 512));
        assertThat(third.data()).isEqualTo(Arrays.copyOfRange(Packets.withFcs(frame), 512, 604));
    }

    @Test
    void bufferSizeExtensionIsSixteenfold() {
        Card card = Card.receiving(Registers.RCTL_LPE | 1 << 25 | 3 << 16);
        card.arrive(Packets.frame(Packets.STATION, 5000));
        assertThat(card.take().length()).isEqualTo(4096);
        assertThat(card.take().length()).isEqualTo(5004 - 4096);
    }

    @Test
    void stripsTheVlanTagInVlanMode() {
        Card card = Card.receiving(Registers.RCTL_SECRC);
        card.write(Registers.CTRL, Registers.CTRL_SLU | Registers.CTRL_VME);
        card.write(Registers.VET, 0x8100);
        card.arrive(Packets.tagged(FRAME, 0x6123));
        Received received = card.take();
        assertThat(received.data()).isEqualTo(FRAME);
        assertThat(received.special()).isEqualTo(0x6123);
        assertThat(received.status() & VP).isNotZero();
    }

    @Test
    void fcsInMemoryIsThatOfTheWire() {
        Card card = Card.receiving(0);
        card.write(Registers.CTRL, Registers.CTRL_SLU | Registers.CTRL_VME);
        card.write(Registers.VET, 0x8100);
        byte[] tagged = Packets.tagged(FRAME, 1);
        card.arrive(tagged);
        byte[] wire = Packets.withFcs(tagged);
        byte[] data = card.take().data();
        assertThat(Arrays.copyOfRange(data, 100, 104)).isEqualTo(Arrays.copyOfRange(wire, 104, 108));
    }

    @Test
    void packetChecksumCoversWhatIsStoredFromWhereSoftwareSays() {
        Card card = Card.receiving(0);
        card.write(Registers.RXCSUM, 14);
        card.arrive(FRAME);
        card.write(Registers.RCTL, Registers.RCTL_EN | Registers.RCTL_SECRC);
        card.arrive(FRAME);
        assertThat(card.take().checksum()).isEqualTo(~Packets.sum(Packets.withFcs(FRAME), 14, 104, 0) & 0xFFFF);
        assertThat(card.take().checksum()).isEqualTo(~Packets.sum(FRAME, 14, 100, 0) & 0xFFFF);
    }

    @Test
    void dropsWhileDisabled() {
        Card card = Card.receiving(0);
        card.write(Registers.RCTL, 0);
        card.arrive(FRAME);
        card.write(Registers.RCTL, Registers.RCTL_EN);
        card.device.run(Card.STEPS);
        assertThat(card.used()).isZero();
        assertThat(card.read(Registers.TPR)).isZero();
    }

    @Test
    void longPacketsNeedLongPacketEnable() {
        Card card = Card.receiving(0);
        card.arrive(Packets.frame(Packets.STATION, 1518));
        card.arrive(Packets.frame(Packets.STATION, 1519));
        assertThat(card.used()).isEqualTo(1);
        assertThat(card.read(Registers.ROC)).isEqualTo(1);
        Card enabled = Card.receiving(Registers.RCTL_LPE);
        enabled.arrive(Packets.frame(Packets.STATION, 9014));
        assertThat(enabled.used()).isEqualTo(5);
    }

    @Test
    void undersizePacketsAreDroppedUnlessBadOnesAreStored() {
        Card card = Card.receiving(0);
        card.arrive(Packets.frame(Packets.STATION, 59));
        assertThat(card.used()).isZero();
        assertThat(card.read(Registers.RUC)).isEqualTo(1);
        Card storing = Card.receiving(Registers.RCTL_SBP);
        storing.arrive(Packets.frame(Packets.STATION, 59));
        assertThat(storing.used()).isEqualTo(1);
    }

    @Test
    void nullDescriptorsAreDoneWithoutData() {
        Card card = Card.receiving(0);
        card.putLong(Card.MEMORY + 0x1000, 0);
        card.arrive(FRAME);
        assertThat(card.take().status()).isEqualTo(DD);
        assertThat(card.take().data()).isEqualTo(Packets.withFcs(FRAME));
    }

    @Test
    void thresholdInterruptsWhenHalfOfTheRingIsLeft() {
        Card card = Card.receiving(0);
        IntStream.range(0, 6).forEach(i -> card.arrive(FRAME));
        assertThat(card.causes() & Registers.RXDMT0).isZero();
        card.arrive(FRAME);
        assertThat(card.causes() & Registers.RXDMT0).isNotZero();
    }

    @Test
    void theDescriptorsUpperHalfIsTheLastStore() {
        Card card = Card.receiving(0);
        card.memory.drain();
        card.arrive(FRAME);
        Effect.DmaWrite last = card.memory.drain().stream()
                .filter(Effect.DmaWrite.class::isInstance)
                .map(Effect.DmaWrite.class::cast)
                .reduce((a, b) -> b)
                .orElseThrow();
        assertThat(last.address()).isEqualTo(Card.MEMORY + 0x1000 + 8);
        assertThat(last.bytes().toArray()).hasSize(8);
        assertThat(last.bytes().at(4) & DD).isEqualTo(DD);
    }
}
