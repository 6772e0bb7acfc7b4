package nicc.runtime.guest.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// Expected frames have the properties that a receiver checks.
final class WireFramesTest {
    private static final long TO = 0x0200_0000_0001L;
    private static final long FROM = 0x0200_0000_0002L;

    @Property(tries = 200)
    void segmentsCarryThePayloadOnceAndInOrder(
            @ForAll @IntRange(min = 55, max = 0x1000D) int length, @ForAll @IntRange(min = 88, max = 9000) int mss) {
        FrameShape shape = FrameShape.plain(Protocol.TCP4, length).segmented(mss);
        byte[] whole = FrameWriter.whole(shape, TO, FROM, length);
        List<byte[]> frames = WireFrames.of(whole, shape);
        int payload = length - 54;
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] frame : frames) {
            int ipLength = ByteBuffer.wrap(frame).getShort(16) & 0xFFFF;
            assertThat(ByteBuffer.wrap(frame).getInt(38)
                            - ByteBuffer.wrap(whole).getInt(38))
                    .isEqualTo(joined.size());
            joined.write(frame, 54, ipLength - 40);
            assertThat(sumOf(frame, 14, 34)).isEqualTo(0xFFFF);
        }
        assertThat(frames).hasSize((payload + mss - 1) / mss);
        assertThat(joined.toByteArray()).isEqualTo(Arrays.copyOfRange(whole, 54, length));
    }

    @Property(tries = 100)
    void transportChecksumsVerify(@ForAll Protocol protocol, @ForAll @IntRange(min = 74, max = 2000) int length) {
        byte[] frame = FrameWriter.whole(FrameShape.plain(protocol, length), TO, FROM, length);
        if (protocol.ip()) {
            int transport = protocol.transportStart();
            int addresses = protocol.ipv4() ? 26 : 22;
            long sum = InternetChecksum.sum(frame, addresses, length) + protocol.number() + (length - transport);
            assertThat(InternetChecksum.fold(sum)).isEqualTo(0xFFFF);
        }
    }

    @Test
    void onlyTheLastSegmentHasPushAndFin() {
        FrameShape shape = FrameShape.plain(Protocol.TCP4, 54 + 3000).segmented(1000);
        byte[] whole = FrameWriter.whole(shape, TO, FROM, 3);
        whole[47] |= FrameWriter.FIN | FrameWriter.PSH;
        List<byte[]> frames = WireFrames.of(whole, shape);
        assertThat(frames).hasSize(3);
        assertThat(frames.get(0)[47] & 0x09).isZero();
        assertThat(frames.get(1)[47] & 0x09).isZero();
        assertThat(frames.get(2)[47] & 0x09).isEqualTo(0x09);
    }

    @Test
    void aShortFrameIsPaddedAndThenTagged() {
        FrameShape shape = FrameShape.plain(Protocol.RAW, 20).tagged(5);
        byte[] whole = FrameWriter.whole(shape, TO, FROM, 3);
        byte[] frame = WireFrames.of(whole, shape).getFirst();
        assertThat(frame).hasSize(64).startsWith(Arrays.copyOf(whole, 12));
        assertThat(ByteBuffer.wrap(frame).getInt(12)).isEqualTo(0x8100_0005);
        assertThat(Arrays.copyOfRange(frame, 16, 24)).isEqualTo(Arrays.copyOfRange(whole, 12, 20));
        assertThat(Arrays.copyOfRange(frame, 24, 64)).containsOnly(0);
    }

    @Test
    void theFcsIsThatOfTheStandard() {
        // The check value of CRC-32 over the digits 1 to 9 is 0xCBF43926, sent least significant byte first.
        byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);
        assertThat(FrameHeaders.fcs(digits)).isEqualTo(new byte[] {0x26, 0x39, (byte) 0xF4, (byte) 0xCB});
    }

    private static int sumOf(byte[] frame, int from, int to) {
        return InternetChecksum.fold(InternetChecksum.sum(frame, from, to));
    }
}
