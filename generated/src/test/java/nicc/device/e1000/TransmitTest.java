package nicc.device.e1000;

import static nicc.device.e1000.TxDescriptor.DEXT;
import static nicc.device.e1000.TxDescriptor.EOP;
import static nicc.device.e1000.TxDescriptor.IC;
import static nicc.device.e1000.TxDescriptor.IDE;
import static nicc.device.e1000.TxDescriptor.IFCS;
import static nicc.device.e1000.TxDescriptor.IXSM;
import static nicc.device.e1000.TxDescriptor.RS;
import static nicc.device.e1000.TxDescriptor.TXSM;
import static nicc.device.e1000.TxDescriptor.VLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Single packets (data sheet, sections 3.3, 3.4).
class TransmitTest {
    private static final int LAST = EOP | IFCS | RS;
    private final Card card = Card.transmitting();

    @Test
    void legacyDescriptorSendsItsBuffer() {
        byte[] frame = Packets.frame(Packets.PEER, 300);
        card.transmit(TxDescriptor.legacy(card.payload(frame), 300, LAST));
        assertSent(frame);
        assertThat(card.transmitted(0)).isTrue();
        assertThat(card.read(Registers.TDH)).isEqualTo(1);
    }

    @Test
    void descriptorsGatherUntilEndOfPacket() {
        byte[] frame = Packets.frame(Packets.PEER, 300);
        long data = card.payload(frame);
        card.transmit(
                TxDescriptor.legacy(data, 14, 0),
                TxDescriptor.data(data + 14, 86, 0, 0, 0),
                TxDescriptor.legacy(data + 100, 200, LAST));
        assertSent(frame);
    }

    @Test
    void onlyDescriptorsWithReportStatusAreWrittenBack() {
        long data = card.payload(Packets.frame(Packets.PEER, 64));
        card.transmit(TxDescriptor.legacy(data, 32, 0), TxDescriptor.legacy(data + 32, 32, LAST));
        assertThat(card.transmitted(0)).isFalse();
        assertThat(card.transmitted(1)).isTrue();
    }

    @Test
    void nothingHappensWhileTheTransmitterIsDisabled() {
        card.write(Registers.TCTL, 0);
        card.transmit(TxDescriptor.legacy(card.payload(Packets.frame(Packets.PEER, 64)), 64, LAST));
        assertThat(card.sent()).isEmpty();
        card.write(Registers.TCTL, Registers.TCTL_EN);
        card.device.run(Card.STEPS);
        assertThat(card.sent()).hasSize(1);
    }

    @Test
    void shortPacketsArePadded() {
        byte[] frame = Packets.frame(Packets.PEER, 20);
        card.transmit(TxDescriptor.legacy(card.payload(frame), 20, LAST));
        assertSent(Arrays.copyOf(frame, 60));
    }

    @Test
    void shortPacketsStayShortWithoutPadding() {
        card.write(Registers.TCTL, Registers.TCTL_EN);
        byte[] frame = Packets.frame(Packets.PEER, 40);
        card.transmit(TxDescriptor.legacy(card.payload(frame), 40, LAST));
        assertSent(frame);
    }

    @Test
    void anFcsBySoftwareLeavesTheFrameAsItIs() {
        byte[] frame = Packets.frame(Packets.PEER, 100);
        card.transmit(TxDescriptor.legacy(card.payload(Packets.withFcs(frame)), 104, EOP | RS));
        assertSent(frame);
    }

    @Test
    void aWrongFcsBySoftwareNeverArrives() {
        card.transmit(TxDescriptor.legacy(card.payload(Packets.frame(Packets.PEER, 104)), 104, EOP | RS));
        assertThat(card.sent()).isEmpty();
        assertThat(card.transmitted(0)).isTrue();
    }

    @Test
    void vlanTagIsInsertedWhereTheModeIsEnabled() {
        card.write(Registers.CTRL, Registers.CTRL_SLU | Registers.CTRL_VME);
        card.write(Registers.VET, 0x8100);
        byte[] frame = Packets.frame(Packets.PEER, 100);
        card.transmit(TxDescriptor.data(card.payload(frame), 100, LAST | VLE, 0, 0x2005));
        assertSent(Packets.tagged(frame, 0x2005));
    }

