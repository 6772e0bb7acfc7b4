package nicc.device.e1000;

import static nicc.device.e1000.TxDescriptor.EOP;
import static nicc.device.e1000.TxDescriptor.IFCS;
import static nicc.device.e1000.TxDescriptor.IPV4;
import static nicc.device.e1000.TxDescriptor.IXSM;
import static nicc.device.e1000.TxDescriptor.RS;
import static nicc.device.e1000.TxDescriptor.TCP;
import static nicc.device.e1000.TxDescriptor.TSE;
import static nicc.device.e1000.TxDescriptor.TXSM;
import static nicc.device.e1000.TxDescriptor.VLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// TCP segmentation (data sheet, section 3.5).
class SegmentationTest {
    private static final int HEADER = 54;
    private static final int MSS = 500;
    private static final int FIRST = TSE;
    private static final int LAST = TSE | EOP | IFCS | RS;
    private static final int TCP_FLAGS = 47;

    private final Card card = Card.transmitting();

    @Test
    void cutsPayloadIntoSegmentsWithRightHeaders() {
        byte[] payload = Packets.pattern(1234);
        List<byte[]> segments = segment(payload, 20);
        assertThat(segments).hasSize(3);
        assertThat(payloads(segments)).isEqualTo(payload);
        for (int i = 0; i < 3; i++) {
            ByteBuffer header = ByteBuffer.wrap(segments.get(i));
            assertThat(header.getShort(16)).as("total length").isEqualTo((short) (segments.get(i).length - 14));
            assertThat(header.getShort(18)).as("identification").isEqualTo((short) (0x1234 + i));
            assertThat(header.getInt(38)).as("sequence").isEqualTo(0x01020304 + i * MSS);
            assertThat(Packets.sum(segments.get(i), 14, 34, 0))
                    .as("IP checksum")
                    .isEqualTo(0xFFFF);
            assertThat(Packets.transportSum(segments.get(i))).as("TCP checksum").isEqualTo(0xFFFF);
        }
    }

    @Test
    void finAndPushAreOnTheLastSegmentOnly() {
        List<byte[]> segments = segment(Packets.pattern(1234), 20);
        assertThat(segments).extracting(s -> s[TCP_FLAGS]).containsExactly((byte) 0x10, (byte) 0x10, (byte) 0x19);
    }

    @Test
    void aWholeNumberOfSegmentsHasNoEmptyOneAfterIt() {
        assertThat(segment(Packets.pattern(2 * MSS), 20))
                .extracting(s -> s.length)
                .containsExactly(554, 554);
        assertThat(card.read(Registers.TSCTC)).isEqualTo(1);
    }

    @Test
    void headerMayStandInADescriptorOfItsOwn() {
        assertThat(payloads(segment(Packets.pattern(1500), HEADER))).isEqualTo(Packets.pattern(1500));
    }

    @Test
    void tagsEverySegment() {
        card.write(Registers.CTRL, Registers.CTRL_SLU | Registers.CTRL_VME);
        card.write(Registers.VET, 0x8100);
        byte[] frame = prototype(Packets.pattern(1234));
        card.transmit(
                context(1234, MSS),
                TxDescriptor.data(card.payload(frame), frame.length, LAST | VLE | IFCS, IXSM | TXSM, 0x0007));
        List<byte[]> sent = card.sent();
        assertThat(sent).hasSize(3);
        for (byte[] segment : sent) {
            assertThat(Arrays.copyOfRange(segment, 12, 18))
                    .containsExactly((byte) 0x81, (byte) 0, (byte) 0, (byte) 7, (byte) 8, (byte) 0);
            byte[] untagged = untag(segment);
            assertThat(Packets.transportSum(untagged)).isEqualTo(0xFFFF);
        }
        assertThat(payloads(sent.stream().map(SegmentationTest::untag).toList()))
                .isEqualTo(Packets.pattern(1234));
    }

