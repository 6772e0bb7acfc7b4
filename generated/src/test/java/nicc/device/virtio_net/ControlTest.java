package nicc.device.virtio_net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The control queue: filters, addresses, VLANs, pairs, offloads (VIRTIO 1.3, section 5.1.6.5).
class ControlTest {
    private static final long FILTERS =
            Features.CTRL_VQ | Features.CTRL_RX | Features.CTRL_VLAN | Features.CTRL_RX_EXTRA | Features.CTRL_MAC_ADDR;
    private static final long OTHER = 0x525400000099L;
    private static final long GROUP = 0x01005E000001L;
    private static final int OK = 0;
    private static final int ERROR = 1;

    private static Card card(Kind kind) {
        Card card = Card.ready(kind, FILTERS);
        card.offerBuffers(12, Card.BUFFER);
        return card;
    }

    private static boolean passes(Card card, byte[] frame) {
        card.arrive(frame);
        return card.receiveRing().used().isPresent();
    }

    private static boolean passes(Card card, long destination) {
        return passes(card, Frames.frame(destination, 80));
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void withoutFiltersEverythingPasses(Kind kind) {
        Card card = Card.ready(kind, 0);
        card.offerBuffers(4, Card.BUFFER);
        assertThat(passes(card, OTHER)).isTrue();
        assertThat(passes(card, GROUP)).isTrue();
        assertThat(passes(card, Frames.tagged(OTHER, 5))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void onlyTheStationAndBroadcastsPassAtFirst(Kind kind) {
        Card card = card(kind);
        assertThat(passes(card, Kind.MAC)).isTrue();
        assertThat(passes(card, Frames.BROADCAST)).isTrue();
        assertThat(passes(card, OTHER)).isFalse();
        assertThat(passes(card, GROUP)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void promiscuousModesLetMorePass(Kind kind) {
        Card card = card(kind);
        assertThat(card.command(0, 1, (byte) 1)).isEqualTo(OK);
        assertThat(passes(card, GROUP)).isTrue();
        assertThat(passes(card, OTHER)).isFalse();
        assertThat(card.command(0, 0, (byte) 1)).isEqualTo(OK);
        assertThat(passes(card, OTHER)).isTrue();
        assertThat(card.command(0, 0, (byte) 0)).isEqualTo(OK);
        assertThat(passes(card, OTHER)).isFalse();
        assertThat(card.command(0, 5, (byte) 1)).isEqualTo(OK);
        assertThat(passes(card, Frames.BROADCAST)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void addressesInTheTablesPass(Kind kind) {
        Card card = card(kind);
        assertThat(card.command(1, 0, tables(new long[] {OTHER}, new long[] {GROUP, GROUP + 1})))
                .isEqualTo(OK);
        assertThat(passes(card, OTHER)).isTrue();
        assertThat(passes(card, GROUP)).isTrue();
        assertThat(passes(card, GROUP + 1)).isTrue();
        assertThat(passes(card, GROUP + 2)).isFalse();
        assertThat(passes(card, OTHER + 1)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void moreAddressesThanFitLetAllPass(Kind kind) {
        Card card = card(kind);
        assertThat(card.command(1, 0, tables(new long[65], new long[0]))).isEqualTo(OK);
        assertThat(passes(card, OTHER)).isTrue();
        assertThat(passes(card, GROUP)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void tablesWhoseCountsLieAreRefused(Kind kind) {
        Card card = card(kind);
        byte[] bad = tables(new long[] {OTHER}, new long[0]);
        bad[0] = 2;
        assertThat(card.command(1, 0, bad)).isEqualTo(ERROR);
        bad[3] = (byte) 0xFF;
        assertThat(card.command(1, 0, bad)).isEqualTo(ERROR);
        assertThat(card.command(1, 0, new byte[3])).isEqualTo(ERROR);
        assertThat(card.command(1, 0)).isEqualTo(ERROR);
        assertThat(passes(card, OTHER)).isFalse();
    }

    private static byte[] tables(long[] unicast, long[] multicast) {
        byte[] all = new byte[8 + 6 * (unicast.length + multicast.length)];
        int at = table(all, 0, unicast);
        table(all, at, multicast);
        return all;
    }

    private static int table(byte[] all, int at, long[] addresses) {
        Tables.put(all, at, addresses.length, 4);
        for (int i = 0; i < addresses.length; i++) {
            for (int j = 0; j < 6; j++) {
                all[at + 4 + 6 * i + j] = (byte) (addresses[i] >>> (40 - 8 * j));
            }
        }
        return at + 4 + 6 * addresses.length;
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void tagsMustBeInTheTable(Kind kind) {
        Card card = card(kind);
        assertThat(passes(card, Frames.tagged(Kind.MAC, 5))).isFalse();
        assertThat(card.command(2, 0, (byte) 5, (byte) 0)).isEqualTo(OK);
        assertThat(passes(card, Frames.tagged(Kind.MAC, 5))).isTrue();
        assertThat(passes(card, Frames.tagged(Kind.MAC, 6))).isFalse();
        assertThat(card.command(2, 1, (byte) 5, (byte) 0)).isEqualTo(OK);
        assertThat(passes(card, Frames.tagged(Kind.MAC, 5))).isFalse();
        assertThat(card.command(2, 0, (byte) 0, (byte) 0x10)).isEqualTo(ERROR);
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void theStationAddressCanBeSet(Kind kind) {
        Card card = card(kind);
        assertThat(card.command(1, 1, (byte) 0x52, (byte) 0x54, (byte) 0, (byte) 0, (byte) 0, (byte) 0x99))
                .isEqualTo(OK);
        assertThat(passes(card, OTHER)).isTrue();
        assertThat(passes(card, Kind.MAC)).isFalse();
        assertThat(card.device.read(0, Layout.MAC + 5, 1)).isEqualTo(0x99);
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void commandsThatAreUnknownOrNotNegotiatedAreRefused(Kind kind) {
        Card card = Card.ready(kind, Features.CTRL_VQ);
        assertThat(card.command(0, 0, (byte) 1)).isEqualTo(ERROR);
        assertThat(card.command(4, 0, (byte) 1, (byte) 0)).isEqualTo(ERROR);
        assertThat(card.command(77, 3)).isEqualTo(ERROR);
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void offloadsOfReceivedFramesCanBeSwitchedOff(Kind kind) {
        Card card = Card.ready(kind, Features.CTRL_VQ | Features.CTRL_GUEST_OFFLOADS | Features.GUEST_CSUM);
        assertThat(card.command(5, 0, new byte[8])).isEqualTo(OK);
        byte[] more = new byte[8];
        more[0] = (byte) 0x80;
        assertThat(card.command(5, 0, more)).isEqualTo(ERROR);
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void aFlowIsReceivedByThePairThatSentIt(Kind kind) {
        Card card = Card.ready(kind, Features.CTRL_VQ | Features.MQ, 2, Card.QUEUE);
        assertThat(card.command(4, 0, (byte) 3, (byte) 0)).isEqualTo(ERROR);
        assertThat(card.command(4, 0, (byte) 2, (byte) 0)).isEqualTo(OK);
        byte[] frame = Frames.frame(Kind.MAC, 100);
        frame[12] = 8;
        frame[13] = 0;
        long place = card.allocate(Card.BUFFER);
        card.rings.get(2).offer(List.of(Piece.write(place, Card.BUFFER)));
        card.go(2);
        card.rings
                .get(3)
                .offer(List.of(Piece.read(card.place(Frames.header()), 12), Piece.read(card.place(frame), 100)));
        card.go(3);
        assertThat(card.device.sent()).hasSize(1);
        card.arrive(frame);
        assertThat(card.rings.get(2).used()).isPresent();
    }
}
