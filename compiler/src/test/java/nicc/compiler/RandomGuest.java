package nicc.compiler;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Random;
import nicc.dsl.model.Device;
import nicc.dsl.model.Register;

/// A guest that does things at random. A tame one leaves ring registers alone once they are set up and
/// descriptors while the device owns them; a wild one does anything.
final class RandomGuest {
    private static final long TX_RING = Rig.MEMORY;
    private static final long RX_RING = Rig.MEMORY + 0x400;
    private static final int RING = 32;
    private static final long TX_DATA = Rig.MEMORY + 0x8000;
    private static final long RX_DATA = Rig.MEMORY + 0xC000;
    private static final long TX_REGISTERS = 0x3800;
    private static final long RX_REGISTERS = 0x2800;

    private final Duel duel;
    private final Random random;
    private final boolean wild;
    private final List<Register> registers;

    RandomGuest(Duel duel, Device device, long seed, boolean wild) {
        this.duel = duel;
        this.wild = wild;
        random = new Random(seed);
        registers = device.pci().bars().getFirst().bank().registers().stream()
                .filter(r -> wild || !r.storage().name().matches("[RT]D(BAL|BAH|LEN|H|T)"))
                .toList();
    }

    /// Does one thing.
    void act() {
        switch (random.nextInt(20)) {
            case 0, 1, 2 -> duel.read(0, offset(), 4);
            case 3 -> duel.read(0, offset() + random.nextInt(8) - 4, 1 + random.nextInt(8));
            case 4 -> duel.peek(0, offset(), 1 + random.nextInt(8));
            case 5, 6, 7 -> duel.write(0, offset(), 4, value());
            case 8 -> partial();
            case 9 -> setUp(TX_REGISTERS, TX_RING, 0x400, 0x0010_00FAL);
            case 10 -> setUp(RX_REGISTERS, RX_RING, 0x100, 0x0000_803AL | random.nextInt(4) << 16);
            case 11, 12 -> postTransmit();
            case 13 -> postReceive();
            case 14, 15 -> duel.arrive(frame());
            case 16 -> duel.advance(random.nextInt(3_000_000));
            case 17 -> wildly();
            default -> duel.settle();
        }
    }

    private void partial() {
        long at = offset();
        int skip = random.nextInt(4);
        duel.write(0, at + skip, 1 + random.nextInt(wild ? 8 : 4 - skip), value());
    }

    private void wildly() {
        if (wild) {
            byte[] bytes = new byte[1 + random.nextInt(40)];
            random.nextBytes(bytes);
            duel.poke(Rig.MEMORY + random.nextInt(0x1000), bytes);
            duel.write(2, 4L * random.nextInt(2), 4, random.nextInt(0x6000));
            duel.read(2, 4L * random.nextInt(2), 4);
        }
    }

    private long offset() {
        Register r = registers.get(random.nextInt(registers.size()));
        return r.offset() + (long) r.stride() * random.nextInt(r.count());
    }

    private long value() {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextLong();
            case 1 -> 1L << random.nextInt(32);
            case 2 -> random.nextInt(256);
            default -> random.nextInt() & 0xFFFF_FFFFL;
        };
    }

    private void setUp(long ring, long base, long control, long enable) {
        if (duel.peek(0, ring + 8, 4) != RING * 16) {
            duel.write(0, ring, 4, base);
            duel.write(0, ring + 4, 4, 0);
            duel.write(0, ring + 8, 4, RING * 16);
            duel.write(0, ring + 0x10, 4, 0);
            duel.write(0, ring + 0x18, 4, 0);
        }
        duel.write(0, control, 4, enable);
        duel.write(0, 0xD0, 4, random.nextInt(0x20000));
    }

    private void postTransmit() {
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            long command = random.nextLong() & 0xFFFF_F0FF_FFF0_0000L;
            boolean plain = random.nextBoolean();
            long length = random.nextInt(300);
            long address = TX_DATA + random.nextInt(0x3000);
            post(TX_REGISTERS, TX_RING, address, (plain ? command & ~0x2000_0000L : command | 0x2000_0000L) | length);
        }
    }

    private void postReceive() {
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
            post(RX_REGISTERS, RX_RING, RX_DATA + 0x200L * random.nextInt(16), random.nextLong());
        }
    }

    /// Fills the descriptor at the tail and hands it over, if there is room.
    private void post(long registers, long ring, long low, long high) {
        long head = duel.peek(0, registers + 0x10, 4);
        long tail = duel.peek(0, registers + 0x18, 4);
        boolean ready = duel.peek(0, registers + 8, 4) == RING * 16 && tail < RING && head < RING;
        if (ready && (tail + 1) % RING != head) {
            byte[] bytes = new byte[16];
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(low).putLong(high);
            duel.poke(ring + 16 * tail, bytes);
            duel.write(0, registers + 0x18, 4, (tail + 1) % RING);
        }
    }

    private byte[] frame() {
        byte[] bytes = new byte[60 + random.nextInt(random.nextInt(8) == 0 ? 1600 : 100)];
        random.nextBytes(bytes);
        if (random.nextBoolean()) {
            ByteBuffer.wrap(bytes).putShort(0, (short) 0x5254).putInt(2, 0x0012_3456);
        } else if (random.nextBoolean()) {
            ByteBuffer.wrap(bytes).putShort(0, (short) -1).putInt(2, -1);
        }
        return bytes;
    }
}
