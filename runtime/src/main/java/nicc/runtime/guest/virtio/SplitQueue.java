package nicc.runtime.guest.virtio;

import java.lang.invoke.VarHandle;
import nicc.runtime.guest.GuestRam;

/// A split virtqueue (VIRTIO 1.3, section 2.7).
final class SplitQueue extends Virtqueue {
    private static final int INDEX = 2;
    private static final int RING = 4;
    private static final int ELEMENT = 8;
    private static final int NO_INTERRUPT = 1;
    private static final int NO_NOTIFY = 1;

    private int next;
    private int published;
    private int taken;
    private int length;

    SplitQueue(GuestRam ram, int size, boolean events) {
        super(ram, size, events);
    }

    @Override
    void describe(long at, int flags, int follower) {
        ram.putShort(at + 12, flags | NEXT);
        ram.putShort(at + 14, follower);
    }

    @Override
    void seal(long at) {
        ram.putShort(at + 12, ram.getShort(at + 12) & ~NEXT);
    }

    @Override
    void offer(int id, long address, int bytes, int flags) {
        long at = descriptors + (long) id * DESCRIPTOR;
        ram.putLong(at, address);
        ram.putInt(at + 8, bytes);
        ram.putShort(at + 12, flags);
        ram.putShort(driver + RING + 2L * (next & (size - 1)), id);
        next++;
    }

    /// The index after the ring's entries, and the device's wish after the index (2.7.13.3, 2.7.13.4.1).
    @Override
    boolean publish() {
        int steps = next - published;
        if (steps == 0) {
            return false;
        }
        VarHandle.releaseFence();
        ram.putShort(driver + INDEX, next);
        published = next;
        VarHandle.fullFence();
        return events
                ? passed(next, ram.getShort(device + RING + (long) ELEMENT * size), steps)
                : (ram.getShort(device) & NO_NOTIFY) == 0;
    }

    @Override
    int nextUsed() {
        if (((ram.getShortAcquire(device + INDEX) - taken) & 0xFFFF) == 0) {
            return -1;
        }
        long at = device + RING + (long) ELEMENT * (taken & (size - 1));
        taken++;
        length = ram.getInt(at + 4);
        return ram.getInt(at);
    }

    @Override
    int usedLength() {
        return length;
    }

    /// With events, the index that was asked for has passed.
    @Override
    void quiet() {
        if (!events) {
            ram.putShort(driver, NO_INTERRUPT);
        }
    }

    @Override
    boolean listen(int behind) {
        if (events) {
            ram.putShort(driver + RING + 2L * size, taken + behind);
        } else {
            ram.putShort(driver, 0);
        }
        VarHandle.fullFence();
        return ((ram.getShort(device + INDEX) - taken) & 0xFFFF) > behind;
    }
}
