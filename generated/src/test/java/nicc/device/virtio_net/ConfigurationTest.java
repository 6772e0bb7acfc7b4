package nicc.device.virtio_net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Initialisation, configuration and resets (VIRTIO 1.3, sections 2.1, 3.1 and 4.1.4.3).
class ConfigurationTest {
    private static final byte[] FRAME = Frames.frame(Kind.MAC, 100);

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void theStationAddressStandsInTheConfiguration(Kind kind) {
        Card card = Card.fresh(kind);
        long address = 0;
        for (int i = 0; i < 6; i++) {
            address = address << 8 | card.device.read(0, Layout.MAC + i, 1);
        }
        assertThat(address).isEqualTo(Kind.MAC);
        assertThat(card.read16(Layout.NET_STATUS)).isEqualTo(1);
        assertThat(card.read16(Layout.MAX_PAIRS)).isEqualTo(1);
        assertThat(card.read16(Layout.NUM_QUEUES)).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void packedQueuesAreOfferedWhenTheCardHasThem(Kind kind) {
        Card card = Card.fresh(kind);
        card.write32(Layout.DEVICE_FEATURE_SELECT, 1);
        assertThat((card.read32(Layout.DEVICE_FEATURE) & 4) != 0).isEqualTo(kind.packed());
        assertThat(card.read32(Layout.DEVICE_FEATURE) & 1).isEqualTo(1);
        card.write32(Layout.DEVICE_FEATURE_SELECT, 2);
        assertThat(card.read32(Layout.DEVICE_FEATURE)).isZero();
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void featuresThatWereNotOfferedAreRefused(Kind kind) {
        assertThat(accepts(kind, Features.VERSION_1)).isTrue();
        assertThat(accepts(kind, 0)).isFalse();
        assertThat(accepts(kind, Features.VERSION_1 | 1L << 3)).isFalse();
        assertThat(accepts(kind, Features.VERSION_1 | Features.MQ)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void featuresThatNeedOthersAreRefusedWithoutThem(Kind kind) {
        assertThat(accepts(kind, Features.VERSION_1 | Features.HOST_TSO4)).isFalse();
        assertThat(accepts(kind, Features.VERSION_1 | Features.HOST_TSO4 | Features.CSUM))
                .isTrue();
        assertThat(accepts(kind, Features.VERSION_1 | Features.GUEST_TSO4)).isFalse();
        assertThat(accepts(kind, Features.VERSION_1 | Features.CTRL_RX)).isFalse();
    }

    private static boolean accepts(Kind kind, long features) {
        Card card = Card.fresh(kind);
        card.status(Layout.ACKNOWLEDGE);
        card.status(Layout.DRIVER);
        card.features(features);
        card.status(Layout.FEATURES_OK);
        return (card.status() & Layout.FEATURES_OK) != 0;
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void agreedFeaturesCannotBeChanged(Kind kind) {
        Card card = Card.ready(kind, 0);
        card.write32(Layout.DRIVER_FEATURE_SELECT, 0);
        long before = card.read32(Layout.DRIVER_FEATURE);
        card.write32(Layout.DRIVER_FEATURE, ~0);
        assertThat(card.read32(Layout.DRIVER_FEATURE)).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void aStatusOfZeroResetsAll(Kind kind) {
        Card card = Card.ready(kind, 0);
        card.device.write(0, Layout.DEVICE_STATUS, 1, 0);
        assertThat(card.status()).isZero();
        card.write16(Layout.QUEUE_SELECT, 1);
        assertThat(card.read16(Layout.QUEUE_ENABLE)).isZero();
        assertThat(card.read16(Layout.QUEUE_SIZE)).isEqualTo(256);
        assertThat(card.read16(Layout.QUEUE_MSIX_VECTOR)).isEqualTo(Layout.NO_VECTOR);
        assertThat(card.device.read(0, Layout.QUEUE_DESC, 8)).isZero();
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void aBusResetMidwayIsSurvived(Kind kind) {
        Card card = Card.ready(kind, 0);
        card.offerBuffers(2, 64);
        card.arrive(FRAME);
        card.device.reset(false);
        card.device.run();
        assertThat(card.status()).isZero();
        card.arrive(FRAME);
        assertThat(card.broken()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void aQueueIsResetByItselfAndWorksAgain(Kind kind) {
        Card card = Card.ready(kind, Features.RING_RESET);
        card.offerBuffers(2, 64);
        card.arrive(Frames.frame(Kind.MAC, 300));
        card.write16(Layout.QUEUE_SELECT, 0);
        card.write16(Layout.QUEUE_RESET, 1);
        assertThat(card.read16(Layout.QUEUE_RESET)).isZero();
        assertThat(card.read16(Layout.QUEUE_ENABLE)).isZero();
        card.rings.set(0, Ring.of(card.device, kind.packed(), Card.QUEUE, Subject.MEMORY + 0x80000));
        card.enable(0, Card.QUEUE);
        card.offerBuffers(1, Card.BUFFER);
        card.arrive(FRAME);
        assertThat(card.received()).isEqualTo(FRAME);
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void aQueueThatIsNotThereReadsAsNothing(Kind kind) {
        Card card = Card.fresh(kind);
        for (int queue : List.of(3, 9, 16, 0x8000, 0xFFFF)) {
            card.write16(Layout.QUEUE_SELECT, queue);
            assertThat(card.read16(Layout.QUEUE_SIZE)).isZero();
            card.write16(Layout.QUEUE_ENABLE, 1);
            assertThat(card.read16(Layout.QUEUE_ENABLE)).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void anEnabledQueueStaysWhereItIs(Kind kind) {
        Card card = Card.ready(kind, 0);
        card.write16(Layout.QUEUE_SELECT, 1);
        card.write64(Layout.QUEUE_DESC, 0x1234_5678_9000L);
        assertThat(card.device.read(0, Layout.QUEUE_DESC, 8)).isEqualTo(card.transmitRing().descriptors);
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void sizesThatQueuesCannotHaveAreIgnored(Kind kind) {
        Card card = Card.fresh(kind);
        card.write16(Layout.QUEUE_SELECT, 1);
        for (int size : List.of(0, 512, 0xFFFF)) {
            card.write16(Layout.QUEUE_SIZE, size);
            assertThat(card.read16(Layout.QUEUE_SIZE)).isEqualTo(256);
        }
        card.write16(Layout.QUEUE_SIZE, 100);
        assertThat(card.read16(Layout.QUEUE_SIZE)).isEqualTo(256);
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void aVectorThatIsNotThereReadsBackAsNone(Kind kind) {
        Card card = Card.fresh(kind);
        card.write16(Layout.CONFIG_MSIX_VECTOR, 9);
        assertThat(card.read16(Layout.CONFIG_MSIX_VECTOR)).isEqualTo(9);
        card.write16(Layout.CONFIG_MSIX_VECTOR, 10);
        assertThat(card.read16(Layout.CONFIG_MSIX_VECTOR)).isEqualTo(Layout.NO_VECTOR);
    }

    @ParameterizedTest
    @MethodSource("nicc.device.virtio_net.Kind#all")
    void aLinkThatChangesIsAnotherGeneration(Kind kind) {
        Card card = Card.ready(kind, 0);
        long before = card.device.read(0, Layout.CONFIG_GENERATION, 1);
        card.device.link(false);
        assertThat(card.read16(Layout.NET_STATUS)).isZero();
        assertThat(card.device.read(0, Layout.CONFIG_GENERATION, 1)).isNotEqualTo(before);
        assertThat(card.device.messages()).containsExactly(0);
        assertThat(card.device.read(0, Layout.ISR, 1)).isEqualTo(2);
        assertThat(card.device.line()).isFalse();
    }
}
