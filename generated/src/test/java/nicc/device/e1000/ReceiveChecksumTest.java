package nicc.device.e1000;

import static nicc.device.e1000.Received.IPCS;
import static nicc.device.e1000.Received.IPE;
import static nicc.device.e1000.Received.IXSM;
import static nicc.device.e1000.Received.TCPCS;
import static nicc.device.e1000.Received.TCPE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/// Receive checksum offload (data sheet, section 3.2.9).
class ReceiveChecksumTest {
    private static final int IPOFLD = 1 << 8;
    private static final int TUOFLD = 1 << 9;
    private static final int INDICATIONS = IXSM | IPCS | TCPCS;

    private final Card card = Card.receiving(0);

    @Test
    void goodChecksumsAreReported() {
        Received received = receive(IPOFLD | TUOFLD, Packets.ipv4(Packets.TCP_PROTOCOL, Packets.pattern(101)));
        assertThat(received.status() & INDICATIONS).isEqualTo(IPCS | TCPCS);
        assertThat(received.errors()).isZero();
    }

    @Test
    void onlyWhatIsEnabledIsComputed() {
        byte[] frame = Packets.ipv4(Packets.TCP_PROTOCOL, Packets.pattern(101));
        assertThat(receive(0, frame).status() & INDICATIONS).isEqualTo(IXSM);
        assertThat(receive(IPOFLD, frame).status() & INDICATIONS).isEqualTo(IPCS);
        assertThat(receive(TUOFLD, frame).status() & INDICATIONS).isEqualTo(TCPCS);
    }

    @Test
    void aWrongIpChecksumIsAnError() {
        byte[] frame = Packets.ipv4(Packets.UDP_PROTOCOL, Packets.pattern(60));
        frame[22] ^= 1;
        assertThat(receive(IPOFLD | TUOFLD, frame).errors()).isEqualTo(IPE);
    }

    @Test
    void aWrongTransportChecksumIsAnError() {
        byte[] frame = Packets.ipv4(Packets.UDP_PROTOCOL, Packets.pattern(60));
        frame[frame.length - 1] ^= 1;
        assertThat(receive(IPOFLD | TUOFLD, frame).errors()).isEqualTo(TCPE);
    }

    @Test
    void udpWithoutChecksumIsNotChecked() {
        byte[] frame = Packets.ipv4(Packets.UDP_PROTOCOL, Packets.pattern(60));
        ByteBuffer.wrap(frame).putShort(40, (short) 0);
        assertThat(receive(IPOFLD | TUOFLD, frame).status() & INDICATIONS).isEqualTo(IPCS);
    }

    @Test
    void fragmentsHaveNoTransportChecksum() {
        byte[] frame = Packets.ipv4(Packets.UDP_PROTOCOL, Packets.pattern(60));
        ByteBuffer.wrap(frame).putShort(20, (short) 0x2000).putShort(24, (short) 0);
        ByteBuffer.wrap(frame).putShort(24, (short) ~Packets.sum(frame, 14, 34, 0));
        Received received = receive(IPOFLD | TUOFLD, frame);
        assertThat(received.status() & INDICATIONS).isEqualTo(IPCS);
        assertThat(received.errors()).isZero();
    }

    @Test
    void otherProtocolsAreLeftAlone() {
        Received received = receive(IPOFLD | TUOFLD, Packets.frame(Packets.STATION, 100));
        assertThat(received.status() & INDICATIONS).isEqualTo(IXSM);
    }

    @Test
    void aTaggedFrameIsCheckedBehindItsTag() {
        card.write(Registers.VET, 0x8100);
        byte[] frame = Packets.tagged(Packets.ipv4(Packets.TCP_PROTOCOL, Packets.pattern(80)), 7);
        assertThat(receive(IPOFLD | TUOFLD, frame).status() & INDICATIONS).isEqualTo(IPCS | TCPCS);
    }

    @Test
    void lengthsBeyondTheFrameAreNotBelieved() {
        byte[] frame = Packets.ipv4(Packets.TCP_PROTOCOL, Packets.pattern(80));
        ByteBuffer.wrap(frame).putShort(16, (short) 0xFFFF);
        assertThat(receive(IPOFLD | TUOFLD, frame).status() & INDICATIONS).isEqualTo(IXSM);
    }

    private Received receive(int rxcsum, byte[] frame) {
        card.write(Registers.RXCSUM, rxcsum);
        card.arrive(frame);
        return card.take();
    }
}
