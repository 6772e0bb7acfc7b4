package nicc.device.e1000;

import static nicc.device.e1000.TxDescriptor.EOP;
import static nicc.device.e1000.TxDescriptor.IFCS;
import static nicc.device.e1000.TxDescriptor.IPV4;
import static nicc.device.e1000.TxDescriptor.RS;
import static nicc.device.e1000.TxDescriptor.TCP;
import static nicc.device.e1000.TxDescriptor.TSE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import nicc.dsl.interp.Effect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Guests that broke other models of this card: each scenario ends, and leaves a device that works.
class HostileTest {
    private static final int LAST = EOP | IFCS | RS;
    private static final byte[] FRAME = Packets.frame(Packets.PEER, 100);

    @ParameterizedTest(name = "mss {0}, header {1}")
    @CsvSource({"0, 0", "0, 54", "500, 0", "500, 13", "16384, 54", "65535, 255"})
    void segmentationThatCannotBeDoneSendsNothing(int mss, int header) {
        Card card = Card.transmitting();
        card.transmit(
                TxDescriptor.context(TSE | TCP | IPV4, 20, 16, 1000, header, mss),
                TxDescriptor.data(card.payload(FRAME), 1000, TSE | LAST, 3, 0));
        assertThat(card.sent()).isEmpty();
        assertThat(card.read(Registers.TSCTFC)).isEqualTo(1);
        assertThat(card.transmitted(1)).isTrue();
        assertWorks(card);
    }

    @Test
    void legacyDescriptorsWithoutEndDoNotOverflow() {
        Card card = Card.transmitting();
        byte[][] flood = new byte[10][];
        Arrays.fill(flood, TxDescriptor.legacy(Card.MEMORY, 0xFFFF, RS));
        card.transmit(flood);
        card.transmit(TxDescriptor.legacy(Card.MEMORY, 0xFFFF, LAST));
        assertThat(card.sent()).isEmpty();
        assertWorks(card);
    }

    @Test
    void segmentationThatBeginsAfterALegacyDescriptorIsOrdinaryData() {
        Card card = Card.transmitting();
        long data = card.payload(FRAME);
        card.transmit(
                TxDescriptor.context(TSE | TCP | IPV4, 20, 16, 100, 54, 10),
                TxDescriptor.legacy(data, 90, 0),
                TxDescriptor.data(data + 90, 10, TSE | LAST, 0, 0));
        assertThat(card.sent()).containsExactly(FRAME);
    }

    @Test
    void aContextWithinAPacketChangesNothing() {
        Card card = Card.transmitting();
        long data = card.payload(Packets.frame(Packets.PEER, 1054));
        card.transmit(
                TxDescriptor.context(TSE | TCP | IPV4, 20, 16, 1000, 54, 400),
                TxDescriptor.data(data, 554, TSE | IFCS, 0, 0),
                TxDescriptor.context(TSE | TCP | IPV4, 20, 16, 1000, 255, 1),
                TxDescriptor.data(data + 554, 500, TSE | LAST, 0, 0));
        assertThat(card.sent()).extracting(frame -> frame.length).containsExactly(454, 454, 254);
    }

    @ParameterizedTest(name = "length {0}, head {1}, tail {2}")
    @CsvSource({"128, 8, 0", "128, 0xFFFF, 3", "0, 0, 5", "128, 0, 8", "128, 0, 0xFFFF"})
    void indicesBeyondTheRingTouchNoDescriptor(int length, String head, String tail) {
        Card card = Card.transmitting();
        card.write(Registers.TDLEN, length);
        card.write(Registers.TDH, Integer.decode(head));
        card.memory.drain();
        card.write(Registers.TDT, Integer.decode(tail));
        assertThat(card.device.run(Card.STEPS)).isZero();
        assertThat(card.memory.drain().stream().filter(Effect.DmaRead.class::isInstance))
                .isEmpty();
    }

    @ParameterizedTest(name = "length {0}, head {1}, tail {2}")
    @CsvSource({"128, 8, 0", "128, 0xFFFF, 3", "0, 0, 5", "128, 0, 0xFFFF"})
    void receiveIndicesBeyondTheRingTouchNoDescriptor(int length, String head, String tail) {
        Card card = Card.receiving(0);
        card.write(Registers.RDLEN, length);
        card.write(Registers.RDH, Integer.decode(head));
        card.write(Registers.RDT, Integer.decode(tail));
        card.memory.drain();
        card.arrive(Packets.frame(Packets.STATION, 100));
        assertThat(card.memory.drain()).isEmpty();
    }

