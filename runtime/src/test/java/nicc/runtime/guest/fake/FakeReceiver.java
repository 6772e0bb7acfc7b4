package nicc.runtime.guest.fake;

import nicc.runtime.device.DevicePorts;
import nicc.runtime.memory.FrameBuffer;
import nicc.runtime.memory.GuestMemory;

/// Fills receive descriptors: tag taken out, FCS appended unless RCTL.SECRC, any number of descriptors; no filter and
/// no checks.
final class FakeReceiver {
    private static final int BASE = 0x2800;
    private static final int LENGTH = 0x2808;
    private static final int HEAD = 0x2810;
    private static final int TAIL = 0x2818;
    private static final int RCTL = 0x100;
    private static final int RXT0 = 0x80;

    private final FakeCard card;
    private final DevicePorts ports;
    private final FrameBuffer frame = new FrameBuffer(1 << 15);

    FakeReceiver(FakeCard card, DevicePorts ports) {
        this.card = card;
        this.ports = ports;
    }

    int work() {
        int steps = 0;
        while ((card.register(RCTL) & 2) != 0
                && available() > 40
                && ports.wire().receive(frame)) {
            int tag = -1;
            int fcs = Integer.reverseBytes(frame.crc32(0, frame.length()));
            if (frame.get16be(12) == 0x8100) {
                tag = frame.get16be(14);
                frame.remove(12, 4);
            }
            if ((card.register(RCTL) & 1 << 26) == 0) {
                int end = frame.length();
                frame.resize(end + 4);
                frame.put32be(end, fcs);
            }
            put(tag);
            card.cause(RXT0);
            steps++;
        }
        return steps;
    }

    private int available() {
        int free = card.register(TAIL) - card.register(HEAD);
        return free < 0 ? free + card.register(LENGTH) / 16 : free;
    }

    private void put(int tag) {
        GuestMemory memory = ports.memory();
        int size = size();
        for (int at = 0; at < frame.length(); at += size) {
            long slot = card.ring(BASE) + card.register(HEAD) * 16L;
            int n = frame.scatter(memory, memory.readLong(slot), at, size);
            memory.writeInt(slot + 8, n);
            int end = at + size >= frame.length() ? 2 : 0;
            memory.publishInt(slot + 12, 1 | 4 | end | (tag >= 0 ? 8 | tag << 16 : 0));
            card.register(HEAD, (card.register(HEAD) + 1) % (card.register(LENGTH) / 16));
        }
    }

    private int size() {
        int control = card.register(RCTL);
        int shift = control >>> 16 & 3;
        return (control & 1 << 25) != 0 ? 32768 >> shift : 2048 >> shift;
    }
}
