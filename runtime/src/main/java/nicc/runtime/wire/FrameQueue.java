package nicc.runtime.wire;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import nicc.runtime.memory.FrameBuffer;
import org.jspecify.annotations.Nullable;

/// A bounded queue of frames, for any number of senders and one receiver, without locks.
///
/// Each slot has a turn: a sender may fill slot `n` when its turn is `n`, and makes it `n + 1`; the receiver
/// empties it then and makes it `n + slots`, the turn of the sender that comes round next. Slots keep their
/// memory, and grow to the longest frame that they have held: an allocation per frame happens only until then,
/// and the memory is bounded.
final class FrameQueue {
    private static final int SMALL_FRAME = 2048;

    private final int mask;
    private final @Nullable FrameBuffer[] slots;
    private final AtomicLongArray turns;
    private final AtomicLong tail = new AtomicLong();
    private long head;

    /// Creates an empty queue.
    ///
    /// @param capacity frames, a power of two
    FrameQueue(int capacity) {
        if (Integer.bitCount(capacity) != 1) {
            throw new IllegalArgumentException("not a power of two: " + capacity);
        }
        mask = capacity - 1;
        slots = new FrameBuffer[capacity];
        turns = new AtomicLongArray(capacity);
        for (int i = 0; i < capacity; i++) {
            turns.setPlain(i, i);
        }
    }

    /// Copies a frame into the queue.
    ///
    /// @return false when the queue is full or the frame is longer than [Wire#MAX_FRAME]
    boolean offer(FrameBuffer frame) {
        if (frame.length() > Wire.MAX_FRAME) {
            return false;
        }
        long at = tail.get();
        while (true) {
            long turn = turns.getAcquire((int) at & mask);
            if (turn == at) {
                if (tail.compareAndSet(at, at + 1)) {
                    slot((int) at & mask, frame.length()).copy(frame);
                    // Sequentially consistent, not only a release: a sender looks next whether the receiver
                    // sleeps.
                    turns.set((int) at & mask, at + 1);
                    return true;
                }
                at = tail.get();
            } else if (turn < at) {
                return false;
            } else {
                at = tail.get();
            }
        }
    }

    /// Takes the oldest frame, when there is one.
    ///
    /// @return 1 for a frame, 0 for none, -1 for one that did not fit and was dropped
    int poll(FrameBuffer into) {
        int index = (int) head & mask;
        FrameBuffer oldest = turns.getAcquire(index) == head + 1 ? slots[index] : null;
        if (oldest == null) {
            return 0;
        }
        boolean fits = oldest.length() <= into.capacity();
        if (fits) {
            into.copy(oldest);
        }
        turns.setRelease(index, head + mask + 1);
        head++;
        return fits ? 1 : -1;
    }

    /// Whether the receiver would find no frame.
    boolean isEmpty() {
        return turns.get((int) head & mask) != head + 1;
    }

    private FrameBuffer slot(int index, int length) {
        FrameBuffer slot = slots[index];
        if (slot == null || slot.capacity() < length) {
            slot = new FrameBuffer(length <= SMALL_FRAME ? SMALL_FRAME : Wire.MAX_FRAME);
            slots[index] = slot;
        }
        return slot;
    }
}
