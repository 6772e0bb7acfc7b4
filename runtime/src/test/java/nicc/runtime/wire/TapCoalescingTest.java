package nicc.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import nicc.runtime.ffi.IoVector;
import nicc.runtime.ffi.Poll;
import nicc.runtime.ffi.Tap;
import nicc.runtime.memory.FrameBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The kernel cuts what a tap joined: a bridge leads from the tap to a second one, whose reader takes finished frames
/// only.
@Timeout(30)
class TapCoalescingTest {
    /// With the longest headers here, a frame of the usual MTU.
    private static final int SIZE = 1428;
    private static final long FAR = 0x0200_0000_0002L;
    private static final long NEAR = 0x0200_0000_0001L;

    /// Looks at the far tap, 10 ms each.
    private static final int LOOKS = 500;

    /// As many in vain, and nothing is on its way.
    private static final int QUIET = 10;

    @ParameterizedTest
    @CsvSource({"true, 1000", "false, 1000", "true, 2", "false, 2", "true, 1", "false, 1"})
    void theOtherSideOfTheKernelSeesEveryFrameByteForByte(boolean version4, int undoneOneIn) throws Exception {
        NetworkNamespace.run(() -> {
            try (TapWire tap = TapWire.open("tap8");
                    Tap far = Tap.open("tap9")) {
                bridge();
                WirePort port = new WirePort(tap);
                FrameBuffer packet = Frames.tcp(version4, 0, 64_000, SIZE);
                packet.put48be(0, FAR);
                packet.put48be(6, NEAR); // a bridge takes no frames from address 0
                List<FrameBuffer> segments = SegmenterTest.sent(packet);
                awaitBridge(tap, far, segments.removeFirst());
                List<byte[]> finished = segments.stream().map(Frames::bytes).toList();
                for (int i = undoneOneIn - 1; i < segments.size(); i += undoneOneIn) {
                    Frames.leave(segments.get(i));
                }
                segments.forEach(port::send);
                port.flush();
                assertThat(received(far, segments.size())).containsExactlyElementsOf(finished);
                assertThat(port.sent()).isEqualTo(segments.size());
                assertThat(port.dropped()).isZero();
            }
            return true;
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCallOfTheKernelCarriesAllSegmentsOrEachItsOwn(boolean joins) throws Exception {
        NetworkNamespace.run(() -> {
            try (TapWire tap = TapWire.open("tap8", new TapWire.Abilities(true, joins, true))) {
                NetworkNamespace.ip("link set tap8 up");
                WirePort port = new WirePort(tap);
                List<FrameBuffer> segments = SegmenterTest.sent(Frames.tcp(true, 0, 9 * SIZE, SIZE));
                segments.forEach(port::send);
                port.flush();
                // The first one has a flag that no other may have.
                assertThat(tap.calls()).isEqualTo(joins ? 2 : segments.size());
                assertThat(port.dropped()).isZero();
            }
            return true;
        });
    }

    @Test
    void segmentsThatAreKeptWhenTheLinkGoesAreCounted() throws Exception {
        NetworkNamespace.run(() -> {
            try (TapWire tap = TapWire.open("tap8")) {
                NetworkNamespace.ip("link set tap8 up");
                WirePort port = new WirePort(tap);
                SegmenterTest.sent(Frames.tcp(true, 0, 9 * SIZE, SIZE))
                        .subList(0, 5)
                        .forEach(port::send);
                NetworkNamespace.ip("link set tap8 down");
                port.flush();
                // The first one has a flag that no other may have, and went by itself.
                assertThat(port.dropped()).isEqualTo(4);
            }
            return true;
        });
    }

    private static void bridge() throws Exception {
        NetworkNamespace.ip("link add br9 type bridge");
        for (String tap : List.of("tap8", "tap9")) {
            NetworkNamespace.ip("link set " + tap + " master br9");
            NetworkNamespace.ip("link set " + tap + " up");
        }
        NetworkNamespace.ip("link set br9 up");
    }

    /// A bridge's port takes a moment. The first segment has a flag that no other may have: it goes by itself.
    private static void awaitBridge(TapWire tap, Tap far, FrameBuffer first) {
        do {
            tap.transmit(first);
        } while (received(far, 1, 1).isEmpty());
        while (!received(far, 1, QUIET).isEmpty()) {
            // More than one may have passed.
        }
    }

    private static List<byte[]> received(Tap far, int count) {
        return received(far, count, LOOKS);
    }

    /// The frames of TCP among those that arrive.
    private static List<byte[]> received(Tap far, int count, int looks) {
        List<byte[]> frames = new ArrayList<>();
        FrameBuffer header = new FrameBuffer(Tap.HEADER);
        FrameBuffer frame = new FrameBuffer(Wire.MAX_FRAME);
        IoVector vector = new IoVector(2);
        vector.set(0, header.memory(), Tap.HEADER);
        vector.set(1, frame.memory(), frame.capacity());
        Poll poll = new Poll(1);
        for (int look = 0; look < looks && frames.size() < count; look++) {
            poll.clear();
            poll.add(far.fd(), Poll.READABLE);
            poll.await(10_000_000);
            long length = far.receive(vector) - Tap.HEADER;
            frame.filled((int) Math.max(length, 0));
            if (length > 0 && frame.get48be(0) == FAR) {
                frames.add(Frames.bytes(frame));
            }
        }
        return frames;
    }
}
