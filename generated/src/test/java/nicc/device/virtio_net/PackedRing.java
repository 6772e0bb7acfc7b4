package nicc.device.virtio_net;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// A packed virtqueue (VIRTIO 1.3, section 2.8). The flags of what is offered are written by [#publish], those of
/// the first descriptor last.
final class PackedRing extends Ring {
    private final int[] slots;
    private final Deque<Integer> ids = new ArrayDeque<>();
    private final Deque<int[]> pending = new ArrayDeque<>();
    private int place;
    private boolean wrap = true;
    private int taken;
    private boolean takenWrap = true;

    PackedRing(Subject subject, int size, long descriptors) {
        super(subject, size, descriptors);
        slots = new int[size];
        for (int i = 0; i < size; i++) {
            ids.add(i);
        }
    }

    @Override
    int offer(List<Piece> pieces) {
        int id = ids.remove();
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            int flags = (piece.write() ? WRITE : 0) | (i < pieces.size() - 1 ? NEXT : 0);
            enter(piece.address(), piece.length(), id, flags);
        }
        slots[id] = pieces.size();
        return id;
    }

    @Override
    int offerRaw(long address, int length, int flags) {
        int id = ids.remove();
        enter(address, length, id, flags);
        slots[id] = 1;
        return id;
    }

    /// Writes the descriptor at the next place.
    void enter(long address, int length, int id, int flags) {
        long at = descriptors + (long) place * DESCRIPTOR;
        put(at, address, 8);
        put(at + 8, length, 4);
        put(at + 12, id, 2);
        pending.push(new int[] {place, flags | (wrap ? 0x80 : 0x8000)});
        place++;
        if (place == size) {
            place = 0;
            wrap = !wrap;
        }
    }

    @Override
    void publish() {
        while (!pending.isEmpty()) {
            int[] last = pending.pop();
            put(descriptors + (long) last[0] * DESCRIPTOR + 14, last[1], 2);
        }
    }

    @Override
    Optional<Used> used() {
        long at = descriptors + (long) taken * DESCRIPTOR;
        int flags = number(at + 14, 2);
        boolean available = (flags & 0x80) != 0;
        boolean used = (flags & 0x8000) != 0;
        if (available != used || used != takenWrap) {
            return Optional.empty();
        }
        Used result = new Used(number(at + 12, 2), number(at + 8, 4));
        taken += slots[result.id()];
        if (taken >= size) {
            taken -= size;
            takenWrap = !takenWrap;
        }
        ids.add(result.id());
        return Optional.of(result);
    }

    @Override
    void wantInterrupts(boolean wanted) {
        put(driver + 2, wanted ? 0 : 1, 2);
    }

    @Override
    boolean wantsKicks() {
        return number(device + 2, 2) != 1;
    }

    /// Asks for an interrupt when the descriptor at a place has been used.
    void usedEvent(int at, boolean lap) {
        put(driver, at | (lap ? 0x8000 : 0), 2);
        put(driver + 2, 2, 2);
    }

    /// Offset and wrap counter at which the device wants to be notified.
    int availableEvent() {
        return number(device, 2);
    }
}
