package nicc.runtime.guest.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import nicc.runtime.guest.GuestRam;
import nicc.runtime.guest.ReceivedFrame;
import nicc.runtime.guest.ReceivedFrame.ChecksumStatus;
import nicc.runtime.guest.TransmitRequest;
import org.junit.jupiter.api.Test;

/// A checker that cannot fail would be worth nothing: each kind of fault is planted and must be noticed.
final class FrameCheckerTest {
    private static final long STATION = 0x0200_0000_0001L;

    private final GuestRam ram = new GuestRam(Arena.ofAuto().allocate(1 << 16, 4096), 0);
    private final FrameChecker checker = new FrameChecker();

    @Test
    void theExpectedFrameIsRight() {
        TransmitCase one = packet(100);
        checker.expect(one);
        checker.check(bytes(one), 100);
        assertThat(checker.wrong()).isZero();
        assertThat(checker.awaited()).isZero();
        assertThat(checker.bytes()).isEqualTo(100);
    }

    @Test
    void everyFlippedBitIsNoticed() {
        TransmitCase one = packet(64);
        for (int bit = 0; bit < 64 * 8; bit++) {
            checker.expect(one);
            MemorySegment copy = Arena.ofAuto().allocate(64).copyFrom(bytes(one));
            copy.setAtIndex(
                    ValueLayout.JAVA_BYTE, bit / 8, (byte) (copy.get(ValueLayout.JAVA_BYTE, bit / 8) ^ 1 << bit % 8));
            checker.check(copy, 64);
        }
        assertThat(checker.wrong()).isEqualTo(64 * 8);
        assertThat(checker.mismatches()).hasSize(8);
    }

    @Test
    void aCutFrameIsNoticed() {
        TransmitCase one = packet(100);
        checker.expect(one);
        checker.check(bytes(one), 99);
        assertThat(checker.mismatches()).singleElement().asString().contains("differs at byte 99");
    }

    @Test
    void exchangedFramesAreNoticed() {
        TransmitCase one = packet(100);
        TransmitCase two = TransmitCases.make(ram, STATION, List.of(FrameShape.plain(Protocol.UDP4, 100)), 9)
                .getFirst();
        checker.expect(one);
        checker.expect(two);
        checker.check(bytes(two), 100);
        checker.check(bytes(one), 100);
        assertThat(checker.wrong()).isEqualTo(2);
    }

    @Test
    void aFrameThatNobodySentIsNoticed() {
        checker.check(bytes(packet(100)), 100);
        assertThat(checker.mismatches()).singleElement().asString().contains("nobody sent");
    }

    @Test
    void framesThatNeverCameAreNoticed() {
        checker.expect(packet(100));
        checker.expect(packet(100));
        checker.lost();
        assertThat(checker.wrong()).isEqualTo(2);
        assertThat(checker.awaited()).isZero();
    }

    @Test
    void aWrongChecksumStatusIsNoticed() {
        ReceiveCases cases = new ReceiveCases(STATION, false, true);
        FrameShape shape = FrameShape.plain(Protocol.TCP4, 100);
        ReceiveCase good = cases.make(List.of(shape), 1).getFirst();
        arrive(good, TransmitRequest.NO_TAG, ChecksumStatus.GOOD);
        assertThat(checker.wrong()).isZero();
        arrive(good, TransmitRequest.NO_TAG, ChecksumStatus.BAD);
        arrive(good, TransmitRequest.NO_TAG, ChecksumStatus.UNKNOWN);
        arrive(cases.damaged(shape, 1), TransmitRequest.NO_TAG, ChecksumStatus.GOOD);
        assertThat(checker.wrong()).isEqualTo(3);
    }

    @Test
    void aMissingTagIsNoticed() {
        ReceiveCases cases = new ReceiveCases(STATION, false, false);
        FrameShape shape = FrameShape.plain(Protocol.TCP4, 100).tagged(5);
        ReceiveCase tagged = cases.make(List.of(shape), 1).getFirst();
        arrive(tagged, 5, ChecksumStatus.UNKNOWN);
        assertThat(checker.wrong()).isZero();
        arrive(tagged, TransmitRequest.NO_TAG, ChecksumStatus.UNKNOWN);
        assertThat(checker.wrong()).isEqualTo(1);
    }

    private void arrive(ReceiveCase one, int tag, ChecksumStatus status) {
        checker.expect(one.expected());
        long address = ram.allocate(128, 8);
        ram.slice(address, 100).copyFrom(one.expected().bytes());
        ReceivedFrame frame = new ReceivedFrame();
        frame.append(address, 60);
        frame.append(address + 60, 40);
        frame.complete(false, tag, status);
        checker.check(ram, frame);
    }

    private TransmitCase packet(int length) {
        return TransmitCases.make(ram, STATION, List.of(FrameShape.plain(Protocol.TCP4, length)), 1)
                .getFirst();
    }

    private static MemorySegment bytes(TransmitCase one) {
        return one.frames().getFirst().bytes();
    }
}
