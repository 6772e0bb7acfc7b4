package nicc.device.e1000;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Statistics (data sheet, section 13.7).
class StatisticsTest {
    @Test
    void countReceivedFramesAndOctetsThroughFcs() {
        Card card = Card.receiving(Registers.RCTL_BAM | Registers.RCTL_MPE);
        card.arrive(Packets.frame(Packets.STATION, 60));
        card.arrive(Packets.frame(Packets.BROADCAST, 100));
        card.arrive(Packets.frame(Packets.mac(0x01005E000001L), 1514));
        card.arrive(Packets.frame(Packets.PEER, 60));
        assertThat(card.read(Registers.GPRC)).isEqualTo(3);
        assertThat(card.read(Registers.GORCL)).isEqualTo(64 + 104 + 1518);
        assertThat(card.read(Registers.BPRC)).isEqualTo(1);
        assertThat(card.read(Registers.MPRC)).isEqualTo(1);
        assertThat(card.read(Registers.TPR)).isEqualTo(4);
        assertThat(IntStream.rangeClosed(0, 5).mapToLong(i -> card.read(Registers.PRC64 + 4 * i)))
                .containsExactly(1L, 1L, 0L, 0L, 0L, 1L);
    }

    @Test
    void countTransmittedFramesAndOctetsThroughFcs() {
        Card card = Card.transmitting();
        int last = TxDescriptor.EOP | TxDescriptor.IFCS;
        long data = card.payload(Packets.frame(Packets.BROADCAST, 1000));
        card.transmit(TxDescriptor.legacy(data, 20, last), TxDescriptor.legacy(data, 1000, last));
        assertThat(card.read(Registers.GPTC)).isEqualTo(2);
        assertThat(card.read(Registers.GOTCL)).isEqualTo(64 + 1004);
        assertThat(card.read(Registers.TPT)).isEqualTo(2);
        assertThat(IntStream.rangeClosed(0, 7).mapToLong(i -> card.read(Registers.PTC64 + 4 * i)))
                .containsExactly(1L, 0L, 0L, 0L, 1L, 0L, 0L, 2L);
    }

    @Test
    void clearWhenRead() {
        Card card = Card.receiving(0);
        card.arrive(Packets.frame(Packets.STATION, 60));
        assertThat(card.read(Registers.GPRC)).isEqualTo(1);
        assertThat(card.read(Registers.GPRC)).isZero();
    }

    @Test
    void pairsClearWhenTheirHighHalfIsRead() {
        Card card = Card.receiving(0);
        card.arrive(Packets.frame(Packets.STATION, 60));
        assertThat(card.read(Registers.GORCL)).isEqualTo(64);
        assertThat(card.read(Registers.GORCL)).isEqualTo(64);
        assertThat(card.read(Registers.GORCH)).isZero();
        assertThat(card.read(Registers.GORCL)).isZero();
    }

    @Test
    void ignoreWrites() {
        Card card = Card.linked();
        card.write(Registers.GPRC, 5);
        assertThat(card.read(Registers.GPRC)).isZero();
    }
}
