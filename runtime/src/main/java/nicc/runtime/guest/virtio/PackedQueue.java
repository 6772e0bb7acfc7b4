package nicc.runtime.guest.virtio;

import java.lang.invoke.VarHandle;
import nicc.runtime.guest.GuestRam;

/// A packed virtqueue (VIRTIO 1.3, section 2.8).
final class PackedQueue extends Virtqueue {
    private static final int FLAGS = 14;
    private static final int ID = 12;
    private static final int AVAILABLE = 1 << 7;
    private static final int USED = 1 << 15;
    private static final int WRAP = 1 << 15;
    private static final int ENABLE = 0;
    private static final int DISABLE = 1;
    private static final int AT_DESCRIPTOR = 2;

    private int next;
    private int lap = AVAILABLE;
    private int unpublished;
    private int firstFlags;
    private int taken;
    private boolean takenLap = true;
    private int length;

    PackedQueue(GuestRam ram, int size, boolean events) {
        super(ram, size, events);
    }

    /// A table's entries follow one another; only WRITE means something (2.8.8).
    @Override
    void describe(long at, int flags, int follower) {
        ram.putShort(at + FLAGS, flags);
    }

    @Override
    void seal(long at) {
        // Its length says where the table ends.
    }

    /// The flags of the first of those that are published together are written last.
    @Override
    void offer(int id, long address, int bytes, int flags) {
        long at = slot(next);
        ram.putLong(at, address);
        ram.putInt(at + 8, bytes);
        ram.putShort(at + ID, id);
        if (unpublished == 0) {
            firstFlags = flags | lap;
        } else {
            ram.putShort(at + FLAGS, flags | lap);
        }
        unpublished++;
        next++;
        if (next == size) {
            next = 0;
            lap ^= AVAILABLE | USED;
        }
    }

    @Override
    boolean publish() {
        int steps = unpublished;
        if (steps == 0) {
            return false;
        }
        int first = next >= steps ? next - steps : next - steps + size;
        VarHandle.releaseFence();
        ram.putShort(slot(first) + FLAGS, firstFlags);
        unpublished = 0;
        VarHandle.fullFence();
        int wish = ram.getShort(device + 2);
        if (wish != AT_DESCRIPTOR) {
            return wish == ENABLE;
        }
        int event = ram.getShort(device);
        boolean sameLap = ((event & WRAP) != 0) == (lap == AVAILABLE);
        return passed(next, (event & ~WRAP) - (sameLap ? 0 : size), steps);
    }

    @Override
    int nextUsed() {
        long at = slot(taken);
        int flags = ram.getShortAcquire(at + FLAGS);
        boolean used = (flags & USED) != 0;
        if (used != ((flags & AVAILABLE) != 0) || used != takenLap) {
            return -1;
        }
        length = ram.getInt(at + 8);
        taken++;
        if (taken == size) {
            taken = 0;
            takenLap = !takenLap;
        }
        return ram.getShort(at + ID);
    }

    @Override
    int usedLength() {
        return length;
    }

    @Override
    void quiet() {
        ram.putShort(driver + 2, DISABLE);
    }

    @Override
    boolean listen(int behind) {
        int at = taken + behind;
        boolean sameLap = at < size;
        if (events) {
            ram.putShort(driver, (sameLap ? at : at - size) | (sameLap == takenLap ? WRAP : 0));
            VarHandle.releaseFence();
            ram.putShort(driver + 2, AT_DESCRIPTOR);
        } else {
            ram.putShort(driver + 2, ENABLE);
        }
        VarHandle.fullFence();
        int flags = ram.getShort(slot(sameLap ? at : at - size) + FLAGS);
        boolean used = (flags & USED) != 0;
        return used == ((flags & AVAILABLE) != 0) && used == (sameLap == takenLap);
    }

    private long slot(int index) {
        return descriptors + (long) index * DESCRIPTOR;
    }
}
