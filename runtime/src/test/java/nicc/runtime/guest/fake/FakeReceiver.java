package nicc.runtime.guest.fake;

import nicc.runtime.device.DevicePorts;
import nicc.runtime.memory.FrameBuffer;
import nicc.runtime.memory.GuestMemory;

/// Fills receive descriptors: tag taken out, FCS appended unless RCTL.SECRC, any number of descriptors; no
/// filter and no checks.
final class FakeReceiver {
    private static final int BASE = 0x2800;
    private static final int LENGTH = 0x2808;
    private static final int HEAD = 0x2810;
    private static final int TAIL = 0x2818;
    private static final int RCTL = 0x100;
    private static final int RXCSUM = 0x5000;
    private static final int IXSM = 4;
    private static final int CHECKED = 0x60;
    private static final int TCPE = 1 << 13;
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
            int checks = card.register(RXCSUM) != 0 ? checks() : IXSM;
            if ((card.register(RCTL) & 1 << 26) == 0) {
                int end = frame.length();
                frame.resize(end + 4);
                frame.put32be(end, fcs);
            }
            put(tag, checks);
            card.cause(RXT0);
            steps++;
        }
        return steps;
    }

    /// Status and error bits of the checksums.
    private int checks() {
        if (frame.get16be(12) != 0x0800) {
            return IXSM;
        }
        int end = 14 + frame.get16be(16);
        long sum = (long) frame.sum(26, end) + frame.get8(23) + end - 34;
        while (sum > 0xFFFF) {
            sum = (sum & 0xFFFF) + (sum >>> 16);
        }
        return sum == 0xFFFF ? CHECKED : CHECKED | TCPE;
    }

    private int available() {
        int free = card.register(TAIL) - card.register(HEAD);
        return free < 0 ? free + card.register(LENGTH) / 16 : free;
    }

    private void put(int tag, int checks) {
        GuestMemory memory = ports.memory();
        int size = size();
        for (int at = 0; at < frame.length(); at += size) {
            long slot = card.ring(BASE) + card.register(HEAD) * 16L;
            int n = frame.scatter(memory, memory.readLong(slot), at, size);
            memory.writeInt(slot + 8, n);
            int end = at + size >= frame.length() ? 2 : 0;
            memory.publishInt(slot + 12, 1 | checks | end | (tag >= 0 ? 8 | tag << 16 : 0));
            card.register(HEAD, (card.register(HEAD) + 1) % (card.register(LENGTH) / 16));
        }
    }

    private int size() {
        int control = card.register(RCTL);
        int shift = control >>> 16 & 3;
        return (control & 1 << 25) != 0 ? 32768 >> shift : 2048 >> shift;
    }
}
