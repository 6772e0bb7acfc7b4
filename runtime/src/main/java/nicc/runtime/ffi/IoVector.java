package nicc.runtime.ffi;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Pieces of memory that one readv(2) or writev(2) fills or sends, in order: an array of struct iovec.
///
///      0        8        16
///      | base   | length | …
public final class IoVector {
    private static final long ENTRY = 16;

    private final MemorySegment memory;
    private final int count;

    /// Creates a vector of empty pieces.
    ///
    /// @param count how many
    public IoVector(int count) {
        this.count = count;
        memory = Arena.ofAuto().allocate(ENTRY * count, 8);
    }

    /// Sets a piece.
    ///
    /// @param index which
    /// @param piece its memory, off-heap, which the caller keeps alive
    /// @param length how much of it, from its beginning
    public void set(int index, MemorySegment piece, long length) {
        memory.set(JAVA_LONG, index * ENTRY, piece.address());
        memory.set(JAVA_LONG, index * ENTRY + 8, Math.min(length, piece.byteSize()));
    }

    long address() {
        return memory.address();
    }

    int count() {
        return count;
    }
}
