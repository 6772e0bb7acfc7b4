package nicc.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import nicc.runtime.memory.FrameBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What goes into a coalescer comes out of a segmenter, byte for byte.
class CoalescerTest {
    private static final int FLAGS = 47;

    private final List<byte[]> written = new ArrayList<>();
    private int writes;

    @Property(tries = 300)
    void cuttingWhatWasJoinedGivesTheSameFrames(
            @ForAll boolean version4,
            @ForAll @IntRange(min = 1, max = 66_000) int payload,
            @ForAll @IntRange(min = 500, max = 9000) int size) {
        List<FrameBuffer> segments = segments(version4, payload, size);
        int most = mostWrites(segments, payload, size);
        send(segments);
        assertThat(written).containsExactlyElementsOf(bytes(segments));
        assertThat(writes).isLessThanOrEqualTo(most);
    }

    @Property(tries = 500)
    void noFrameIsLostMovedOrChangedWhereverOneDiffers(
            @ForAll boolean version4,
            @ForAll @IntRange(max = 9) int which,
            @ForAll @IntRange(max = 199) int place,
            @ForAll @IntRange(min = 1, max = 255) int change,
            @ForAll boolean rightChecksums) {
        List<FrameBuffer> segments = segments(version4, 1234, 124);
        FrameBuffer changed = segments.get(which);
        changed.put8(place, changed.get8(place) ^ change);
        if (rightChecksums) {
            correct(changed);
        }
        send(segments);
        assertThat(written).containsExactlyElementsOf(bytes(segments));
    }

    @Property(tries = 300)
    void checksumsThatAreLeftUndoneAreThoseThatCuttingMakes(
            @ForAll boolean version4,
            @ForAll @IntRange(min = 1, max = 66_000) int payload,
            @ForAll @IntRange(min = 500, max = 9000) int size,
            @ForAll long undone) {
        List<FrameBuffer> segments = segments(version4, payload, size);
        List<byte[]> finished = bytes(segments);
        leave(segments, undone);
        int most = mostWrites(segments, payload, size);
        send(segments);
        assertThat(written).containsExactlyElementsOf(finished);
        assertThat(writes).isLessThanOrEqualTo(most);
    }

    @Property(tries = 500)
    void aChecksumIsCompletedAsItIsAskedForWhereverOneDiffers(
            @ForAll boolean version4,
            @ForAll @IntRange(max = 9) int which,
            @ForAll @IntRange(max = 120) int start,
            @ForAll @IntRange(max = 40) int offset,
            @ForAll @IntRange(max = 3) int wrong,
            @ForAll short field) {
        List<FrameBuffer> segments = segments(version4, 1234, 124);
        leave(segments, -1);
        FrameBuffer changed = segments.get(which);
        int transport = version4 ? 34 : 54;
        if (wrong == 0) {
            changed.put16be(transport + 16, field);
        } else {
            changed.offload().requestChecksum(wrong == 1 ? transport : start, wrong == 2 ? 16 : offset);
        }
        List<byte[]> completed = segments.stream().map(CoalescerTest::completed).toList();
        send(segments);
        assertThat(written).containsExactlyElementsOf(completed);
    }

