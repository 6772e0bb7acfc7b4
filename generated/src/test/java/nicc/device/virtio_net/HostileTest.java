package nicc.device.virtio_net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What broke devices of this kind elsewhere: the device ends up in a defined state, and works after a reset.
class HostileTest {
    private static final byte[] FRAME = Frames.frame(Kind.MAC, 100);
    private static final int FEW_STEPS = 2000;
    private static final long NOWHERE = 0xFFFF_FFFF_F000L;

    /// CVE-2011-2212, 6dbdc271f, CVE-2026-6425: a table that is too long, empty, or of half a descriptor.
    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void tablesOfImpossibleSizes(Kind kind) {
        for (int bytes : List.of(0, 8, 24, 16 * 257, 0xFFFF_FFF0)) {
            Card card = Card.ready(kind, Features.INDIRECT_DESC);
            card.transmitRing().offerRaw(card.allocate(64), bytes, Ring.INDIRECT);
            card.go(1);
            assertThat(card.broken()).as("%d bytes", bytes).isTrue();
            assertThat(card.device.sent()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void tablesWithinTables(Kind kind) {
        Card card = Card.ready(kind, Features.INDIRECT_DESC);
        byte[] table = new byte[16];
        Tables.put(table, kind.packed() ? 14 : 12, Ring.INDIRECT, 2);
        Tables.put(table, 8, 16, 4);
        long at = card.place(table);
        Tables.put(table, 0, at, 8);
        card.device.poke(at, table);
        card.transmitRing().offerRaw(at, 16, Ring.INDIRECT);
        card.go(1);
        // In a packed queue's table that flag means nothing (2.8.8).
        assertThat(card.broken()).isEqualTo(!kind.packed());
        assertThat(card.device.sent()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void tablesThatWereNotNegotiated(Kind kind) {
        Card card = Card.ready(kind, 0);
        card.transmitRing().offerRaw(card.allocate(64), 16, Ring.INDIRECT);
        card.go(1);
        assertThat(card.broken()).isTrue();
    }

    /// P16: a chain that never ends.
    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void chainsThatBiteTheirTail(Kind kind) {
        Card card = Card.ready(kind, 0);
        if (card.transmitRing() instanceof SplitRing ring) {
            ring.describe(0, card.place(FRAME), 10, Ring.NEXT, 0);
            ring.enter(0);
        } else if (card.transmitRing() instanceof PackedRing ring) {
            for (int i = 0; i < Card.QUEUE; i++) {
                ring.enter(card.place(FRAME), 10, 0, Ring.NEXT);
            }
        }
        card.transmitRing().publish();
        card.write16(Layout.NOTIFY + 4, 1);
        assertThat(card.device.run()).isLessThan(FEW_STEPS);
        assertThat(card.broken()).isTrue();
    }

    /// CVE-2016-6490: buffers of no bytes.
    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void buffersOfNoBytes(Kind kind) {
        Card card = Card.ready(kind, 0);
        card.transmitRing().offer(List.of(Piece.read(0, 0), Piece.read(NOWHERE, 0)));
        card.go(1);
        card.transmitRing().take();
        List<Piece> empty = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            empty.add(Piece.write(0, 0));
        }
        card.receiveRing().offer(empty);
        card.offerBuffers(1, Card.BUFFER);
        card.arrive(FRAME);
        assertThat(card.broken()).isFalse();
        assertThat(card.device.run()).isLessThan(FEW_STEPS);
    }

    /// CVE-2016-5403, cloud-hypervisor: an index that runs away, a head that does not exist.
    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void indicesThatRunAway(Kind kind) {
        Card card = Card.ready(kind, 0);
        if (card.transmitRing() instanceof SplitRing ring) {
            ring.put(ring.driver + 2, 1000, 2);
            card.kick(1);
            assertThat(card.broken()).isTrue();
            Card other = Card.ready(kind, 0);
            ((SplitRing) other.transmitRing()).enter(0xFFFF);
            other.go(1);
            assertThat(other.broken()).isTrue();
        } else {
            assertThat(card.broken()).isFalse();
        }
    }

    /// d4f471eb7e, CVE-2023-6693: frames shorter than their header, and than Ethernet's.
    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void framesShorterThanTheirHeaders(Kind kind) {
        Card card = Card.ready(kind, Features.CSUM | Features.HOST_TSO4);
        for (int length : List.of(1, 11, 12, 13, 25)) {
            card.transmitRing().offer(List.of(Piece.read(card.place(new byte[length]), length)));
            card.go(1);
            card.transmitRing().take();
        }
        assertThat(card.device.sent()).isEmpty();
        assertThat(card.broken()).isFalse();
    }

    /// CVE-2018-17963, OpenBSD 0759b25c59: lengths that add up to more than a frame has, or than a number holds.
    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void lengthsThatAddUp(Kind kind) {
        Card card = Card.ready(kind, 0);
        card.transmitRing()
                .offer(List.of(
                        Piece.read(card.place(Frames.header()), 12),
                        Piece.read(Subject.MEMORY, -1),
                        Piece.read(Subject.MEMORY, -1)));
        card.go(1);
        assertThat(card.device.sent()).isEmpty();
        card.transmitRing().take();
        assertThat(card.broken()).isFalse();
    }

    /// CVE-2024-3446, bedd7e93d0: buffers where there is no memory.
    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void buffersWhereThereIsNoMemory(Kind kind) {
        Card card = Card.ready(kind, Features.CTRL_VQ);
        card.receiveRing().offer(List.of(Piece.write(NOWHERE, Card.BUFFER)));
        card.go(0);
        card.arrive(FRAME);
        assertThat(card.receiveRing().take().length()).isEqualTo(112);
        card.controlRing().offer(List.of(Piece.read(NOWHERE, 20), Piece.write(NOWHERE, 1)));
        card.go(2);
        card.controlRing().take();
        assertThat(card.broken()).isFalse();
    }

    /// CVE-2024-11614: numbers of offloads beyond the frame. Who finishes the frame checks them.
    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void offloadsBeyondTheFrame(Kind kind) {
        Card card = Card.ready(kind, Features.CSUM | Features.HOST_TSO4);
        card.transmit(Frames.header(1, 0xFFFF, 0, 0xFFFF, 0xFFFF), FRAME);
        card.transmit(Frames.header(0x42, 0, 1, 0, 0), FRAME);
        card.transmitRing().take();
        card.transmitRing().take();
        assertThat(card.broken()).isFalse();
    }

    /// CVE-2015-7295: frames larger than any buffer, without merging.
    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void readableBuffersForReceivedFrames(Kind kind) {
        Card card = Card.ready(kind, 0);
        card.receiveRing().offer(List.of(Piece.read(card.allocate(64), 64)));
        card.go(0);
        card.offerBuffers(1, Card.BUFFER);
        card.arrive(FRAME);
        assertThat(card.device.run()).isLessThan(FEW_STEPS);
        assertThat(card.broken()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void aBrokenDeviceSaysSoAndWorksAfterAReset(Kind kind) {
        Card card = Card.ready(kind, 0);
        card.transmitRing().offerRaw(card.allocate(64), 16, Ring.INDIRECT);
        card.go(1);
        assertThat(card.device.messages()).contains(0);
        card.arrive(FRAME);
        card.device.write(0, Layout.DEVICE_STATUS, 1, 0);
        assertThat(card.broken()).isFalse();
        card.status(Layout.ACKNOWLEDGE);
        card.status(Layout.DRIVER);
        card.features(Card.PLAIN | (kind.packed() ? Features.RING_PACKED : 0));
        card.status(Layout.FEATURES_OK);
        card.rings.set(1, Ring.of(card.device, kind.packed(), Card.QUEUE, Subject.MEMORY + 0x80000));
        card.enable(1, Card.QUEUE);
        card.status(Layout.DRIVER_OK);
        card.transmit(Frames.header(), FRAME);
        assertThat(card.device.sent()).containsExactly(Sent.finished(FRAME));
    }
}
