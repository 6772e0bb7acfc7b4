// step e
import nicc.runtime.memory.FrameBuffer;
import nicc.runtime.memory.GuestMemory;

final class Fixture {
    private GuestMemory memory;
    private FrameBuffer rxSlots;
    private int BAL;
    private int LEN;
    private int H;
    private int T;
    private int SUM;
    private int rxAhead;
    private int rxNext;

    private int rxAvailable() {
        int size = LEN & 0xFFFF;
        int head = H & 0xFFFF;
        int tail = T & 0xFFFF;
        if (size <= head || size <= tail) {
            return 0;
        }
        return tail < head ? tail - head + size : tail - head;
    }

    private int rxFetch(long slot) {
        if (rxAhead == 0) {
            int count = Math.min(Math.min(rxAvailable(), (LEN & 0xFFFF) - (H & 0xFFFF)), 4);
            memory.read(slot, rxSlots, 0, count * 16);
            rxAhead = count;
            rxNext = 0;
        }
        int offset = rxNext * 16;
        rxNext += 1;
        rxAhead -= 1;
        return offset;
    }

    void eStep() {
        if (rxAvailable() != 0) {
            long slot = (BAL & 0xFFFFFFF0L) + (H & 0xFFFF) * 16L;
            int offset = rxFetch(slot);
            rxSlots.clear();
            SUM = (int) rxSlots.get64le(offset);
            rxSlots.resize(64);
            int next = (H & 0xFFFF) + 1;
            H = H & 0xFFFF0000 | (next == (LEN & 0xFFFF) ? 0 : next);
        } else {
            SUM = 0;
        }
    }
}