    @Property(tries = 200)
    void packetsOfSeveralConnectionsKeepTheirOrder(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 3) Integer> turns) {
        List<List<FrameBuffer>> connections = new ArrayList<>();
        for (int each = 0; each < 4; each++) {
            List<FrameBuffer> segments = new ArrayList<>();
            for (FrameBuffer segment : segments(each % 2 == 0, 60 * 100, 100)) {
                segment.put16be(each % 2 == 0 ? 34 : 54, 1000 + each);
                correct(segment);
                segments.add(segment);
            }
            connections.add(segments);
        }
        List<FrameBuffer> mixed =
                turns.stream().map(turn -> connections.get(turn).removeFirst()).toList();
        send(mixed);
        assertThat(written).containsExactlyElementsOf(bytes(mixed));
    }

    @Test
    void aWholePacketIsOneFrame() {
        send(segments(true, 64_000, 1448));
        // The first segment bears CWR, which cutting would leave to it alone: it goes by itself.
        assertThat(writes).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aWholePacketIsOneFrameThoughItsChecksumsAreUndone(boolean version4) {
        List<FrameBuffer> segments = segments(version4, 64_000, 1448);
        leave(segments, -1);
        send(segments);
        assertThat(writes).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x10 | 0x02, 0x10 | 0x04, 0x10 | 0x20, 0x10 | 0x80, 0x00})
    void segmentsWithRareFlagsGoAlone(int flags) {
        List<FrameBuffer> segments = segments(true, 500, 100);
        for (FrameBuffer segment : segments) {
            segment.put8(FLAGS, flags);
            correct(segment);
        }
        send(segments);
        assertThat(written).containsExactlyElementsOf(bytes(segments));
        assertThat(writes).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 0xFFFF})
    void aChecksumThatCanBeWrittenInTwoWaysGoesAlone(int checksum) {
        List<FrameBuffer> segments = segments(true, 400, 100);
        FrameBuffer odd = segments.get(2);
        // The last two bytes of payload take up what is missing.
        odd.put16be(odd.length() - 2, 0);
        odd.put16be(50, 0);
        int rest = Frames.pseudo(odd, 14, 34, odd.length() - 34) + odd.sum(34, odd.length());
        odd.put16be(odd.length() - 2, ~((rest & 0xFFFF) + (rest >>> 16)));
        odd.put16be(50, checksum);
        send(segments);
        assertThat(written).containsExactlyElementsOf(bytes(segments));
        assertThat(writes).isEqualTo(4);
    }

    @Test
    void aFrameThatAsksForSomethingIsNotJoined() {
        Coalescer coalescer = new Coalescer();
        assertThat(coalescer.begin(Frames.tcp(true, 0, 3000, 1000))).isFalse();
        assertThat(coalescer.begin(Frames.tcp(true, 1, 100, 0))).isFalse();
        assertThat(coalescer.begin(Frames.of(1514, 1, 2))).isFalse();
        assertThat(coalescer.begin(new FrameBuffer(0))).isFalse();
        assertThat(coalescer.count()).isZero();
    }

    /// The frames of one packet. Its first segment has CWR, its last one PSH and FIN.
    private static List<FrameBuffer> segments(boolean version4, int payload, int size) {
        FrameBuffer whole = Frames.tcp(version4, 0, Math.min(payload, 65_400), size);
        return SegmenterTest.sent(whole);
    }

    /// Sends as a tap does, and cuts what is written as its kernel does.
    private void send(List<FrameBuffer> frames) {
        written.clear();
        writes = 0;
        Coalescer coalescer = new Coalescer();
        for (FrameBuffer frame : frames) {
            if (!coalescer.join(frame)) {
                flush(coalescer);
                if (!coalescer.begin(frame)) {
                    write(frame);
                }
            } else if (coalescer.complete()) {
                flush(coalescer);
            }
        }
        flush(coalescer);
    }

    private void flush(Coalescer coalescer) {
        if (coalescer.count() > 0) {
            write(coalescer.take());
        }
    }

    private void write(FrameBuffer frame) {
        writes++;
        assertThat(new VirtioNetHeader().describe(frame)).isTrue();
        written.addAll(bytes(SegmenterTest.sent(frame)));
    }

    /// A packet that fits one frame is one, but for its first segment if that bears CWR or is the only one, and but
    /// for those whose checksum can be written in two ways, which part those around them.
    private static int mostWrites(List<FrameBuffer> segments, int payload, int size) {
        int alone = (int) segments.stream().filter(CoalescerTest::ambiguous).count();
        return 2 + payload / (65_535 - 92 - size) + 2 * alone;
    }

    private static boolean ambiguous(FrameBuffer frame) {
        int checksum = frame.get16be((frame.get8(14) >> 4 == 4 ? 34 : 54) + 16);
        return frame.offload().finished() && (checksum == 0 || checksum == 0xFFFF);
    }

    /// Leaves checksums to the wire, by the bits of a number.
    private static void leave(List<FrameBuffer> segments, long undone) {
        for (int i = 0; i < segments.size(); i++) {
            if ((undone >> i & 1) != 0) {
                Frames.leave(segments.get(i));
            }
        }
    }

    private static byte[] completed(FrameBuffer frame) {
        FrameBuffer copy = new FrameBuffer(frame.length());
        copy.copy(frame);
        Checksums.complete(copy);
        return Frames.bytes(copy);
    }

    private static List<byte[]> bytes(List<FrameBuffer> frames) {
        return frames.stream().map(Frames::bytes).toList();
    }

    /// Makes a frame's checksums right, if it still is TCP as it was.
    private static void correct(FrameBuffer frame) {
        boolean version4 = frame.get8(14) >> 4 == 4;
        int transport = version4 ? 34 : 54;
        if (version4) {
            frame.put16be(24, 0);
            frame.put16be(24, ~frame.sum(14, 34));
        }
        frame.put16be(transport + 16, 0);
        int sum =
                Frames.pseudo(frame, 14, transport, frame.length() - transport) + frame.sum(transport, frame.length());
        frame.put16be(transport + 16, ~((sum & 0xFFFF) + (sum >>> 16)));
    }
}
