package nicc.runtime.guest.traffic;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// A frame that must come out somewhere, to the byte.
///
/// @param shape what it was made from
/// @param part which of the packet's frames it is, from 0 on
/// @param bytes the frame, off-heap
/// @param vlanTag the tag that must come beside it, or [nicc.runtime.guest.TransmitRequest#NO_TAG]
/// @param verdict what the card may say about its checksums
public record FrameExpectation(FrameShape shape, int part, MemorySegment bytes, int vlanTag, Verdict verdict) {

    /// What a card must say about checksums.
    public enum Verdict {
        /// Anything: nobody asks.
        ANY,
        /// Nothing, or that they are right.
        NOT_BAD,
        /// That they are right.
        GOOD,
        /// That one is wrong.
        BAD,
        /// Nothing.
        UNKNOWN
    }

    /// Copies bytes off-heap.
    ///
    /// @param bytes what to copy
    /// @return the copy
    static MemorySegment offHeap(byte[] bytes) {
        return Arena.ofAuto().allocate(bytes.length, Long.BYTES).copyFrom(MemorySegment.ofArray(bytes));
    }

    /// Whether all bytes from an offset on are 0.
    ///
    /// @param offset the first of them
    /// @return true when there are none
    boolean zeroFrom(int offset) {
        for (long at = offset; at < bytes.byteSize(); at++) {
            if (bytes.get(ValueLayout.JAVA_BYTE, at) != 0) {
                return false;
            }
        }
        return true;
    }

    /// How long the frame is.
    ///
    /// @return bytes
    public int length() {
        return (int) bytes.byteSize();
    }
}
