package nicc.device.virtio_net;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// A split virtqueue (VIRTIO 1.3, section 2.7).
final class SplitRing extends Ring {
    private final Deque<Integer> free = new ArrayDeque<>();
    private final int[] next;
    private int offered;
    private int taken;

    SplitRing(Subject subject, int size, long descriptors) {
        super(subject, size, descriptors);
        next = new int[size];
        for (int i = 0; i < size; i++) {
            free.add(i);
        }
    }

    @Override
    int offer(List<Piece> pieces) {
        int head = -1;
        int before = -1;
        for (Piece piece : pieces) {
            int i = free.remove();
            describe(i, piece.address(), piece.length(), piece.write() ? WRITE : 0, 0);
            next[i] = -1;
            if (before < 0) {
                head = i;
            } else {
                next[before] = i;
                long at = descriptors + (long) before * DESCRIPTOR;
                put(at + 12, number(at + 12, 2) | NEXT, 2);
                put(at + 14, i, 2);
            }
            before = i;
        }
        enter(head);
        return head;
    }

    @Override
    int offerRaw(long address, int length, int flags) {
        int i = free.remove();
        next[i] = -1;
        describe(i, address, length, flags, 0);
        enter(i);
        return i;
    }

    /// Writes a descriptor.
    void describe(int i, long address, int length, int flags, int follower) {
        long at = descriptors + (long) i * DESCRIPTOR;
        put(at, address, 8);
        put(at + 8, length, 4);
        put(at + 12, flags, 2);
        put(at + 14, follower, 2);
    }

    /// Puts a head into the available ring.
    void enter(int head) {
        put(driver + 4 + 2L * (offered % size), head, 2);
        offered++;
    }

    @Override
    void publish() {
        put(driver + 2, offered, 2);
    }

    @Override
    Optional<Used> used() {
        if (number(device + 2, 2) == (taken & 0xFFFF)) {
            return Optional.empty();
        }
        long at = device + 4 + 8L * (taken % size);
        taken++;
        Used used = new Used(number(at, 4), number(at + 4, 4));
        for (int i = used.id(); i >= 0; i = next[i]) {
            free.add(i);
        }
        return Optional.of(used);
    }

    @Override
    void wantInterrupts(boolean wanted) {
        put(driver, wanted ? 0 : 1, 2);
    }

    @Override
    boolean wantsKicks() {
        return (number(device, 2) & 1) == 0;
    }

    int availableEvent() {
        return number(device + 4 + 8L * size, 2);
    }

    void usedEvent(int index) {
        put(driver + 4 + 2L * size, index, 2);
    }
}