    @Test
    void vlanTagIsNotInsertedWithoutTheMode() {
        byte[] frame = Packets.frame(Packets.PEER, 100);
        card.transmit(TxDescriptor.data(card.payload(frame), 100, LAST | VLE, 0, 0x2005));
        assertSent(frame);
    }

    @Test
    void legacyChecksumIsInserted() {
        byte[] expected = Packets.ipv4(Packets.UDP_PROTOCOL, Packets.pattern(101));
        byte[] frame = expected.clone();
        int pseudo = Packets.sum(frame, Packets.IP + 12, Packets.IP + 20, 109 + Packets.UDP_PROTOCOL);
        frame[40] = (byte) (pseudo >> 8);
        frame[41] = (byte) pseudo;
        card.transmit(TxDescriptor.legacy(card.payload(frame), frame.length, LAST | IC, 34, 40, 0));
        assertSent(expected);
    }

    @Test
    void ipAndTcpChecksumsAreInserted() {
        byte[] expected = Packets.ipv4(Packets.TCP_PROTOCOL, Packets.pattern(333));
        byte[] frame = expected.clone();
        int pseudo = Packets.sum(frame, Packets.IP + 12, Packets.IP + 20, 353 + Packets.TCP_PROTOCOL);
        frame[24] = 0;
        frame[25] = 0;
        frame[50] = (byte) (pseudo >> 8);
        frame[51] = (byte) pseudo;
        card.transmit(
                TxDescriptor.context(TxDescriptor.TCP, 20, 16, 0, 0, 0),
                TxDescriptor.data(card.payload(frame), frame.length, LAST, IXSM | TXSM, 0));
        assertSent(expected);
    }

    @Test
    void checksumOutsideThePacketIsSkipped() {
        byte[] frame = Packets.frame(Packets.PEER, 64);
        card.transmit(TxDescriptor.legacy(card.payload(frame), 64, LAST | IC, 14, 63, 0));
        card.transmit(TxDescriptor.legacy(card.payload(frame), 64, LAST | IC, 64, 20, 0));
        assertThat(card.sent()).containsExactly(frame, frame);
    }

    @Test
    void statusInterruptComesAtOnceOrAfterItsDelay() {
        long data = card.payload(Packets.frame(Packets.PEER, 64));
        card.transmit(TxDescriptor.legacy(data, 64, LAST));
        assertThat(card.causes()).isEqualTo(Registers.TXDW | Registers.TXQE);
        card.write(Registers.TIDV, 10);
        card.transmit(TxDescriptor.legacy(data, 64, LAST | IDE));
        assertThat(card.causes()).isEqualTo(Registers.TXQE);
        card.device.advance(10 * 1024 - 1);
        assertThat(card.causes()).isZero();
        card.device.advance(1);
        assertThat(card.causes()).isEqualTo(Registers.TXDW);
    }

    @Test
    void absoluteDelayEndsADelayThatIsPutOffAgainAndAgain() {
        long data = card.payload(Packets.frame(Packets.PEER, 64));
        card.write(Registers.TIDV, 10);
        card.write(Registers.TADV, 15);
        card.transmit(TxDescriptor.legacy(data, 64, LAST | IDE));
        card.device.advance(9 * 1024);
        card.transmit(TxDescriptor.legacy(data, 64, LAST | IDE));
        card.causes();
        card.device.advance(6 * 1024);
        assertThat(card.causes()).isEqualTo(Registers.TXDW);
    }

    @Test
    void lowThresholdInterrupts() {
        card.write(Registers.TXDCTL, 1 << 25);
        long data = card.payload(Packets.frame(Packets.PEER, 64));
        byte[][] descriptors = new byte[9][];
        Arrays.setAll(descriptors, i -> TxDescriptor.legacy(data, 64, EOP | IFCS));
        card.transmit(Arrays.copyOf(descriptors, 8));
        assertThat(card.causes() & Registers.TXD_LOW).isZero();
        card.transmit(descriptors);
        assertThat(card.causes() & Registers.TXD_LOW).isNotZero();
    }

    @Test
    void contextDescriptorsReportStatusToo() {
        byte[] context = TxDescriptor.context(RS | DEXT, 20, 16, 0, 0, 0);
        card.transmit(context);
        assertThat(card.transmitted(0)).isTrue();
    }

    private void assertSent(byte[] frame) {
        List<byte[]> sent = card.sent();
        assertThat(sent).containsExactly(frame);
    }
}
