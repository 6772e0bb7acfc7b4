package nicc.device.e1000;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which frames are for this station (data sheet, sections 3.2.1, 9.3, 13.5).
class ReceiveFilterTest {
    private static final byte[] MULTICAST = Packets.mac(0x01005E00ABCDL);

    @Test
    void acceptsItsOwnAddress() {
        assertThat(accepts(Card.receiving(0), Packets.STATION)).isTrue();
    }

    @Test
    void ignoresOtherStationsUnlessPromiscuous() {
        assertThat(accepts(Card.receiving(0), Packets.PEER)).isFalse();
        assertThat(accepts(Card.receiving(Registers.RCTL_UPE), Packets.PEER)).isTrue();
    }

    @Test
    void acceptsBroadcastWhereEnabled() {
        assertThat(accepts(Card.receiving(0), Packets.BROADCAST)).isFalse();
        assertThat(accepts(Card.receiving(Registers.RCTL_BAM), Packets.BROADCAST))
                .isTrue();
    }

    @Test
    void acceptsAllMulticastsWhereEnabled() {
        assertThat(accepts(Card.receiving(0), MULTICAST)).isFalse();
        assertThat(accepts(Card.receiving(Registers.RCTL_MPE), MULTICAST)).isTrue();
        assertThat(accepts(Card.receiving(Registers.RCTL_UPE), MULTICAST)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, 36", "1, 35", "2, 34", "3, 32"})
    void multicastTableIsIndexedByBitsOfTheAddress(int offset, int shift) {
        Card card = Card.receiving(offset << 12);
        long address = 0xCDAB005E0001L;
        int hash = (int) (address >>> shift) & 0xFFF;
        card.write(Registers.MTA + 4 * (hash >> 5), 1L << (hash & 31));
        assertThat(accepts(card, MULTICAST)).isTrue();
        assertThat(card.take().status() & Received.PIF).isNotZero();
        card.write(Registers.MTA + 4 * (hash >> 5), ~(1L << (hash & 31)));
        assertThat(accepts(card, MULTICAST)).isFalse();
    }

    @Test
    void anyReceiveAddressMayMatch() {
        Card card = Card.receiving(0);
        card.write(Registers.RAL + 8 * 15, 0x00000002L);
        card.write(Registers.RAH + 8 * 15, 0x80000900L);
        assertThat(accepts(card, Packets.PEER)).isTrue();
    }

    @Test
    void anAddressThatIsNotValidNeverMatches() {
        Card card = Card.receiving(0);
        card.write(Registers.RAH, card.read(Registers.RAH) & 0x7FFFFFFFL);
        assertThat(accepts(card, Packets.STATION)).isFalse();
    }

    @Test
    void addressSelectComparesTheSource() {
        Card card = Card.receiving(0);
        card.write(Registers.RAL, 0x00000002L);
        card.write(Registers.RAH, 0x80010900L);
        assertThat(accepts(card, MULTICAST)).isTrue();
    }

    @Test
    void vlanFilterLooksTheTagUp() {
        Card card = Card.receiving(Registers.RCTL_VFE);
        card.write(Registers.VET, 0x8100);
        card.write(Registers.VFTA + 4 * (0x123 >> 5), 1L << (0x123 & 31));
        byte[] frame = Packets.frame(Packets.STATION, 100);
        assertThat(acceptsFrame(card, Packets.tagged(frame, 0x123))).isTrue();
        assertThat(acceptsFrame(card, Packets.tagged(frame, 0x124))).isFalse();
        assertThat(acceptsFrame(card, frame)).isTrue();
    }

    @Test
    void canonicalFormIndicatorMustAgreeWhereEnabled() {
        Card card = Card.receiving(Registers.RCTL_VFE | Registers.RCTL_CFIEN);
        card.write(Registers.VET, 0x8100);
        card.write(Registers.VFTA, 1 << 5);
        byte[] frame = Packets.frame(Packets.STATION, 100);
        assertThat(acceptsFrame(card, Packets.tagged(frame, 0x1005))).isFalse();
        assertThat(acceptsFrame(card, Packets.tagged(frame, 0x0005))).isTrue();
    }

    private static boolean accepts(Card card, byte[] destination) {
        return acceptsFrame(card, Packets.frame(destination, 100));
    }

    private static boolean acceptsFrame(Card card, byte[] frame) {
        long before = card.used();
        card.arrive(frame);
        return card.used() != before;
    }
}