    @Test
    void aRingOfNullBuffersIsUsedUpAndTheFrameWaits() {
        Card card = Card.receiving(0);
        for (int i = 0; i < Card.RING; i++) {
            card.putLong(Card.MEMORY + 0x1000 + 16L * i, 0);
        }
        card.arrive(Packets.frame(Packets.STATION, 100));
        assertThat(card.used()).isEqualTo(Card.RING - 1);
        card.putLong(Card.MEMORY + 0x1000 + 16L * (Card.RING - 1), Card.buffer(0));
        card.write(Registers.RDT, 0);
        card.device.run(Card.STEPS);
        assertThat(card.read(Registers.GPRC)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0xFFFF_FFFF_FFFF_FFF0L, 0, 0x1_0000_0000L})
    void unmappedBuffersAreMasterAborts(long address) {
        Card card = Card.transmitting();
        card.transmit(TxDescriptor.legacy(address, 1000, LAST));
        assertThat(card.transmitted(0)).isTrue();
        assertWorks(card);
    }

    @Test
    void unknownDescriptorTypesAreSkipped() {
        Card card = Card.transmitting();
        byte[] unknown = TxDescriptor.data(Card.MEMORY, 100, LAST, 0, 0);
        unknown[10] |= (byte) 0xF0;
        card.transmit(unknown);
        assertThat(card.sent()).isEmpty();
        assertThat(card.transmitted(0)).isTrue();
        assertWorks(card);
    }

    @Test
    void nullAndEmptyDescriptorsSendNothing() {
        Card card = Card.transmitting();
        card.transmit(
                TxDescriptor.legacy(Card.MEMORY, 0, LAST),
                TxDescriptor.legacy(0, 1500, LAST),
                TxDescriptor.data(Card.MEMORY, 0, LAST, 0, 0));
        assertThat(card.sent()).isEmpty();
        assertWorks(card);
    }

    @Test
    void aSegmentOfOneByteEachEndsWithTheData() {
        Card card = Card.transmitting();
        card.transmit(
                TxDescriptor.context(TSE | TCP | IPV4, 20, 16, 200, 54, 1),
                TxDescriptor.data(card.payload(Packets.frame(Packets.PEER, 254)), 254, TSE | LAST, 3, 0));
        assertThat(card.sent()).hasSize(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 14, 20, 33, 34, 53, 60})
    void shortPrototypeHeadersAreHarmless(int length) {
        Card card = Card.transmitting();
        card.transmit(
                TxDescriptor.context(TSE | TCP | IPV4, 20, 16, 0, 54, 100),
                TxDescriptor.data(card.payload(FRAME), length, TSE | LAST, 3, 0));
        assertThat(card.sent()).hasSize(length > 54 ? 1 : 0);
        assertWorks(card);
    }

    @Test
    void framesBeyondTheBufferAreDroppedWhole() {
        Card card = Card.receiving(Registers.RCTL_LPE);
        card.arrive(Packets.frame(Packets.STATION, 70000));
        assertThat(card.used()).isZero();
        assertThat(card.read(Registers.ROC)).isEqualTo(1);
    }

    @Test
    void loopedFramesDoNotCallTheReceiver() {
        Card card = Card.transmitting();
        card.write(Registers.RCTL, Registers.RCTL_EN | Registers.RCTL_LBM_MAC | Registers.RCTL_UPE);
        byte[][] frames = new byte[Card.RING - 1][];
        Arrays.fill(frames, TxDescriptor.legacy(card.payload(FRAME), 100, LAST));
        for (int i = 0; i < 20; i++) {
            card.transmit(frames);
        }
        assertThat(card.read(Registers.TPT)).isEqualTo(20 * (Card.RING - 1));
    }

    private static void assertWorks(Card card) {
        card.sent();
        card.transmit(TxDescriptor.legacy(card.payload(FRAME), 100, LAST));
        assertThat(card.sent()).containsExactly(FRAME);
    }
}
