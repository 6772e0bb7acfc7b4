package nicc.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import nicc.runtime.memory.FrameBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// A checksum is handed on undone only if whoever takes the packet for right without looking is right.
class UndoneChecksumTest {
    private static final int TRANSPORT = 34;

    private final Taker wire = new Taker();
    private final WirePort port = new WirePort(wire);

    /// Takes unfinished frames, as they are.
    private static final class Taker extends SegmenterTest.Recorder {
        @Override
        public boolean carriesOffloads() {
            return true;
        }

        FrameBuffer only() {
            assertThat(frames).hasSize(1);
            return frames.getFirst();
        }
    }

    @ParameterizedTest
    @CsvSource({"true, 0, 0", "true, 0, 999", "false, 0, 100", "true, 1, 100", "false, 2, 7"})
    void thatOfTcpIsHandedOn(boolean version4, int tags, int payload) {
        FrameBuffer frame = Frames.tcp(version4, tags, payload, 0);
        port.send(frame);
        assertThat(wire.only().offload().needsChecksum()).isTrue();
        assertThat(Frames.bytes(wire.only())).isEqualTo(Frames.bytes(frame));
    }

    @Test
    void thatOfUdpIsHandedOn() {
        FrameBuffer frame = udp();
        port.send(frame);
        assertThat(wire.only().offload().needsChecksum()).isTrue();
    }

    @Test
    void paddingIsNoReason() {
        FrameBuffer frame = longer(2);
        port.send(frame);
        assertThat(wire.only().offload().needsChecksum()).isTrue();
    }

    /// What makes a request one that has to be carried out before.
    enum Other {
        A_SUM_THAT_IS_NOT_THE_PSEUDO_HEADERS,
        A_PLACE_THAT_IS_NOT_THE_PROTOCOLS,
        A_RANGE_THAT_BEGINS_ELSEWHERE,
        PADDING_THAT_IS_NOT_ZERO,
        A_PACKET_LONGER_THAN_ITS_FRAME,
        A_FRAGMENT,
        ANOTHER_PROTOCOL,
        ANOTHER_VERSION,
        NO_IP
    }

    @ParameterizedTest
    @EnumSource
    void othersAreFinished(Other reason) {
        FrameBuffer frame = other(reason);
        FrameBuffer finished = new FrameBuffer(frame.length());
        finished.copy(frame);
        Checksums.complete(finished);
        port.send(frame);
        assertThat(wire.only().offload().finished()).isTrue();
        assertThat(Frames.bytes(wire.only())).isEqualTo(Frames.bytes(finished));
    }

    private static FrameBuffer other(Other reason) {
        FrameBuffer frame = Frames.tcp(true, 0, 100, 0);
        switch (reason) {
            case A_SUM_THAT_IS_NOT_THE_PSEUDO_HEADERS -> frame.put8(51, frame.get8(51) ^ 1);
            case A_PLACE_THAT_IS_NOT_THE_PROTOCOLS -> frame.offload().requestChecksum(TRANSPORT, 6);
            case A_RANGE_THAT_BEGINS_ELSEWHERE -> frame.offload().requestChecksum(TRANSPORT - 4, 20);
            case PADDING_THAT_IS_NOT_ZERO -> {
                frame = longer(3);
                frame.put8(frame.length() - 1, 1);
            }
            case A_PACKET_LONGER_THAN_ITS_FRAME -> frame.put16be(16, 200);
            case A_FRAGMENT -> frame.put16be(20, 0x2000);
            case ANOTHER_PROTOCOL -> frame.put8(23, 17);
            case ANOTHER_VERSION -> frame.put8(14, 0x65);
            case NO_IP -> frame.put16be(12, 0x88B5);
        }
        return frame;
    }

    @Test
    void whatCannotBeIsDroppedFromTheRequest() {
        FrameBuffer frame = Frames.tcp(true, 0, 10, 0);
        frame.offload().requestChecksum(70, 16);
        port.send(frame);
        assertThat(wire.only().offload().finished()).isTrue();
    }

    @Test
    void theFrameIsAfterwardsWhatItWas() {
        FrameBuffer record = new FrameBuffer(10);
        FrameBuffer frame = other(Other.A_SUM_THAT_IS_NOT_THE_PSEUDO_HEADERS);
        byte[] before = Frames.bytes(frame);
        OffloadRecord.describe(frame, record);
        port.send(frame, record);
        assertThat(Frames.bytes(frame)).isEqualTo(before);
        assertThat(Frames.bytes(wire.only())).isNotEqualTo(before);
        assertThat(frame.offload().finished()).isTrue();
    }

    private static FrameBuffer udp() {
        FrameBuffer frame = Frames.tcp(true, 0, 100, 0);
        frame.put8(23, 17);
        int length = frame.length() - TRANSPORT;
        frame.put16be(40, Checksums.fold(frame.sum(26, TRANSPORT) + 17 + length));
        frame.offload().requestChecksum(TRANSPORT, 6);
        return frame;
    }

    /// A frame with some bytes of padding behind its packet.
    private static FrameBuffer longer(int padding) {
        FrameBuffer packet = Frames.tcp(true, 0, 100, 0);
        FrameBuffer frame = new FrameBuffer(packet.length() + padding);
        frame.copy(packet);
        frame.resize(packet.length() + padding);
        return frame;
    }
}
