package nicc.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import nicc.runtime.memory.FrameBuffer;
import nicc.runtime.memory.Offload;
import org.junit.jupiter.api.Test;

class SegmenterTest {

    /// Keeps what it is sent.
    static class Recorder implements Wire {
        final List<FrameBuffer> frames = new ArrayList<>();

        @Override
        public boolean transmit(FrameBuffer frame) {
            FrameBuffer copy = new FrameBuffer(frame.length());
            copy.copy(frame);
            return frames.add(copy);
        }

        @Override
        public boolean receive(FrameBuffer into) {
            return false;
        }

        @Override
        public boolean up() {
            return true;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    @Property(tries = 300)
    void segmentsAreWholeFramesThatTogetherCarryThePayload(
            @ForAll boolean received,
            @ForAll boolean version4,
            @ForAll @IntRange(max = 2) int tags,
            @ForAll @IntRange(min = 1, max = 20_000) int payload,
            @ForAll @IntRange(min = 100, max = 9000) int size) {
        FrameBuffer whole = Frames.tcp(version4, tags, payload, size);
        List<FrameBuffer> segments = received ? received(whole) : sent(whole);
        assertThat(segments).hasSize((payload + size - 1) / size);
        int network = 14 + 4 * tags;
        int transport = network + (version4 ? 20 : 40);
        int header = transport + 32;
        FrameBuffer joined = new FrameBuffer(header + payload);
        joined.append(whole, 0, header);
        for (int i = 0; i < segments.size(); i++) {
            FrameBuffer segment = segments.get(i);
            boolean last = i == segments.size() - 1;
            assertThat(segment.offload().finished()).isTrue();
            assertThat(segment.get32be(transport + 4)).isEqualTo(0xFFFF_FF00 + i * size);
            assertThat(segment.get8(transport + 13)).isEqualTo(0x10 | (last ? 0x09 : 0) | (i == 0 ? 0x80 : 0));
            assertNetworkHeader(segment, network, i);
            assertChecksum(segment, network, transport);
            joined.append(segment, header, -1);
        }
        assertThat(Frames.bytes(joined).length).isEqualTo(header + payload);
        assertThat(joined.crc32(header, -1)).isEqualTo(whole.crc32(header, -1));
    }

    static List<FrameBuffer> sent(FrameBuffer whole) {
        Recorder recorder = new Recorder();
        WirePort port = new WirePort(recorder);
        port.send(whole);
        assertThat(port.sent()).isEqualTo(recorder.frames.size());
        return recorder.frames;
    }

    /// What a device with a buffer too small for the whole receives of it.
    private static List<FrameBuffer> received(FrameBuffer whole) {
        WirePort port = new WirePort(new LoopbackWire());
        port.send(whole);
        Recorder recorder = new Recorder();
        FrameBuffer into = new FrameBuffer(9200);
        while (port.receive(into)) {
            recorder.transmit(into);
        }
        assertThat(port.dropped()).isZero();
        return recorder.frames;
    }

    @Test
    void aDeviceThatAcceptsWholeFramesReceivesThemAsTheyAre() {
        WirePort port = new WirePort(new LoopbackWire());
        FrameBuffer into = new FrameBuffer(Wire.MAX_FRAME);
        FrameBuffer record = new FrameBuffer(10);
        port.send(Frames.tcp(true, 0, 5000, 1000));
        port.send(Frames.tcp(false, 0, 5000, 1000));
        assertThat(port.receive(into, record, 0x03)).isTrue();
        assertThat(Frames.bytes(record)).isEqualTo(new byte[] {1, 1, 66, 0, (byte) 0xE8, 3, 34, 0, 16, 0});
        assertThat(into.length()).isEqualTo(66 + 5000);
        for (int i = 0; i < 5; i++) {
            assertThat(port.receive(into, record, 0x03)).isTrue();
            assertThat(record.get64be(0)).isZero();
            assertThat(into.length()).isEqualTo(86 + 1000);
        }
        assertThat(port.receive(into)).isFalse();
    }

    @Test
    void whatCannotBeCutAsItAsksIsDroppedAndCounted() {
        FrameBuffer other = Frames.tcp(true, 0, 5000, 1000);
        other.offload().requestSegmentation(Offload.GSO_TCPV6, 1000, 66);
        FrameBuffer fragment = Frames.tcp(true, 0, 5000, 1000);
        fragment.put8(14, 0x46);
        WirePort port = new WirePort(new LoopbackWire());
        port.send(other);
        port.loop(fragment);
        port.send(Frames.of(64, 1, 2));
        FrameBuffer into = new FrameBuffer(2048);
        assertThat(port.receive(into)).isTrue();
        assertThat(into.length()).isEqualTo(64);
        assertThat(port.dropped()).isEqualTo(2);
    }

    private static void assertNetworkHeader(FrameBuffer segment, int network, int index) {
        if (segment.get8(network) >> 4 == 4) {
            assertThat(segment.get16be(network + 2)).isEqualTo(segment.length() - network);
            assertThat(segment.get16be(network + 4)).isEqualTo((0xFFFE + index) & 0xFFFF);
            assertThat(segment.sum(network, network + 20)).isEqualTo(0xFFFF);
        } else {
            assertThat(segment.get16be(network + 4)).isEqualTo(segment.length() - network - 40);
        }
    }

    /// A right checksum makes the sum over pseudo header and segment all ones (RFC 1071, section 1).
    private static void assertChecksum(FrameBuffer segment, int network, int transport) {
        int pseudo = Frames.pseudo(segment, network, transport, segment.length() - transport);
        int sum = pseudo + segment.sum(transport, -1);
        assertThat((sum & 0xFFFF) + (sum >> 16)).isEqualTo(0xFFFF);
    }

    @Property(tries = 1000)
    void whateverAFrameAsksForNothingBreaks(
            @ForAll boolean version4,
            @ForAll @IntRange(max = 300) int payload,
            @ForAll int start,
            @ForAll int offset,
            @ForAll @IntRange(max = 6) int type,
            @ForAll int size,
            @ForAll int header) {
        FrameBuffer frame = Frames.tcp(version4, 0, payload, 100);
        frame.offload().requestChecksum(start, offset);
        frame.offload().requestSegmentation(type, size, header);
        Recorder recorder = new Recorder();
        new WirePort(recorder).send(frame);
        frame.offload().requestChecksum(start & 0x7F, offset & 0x3F);
        frame.offload().requestSegmentation(type, size & 0x7F, header & 0xFF);
        new WirePort(recorder).send(frame);
        new VirtioNetHeader().describe(frame);
        assertThat(recorder.frames).hasSizeLessThan(2000);
    }

    @Test
    void aChecksumIsCompletedWhereTheWireTakesFinishedFramesOnly() {
        FrameBuffer frame = Frames.tcp(true, 0, 999, 0);
        Recorder recorder = new Recorder();
        new WirePort(recorder).send(frame);
        assertThat(recorder.frames).hasSize(1);
        assertChecksum(recorder.frames.getFirst(), 14, 34);
        assertThat(recorder.frames.getFirst().offload().needsChecksum()).isFalse();
    }
}
