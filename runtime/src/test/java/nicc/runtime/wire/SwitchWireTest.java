package nicc.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import nicc.runtime.ffi.Poll;
import nicc.runtime.memory.FrameBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SwitchWireTest {
    private static final long A = 0x0200_0000_000AL;
    private static final long B = 0x0200_0000_000BL;
    private static final long ALL = 0xFFFF_FFFF_FFFFL;

    private final SwitchWire.Switch lan = new SwitchWire.Switch();
    private final FrameBuffer frame = new FrameBuffer(2048);

    @Test
    void framesGoToAllPortsUntilTheStationWasHeard() throws Exception {
        try (SwitchWire a = lan.connect();
                SwitchWire b = lan.connect();
                SwitchWire c = lan.connect()) {
            assertThat(a.transmit(Frames.of(60, B, A))).isTrue();
            assertThat(b.receive(frame)).isTrue();
            assertThat(c.receive(frame)).isTrue();
            assertThat(a.receive(frame)).isFalse();
            assertThat(b.transmit(Frames.of(61, A, B))).isTrue();
            assertThat(c.receive(frame)).isFalse();
            assertThat(a.receive(frame)).isTrue();
            assertThat(frame.length()).isEqualTo(61);
            a.transmit(Frames.of(62, B, A));
            assertThat(c.receive(frame)).isFalse();
            assertThat(b.receive(frame)).isTrue();
            a.transmit(Frames.of(63, ALL, A));
            assertThat(b.receive(frame) && c.receive(frame)).isTrue();
            assertThat(a.transmit(Frames.of(14, B, ALL))).isTrue();
            assertThat(a.transmit(new FrameBuffer(64))).isFalse();
        }
    }

    @Test
    void aPortThatDoesNotReceiveLosesFramesAndNothingElse() throws Exception {
        try (SwitchWire a = lan.connect();
                SwitchWire b = lan.connect()) {
            for (int i = 0; i < 300; i++) {
                assertThat(a.transmit(Frames.of(60 + i, ALL, A))).isTrue();
            }
            assertThat(b.lost()).isEqualTo(300 - 256);
            for (int i = 0; i < 256; i++) {
                assertThat(b.receive(frame)).isTrue();
                assertThat(frame.length()).isEqualTo(60 + i);
            }
            assertThat(b.receive(frame)).isFalse();
            a.transmit(Frames.of(3000, ALL, A));
            a.transmit(Frames.of(64, ALL, A));
            assertThat(b.receive(frame)).isTrue();
            assertThat(frame.length()).isEqualTo(64);
            assertThat(b.lost()).isEqualTo(300 - 256 + 1);
        }
    }

    /// A sender that rings too seldom would leave the receiver asleep for ever.
    @Test
    @Timeout(60)
    void noFrameIsSleptOverHoweverThreadsInterleave() throws Exception {
        int count = 200_000;
        try (SwitchWire a = lan.connect();
                SwitchWire b = lan.connect()) {
            AtomicLong next = new AtomicLong();
            Thread receiver = new Thread(() -> receiveAll(b, count, next));
            receiver.setDaemon(true);
            receiver.start();
            FrameBuffer counted = Frames.of(60, ALL, A);
            for (int i = 0; i < count; i++) {
                while (i - next.get() >= 200) {
                    Thread.onSpinWait();
                }
                counted.put32be(20, i);
                a.transmit(counted);
            }
            receiver.join();
            assertThat(next.get()).isEqualTo(count);
            assertThat(b.lost()).isZero();
        }
    }

    private static void receiveAll(SwitchWire port, int count, AtomicLong next) {
        FrameBuffer into = new FrameBuffer(2048);
        Poll poll = new Poll(1);
        while (next.get() < count) {
            if (port.receive(into)) {
                assertThat(into.get32be(20)).isEqualTo((int) next.get());
                next.incrementAndGet();
                continue;
            }
            poll.clear();
            poll.add(port.descriptor(), Poll.READABLE);
            if (!port.pending()) {
                poll.await(Long.MAX_VALUE);
            }
        }
    }
}