    @Test
    void udpSegmentsHaveTheirOwnLengths() {
        byte[] frame = Packets.ipv4(Packets.UDP_PROTOCOL, Packets.pattern(900));
        withoutLengths(frame, 8);
        card.transmit(
                TxDescriptor.context(TSE | IPV4, 20, 6, 900, 42, MSS),
                TxDescriptor.data(card.payload(frame), frame.length, LAST, IXSM | TXSM, 0));
        List<byte[]> sent = card.sent();
        assertThat(sent).extracting(s -> ByteBuffer.wrap(s).getShort(38)).containsExactly((short) 508, (short) 408);
        assertThat(sent).extracting(Packets::transportSum).containsExactly(0xFFFF, 0xFFFF);
    }

    @Test
    void ipv6PayloadLengthCountsWhatFollowsTheHeader() {
        byte[] frame = new byte[74 + 700];
        frame[12] = (byte) 0x86;
        frame[13] = (byte) 0xDD;
        frame[14] = 0x60;
        frame[20] = Packets.TCP_PROTOCOL;
        card.transmit(
                TxDescriptor.context(TSE | TCP, 40, 16, 700, 74, MSS),
                TxDescriptor.data(card.payload(frame), frame.length, LAST, TXSM, 0));
        assertThat(card.sent())
                .extracting(s -> ByteBuffer.wrap(s).getShort(18))
                .containsExactly((short) (20 + 500), (short) (20 + 200));
    }

    @Test
    void aSegmentationContextLeavesTheOtherAlone() {
        byte[] frame = Packets.ipv4(Packets.TCP_PROTOCOL, Packets.pattern(100));
        byte[] expected = frame.clone();
        int pseudo = Packets.sum(frame, Packets.IP + 12, Packets.IP + 20, 120 + Packets.TCP_PROTOCOL);
        frame[50] = (byte) (pseudo >> 8);
        frame[51] = (byte) pseudo;
        card.transmit(
                TxDescriptor.context(TCP, 20, 16, 0, 0, 0),
                context(0, MSS),
                TxDescriptor.data(card.payload(frame), frame.length, EOP | IFCS | RS, TXSM, 0));
        assertThat(card.sent()).containsExactly(expected);
    }

    @Test
    void descriptorIsReportedAfterItsDataIsRead() {
        segment(Packets.pattern(1234), 20);
        assertThat(card.transmitted(1)).isFalse();
        assertThat(card.transmitted(2)).isTrue();
    }

    /// Sends a TCP payload behind a header, in two descriptors of which the first has `first` bytes.
    private List<byte[]> segment(byte[] payload, int first) {
        byte[] frame = prototype(payload);
        long data = card.payload(frame);
        card.transmit(
                context(payload.length, MSS),
                TxDescriptor.data(data, first, FIRST | IFCS, IXSM | TXSM, 0),
                TxDescriptor.data(data + first, frame.length - first, LAST, 0, 0));
        return card.sent();
    }

    private static byte[] context(int payload, int mss) {
        return TxDescriptor.context(TSE | TCP | IPV4, 20, 16, payload, HEADER, mss);
    }

    private static byte[] prototype(byte[] payload) {
        byte[] frame = Packets.ipv4(Packets.TCP_PROTOCOL, payload);
        withoutLengths(frame, 20);
        return frame;
    }

    /// As section 3.5.5 asks: lengths 0, the pseudo header's sum without length in the transport checksum.
    private static void withoutLengths(byte[] frame, int transportHeader) {
        ByteBuffer b = ByteBuffer.wrap(frame);
        b.putShort(16, (short) 0).putShort(24, (short) 0);
        int pseudo = Packets.sum(frame, Packets.IP + 12, Packets.IP + 20, frame[Packets.IP + 9]);
        if (transportHeader == 8) {
            b.putShort(38, (short) 0);
        }
        b.putShort(transportHeader == 8 ? 40 : 50, (short) pseudo);
    }

    private static byte[] payloads(List<byte[]> segments) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        segments.forEach(s -> all.write(s, HEADER, s.length - HEADER));
        return all.toByteArray();
    }

    private static byte[] untag(byte[] frame) {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        rest.write(frame, 0, 12);
        rest.write(frame, 16, frame.length - 16);
        return rest.toByteArray();
    }
}
