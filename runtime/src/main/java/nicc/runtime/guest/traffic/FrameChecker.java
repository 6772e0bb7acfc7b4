package nicc.runtime.guest.traffic;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import nicc.runtime.guest.GuestRam;
import nicc.runtime.guest.Packet;
import nicc.runtime.guest.ReceivedFrame;
import nicc.runtime.guest.TransmitRequest;
import nicc.runtime.guest.traffic.FrameExpectation.Verdict;
import org.jspecify.annotations.Nullable;

/// Compares frames with what was expected, in order and to the byte. A right frame costs no allocation.
public final class FrameChecker {
    private static final int CAPACITY = 1 << 14;
    private static final int REMEMBERED = 8;

    private final FrameExpectation[] expected = new FrameExpectation[CAPACITY];
    private final List<Mismatch> mismatches = new ArrayList<>();
    private long added;
    private long checked;
    private long bytes;
    private long wrong;

    /// Creates a checker that expects nothing.
    public FrameChecker() {}

    /// Expects a frame after all those before it.
    ///
    /// @param frame what must come
    public void expect(FrameExpectation frame) {
        if (added - checked == CAPACITY) {
            throw new IllegalStateException(CAPACITY + " frames are awaited already");
        }
        expected[(int) added++ & CAPACITY - 1] = frame;
    }

    /// Expects all frames of a packet.
    ///
    /// @param packet the packet
    public void expect(TransmitCase packet) {
        List<FrameExpectation> frames = packet.frames();
        for (int i = 0; i < frames.size(); i++) {
            expect(frames.get(i));
        }
    }

    /// A frame came out of the wire.
    ///
    /// @param frame its bytes
    /// @param length how many
    public void check(MemorySegment frame, int length) {
        FrameExpectation want = next(length);
        if (want == null) {
            return;
        }
        // A frame that is shorter than can be on a wire is padded there with 0 (IEEE 802.3, 3.2.8).
        boolean padded = length < Packet.MIN_LENGTH && want.length() == Packet.MIN_LENGTH;
        int compared = padded ? length : want.length();
        long at = MemorySegment.mismatch(frame, 0, length, want.bytes(), 0, compared);
        if (at >= 0 || (padded && !want.zeroFrom(length))) {
            wrong(want, "differs at byte " + at + " of " + length + ", expected " + want.length());
        }
    }

    /// A frame arrived in the guest.
    ///
    /// @param ram where it is
    /// @param frame its pieces
    public void check(GuestRam ram, ReceivedFrame frame) {
        FrameExpectation want = next(frame.length());
        if (want == null) {
            return;
        }
        if (frame.length() != want.length()) {
            wrong(want, frame.length() + " bytes, expected " + want.length());
        } else if (frame.vlanTag() != want.vlanTag()) {
            wrong(want, "tag " + tag(frame.vlanTag()) + ", expected " + tag(want.vlanTag()));
        } else if (!agrees(want.verdict(), frame.checksum())) {
            wrong(want, "checksum status " + frame.checksum() + ", expected " + want.verdict());
        } else {
            checkPieces(ram, frame, want);
        }
    }

    private void checkPieces(GuestRam ram, ReceivedFrame frame, FrameExpectation want) {
        int at = 0;
        for (int i = 0; i < frame.fragments(); i++) {
            long difference = ram.mismatch(frame.address(i), frame.length(i), want.bytes(), at);
            if (difference >= 0) {
                wrong(want, "differs at byte " + (at + difference) + " of " + want.length());
                return;
            }
            at += frame.length(i);
        }
    }

    private @Nullable FrameExpectation next(int length) {
        bytes += length;
        if (checked == added) {
            wrong++;
            remember(checked, "a frame of " + length + " bytes that nobody sent");
            return null;
        }
        return expected[(int) checked++ & CAPACITY - 1];
    }

    private void wrong(FrameExpectation want, String what) {
        wrong++;
        remember(checked - 1, want.shape() + " [" + want.part() + "]: " + what);
    }

    private void remember(long index, String what) {
        if (mismatches.size() < REMEMBERED) {
            mismatches.add(new Mismatch(index, what));
        }
    }

    private static boolean agrees(Verdict want, ReceivedFrame.ChecksumStatus status) {
        return switch (want) {
            case ANY -> true;
            case NOT_BAD -> status != ReceivedFrame.ChecksumStatus.BAD;
            case GOOD -> status == ReceivedFrame.ChecksumStatus.GOOD;
            case BAD -> status == ReceivedFrame.ChecksumStatus.BAD;
            case UNKNOWN -> status == ReceivedFrame.ChecksumStatus.UNKNOWN;
        };
    }

    private static String tag(int tag) {
        return tag == TransmitRequest.NO_TAG ? "none" : "0x%04X".formatted(tag);
    }

    /// Gives up on what is still awaited: those frames count as wrong.
    public void lost() {
        if (awaited() > 0) {
            FrameExpectation first = expected[(int) checked & CAPACITY - 1];
            remember(
                    checked,
                    awaited() + " frames never came, the first one " + first.shape() + " [" + first.part() + "]");
            wrong += awaited();
            checked = added;
        }
    }

    /// Frames that are still awaited.
    ///
    /// @return how many
    public long awaited() {
        return added - checked;
    }

    /// Frames that came and were compared.
    ///
    /// @return since creation
    public long checked() {
        return checked;
    }

    /// Bytes of the frames that came.
    ///
    /// @return since creation
    public long bytes() {
        return bytes;
    }

    /// Frames that were not what they had to be, or that nobody sent.
    ///
    /// @return since creation
    public long wrong() {
        return wrong;
    }

    /// The first wrong ones.
    ///
    /// @return at most 8
    public List<Mismatch> mismatches() {
        return List.copyOf(mismatches);
    }
}
