package nicc.device.twin;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import nicc.runtime.device.DeviceClock;
import nicc.runtime.device.DevicePorts;
import nicc.runtime.device.NicDevice;
import nicc.runtime.device.NicDeviceFactory;
import nicc.runtime.device.Reset;
import nicc.runtime.guest.CardAccess;
import nicc.runtime.guest.GuestRam;
import nicc.runtime.guest.paravirt.StatusBlock;
import nicc.runtime.guest.paravirt.TwinShape;
import nicc.runtime.irq.InterruptOutput;
import nicc.runtime.memory.FrameBuffer;
import nicc.runtime.memory.GuestMemory;
import nicc.runtime.memory.MapException;
import nicc.runtime.pci.InterruptGate;
import nicc.runtime.pci.PciFunction;
import nicc.runtime.wire.Wire;
import nicc.runtime.wire.WirePort;

/// Descriptors of all kinds on real rings, given by tails in registers or by the status block; the same either way.
final class RingScenario implements Wire, InterruptOutput, CardAccess {
    private static final long MEMORY = 0x4000_0000L;
    private static final int BYTES = 0x80000;
    private static final int BLOCK = 0x70000;
    private static final int ENTRIES = 32;
    private static final long TX_RING = MEMORY;
    private static final long RX_RING = MEMORY + 0x1000;
    private static final long TX_DATA = MEMORY + 0x8000;
    private static final long RX_DATA = MEMORY + 0x20000;
    private static final int RECEIVE = 0;
    private static final int TRANSMIT = 1;
    private static final int ICR = 0xC0;
    private static final int STEPS = 10_000;

    private final GuestMemory memory = new GuestMemory();
    private final MemorySegment bytes;
    private final NicDevice device;
    private final PciFunction function;
    private final StatusBlock block;
    private final boolean paravirtual;
    private final Deque<byte[]> arriving = new ArrayDeque<>();
    private final List<String> sent = new ArrayList<>();
    private final Random random = new Random(1);
    private int txTail;
    private int rxTail;
    private long causes;

    RingScenario(NicDeviceFactory factory, boolean paravirtual) {
        this.paravirtual = paravirtual;
        try {
            bytes = memory.mapAnonymous(MEMORY, BYTES);
        } catch (MapException e) {
            throw new AssertionError(e);
        }
        InterruptGate gate = new InterruptGate(this);
        device = factory.create(new DevicePorts(memory, new WirePort(this), gate, new DeviceClock()), Map.of());
        function = new PciFunction(device, memory, gate);
        device.reset(Reset.POWER);
        device.link(true);
        function.writeConfig(4, 2, 6);
        block = paravirtual ? block() : null;
    }

    private StatusBlock block() {
        TwinShape.enableMessages(this);
        return new StatusBlock(
                new GuestRam(bytes.asSlice(BLOCK), MEMORY + BLOCK),
                this,
                TwinShape.find(this).orElseThrow());
    }

    void run() {
        setUp();
        for (int round = 0; round < 40; round++) {
            giveReceive(1 + random.nextInt(4));
            giveTransmit(1 + random.nextInt(3));
            if (random.nextBoolean()) {
                arrive(60 + random.nextInt(1400));
            }
            device.work(STEPS);
            collect();
        }
    }

    private void setUp() {
        register(0x00, 0x40);
        register(0x2800, RX_RING);
        register(0x2808, ENTRIES * 16);
        register(0x3800, TX_RING);
        register(0x3808, ENTRIES * 16);
        register(0x400, 0x0A);
        register(0xD0, 0x1FFFF);
        if (paravirtual) {
            block.enable();
        }
        register(0x100, 0x0000_801A);
        device.work(STEPS);
        collect();
        causes = 0;
    }

    private void giveTransmit(int count) {
        for (int i = 0; i < count; i++) {
            int length = 60 + random.nextInt(300);
            byte[] data = new byte[length];
            random.nextBytes(data);
            MemorySegment.copy(data, 0, bytes, ValueLayout.JAVA_BYTE, TX_DATA - MEMORY + txTail * 1024L, length);
            descriptor(TX_RING, txTail, TX_DATA + txTail * 1024L, length | 0x0B00_0000L);
            txTail = (txTail + 1) % ENTRIES;
        }
        tail(TRANSMIT, 0x3818, txTail, count);
    }

    private void giveReceive(int count) {
        int free = ENTRIES - 1 - Math.floorMod(rxTail - (int) device.peek(0, 0x2810, 4), ENTRIES);
        int given = Math.min(count, free);
        for (int i = 0; i < given; i++) {
            descriptor(RX_RING, rxTail, RX_DATA + rxTail * 2048L, 0);
            rxTail = (rxTail + 1) % ENTRIES;
        }
        tail(RECEIVE, 0x2818, rxTail, given);
    }

    private void descriptor(long ring, int index, long low, long high) {
        long at = ring - MEMORY + index * 16L;
        bytes.set(ValueLayout.JAVA_LONG, at, low);
        bytes.set(ValueLayout.JAVA_LONG, at + 8, high);
    }

    private void tail(int ring, int register, int tail, int count) {
        if (!paravirtual) {
            register(register, tail);
        } else if (count > 0) {
            block.give(ring, count);
        }
    }

    private void arrive(int length) {
        byte[] frame = new byte[length];
        random.nextBytes(frame);
        Arrays.fill(frame, 0, 6, (byte) 0xFF);
        arriving.add(frame);
    }

    private void collect() {
        if (!paravirtual) {
            causes |= device.read(0, ICR, 4);
        } else if (block.consume()) {
            causes |= block.value(0);
            block.release();
        }
    }

    private void register(int offset, long value) {
        device.write(0, offset, 4, value & 0xFFFF_FFFFL);
    }

    /// What went out, in hexadecimal.
    List<String> wire() {
        return sent;
    }

    /// Rings and buffers.
    String memory() {
        return HexFormat.of().formatHex(bytes.asSlice(0, BLOCK).toArray(ValueLayout.JAVA_BYTE));
    }

    /// Causes that the driver has seen.
    long causes() {
        return causes;
    }

    @Override
    public boolean transmit(FrameBuffer frame) {
        byte[] data = new byte[frame.length()];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) frame.get8(i);
        }
        sent.add(HexFormat.of().formatHex(data));
        return true;
    }

    @Override
    public boolean receive(FrameBuffer into) {
        byte[] data = arriving.poll();
        if (data == null) {
            return false;
        }
        into.clear();
        into.resize(data.length);
        for (int i = 0; i < data.length; i++) {
            into.put8(i, data[i]);
        }
        return true;
    }

    @Override
    public boolean up() {
        return true;
    }

    @Override
    public void close() {}

    @Override
    public void level(boolean asserted) {
        // The driver looks by itself.
    }

    @Override
    public void message(int vector) {
        // The driver looks by itself.
    }

    @Override
    public long read(int bar, long offset, int size) {
        return function.read(bar, offset, size);
    }

    @Override
    public void write(int bar, long offset, int size, long value) {
        function.write(bar, offset, size, value);
    }

    @Override
    public int readConfig(int offset, int size) {
        return (int) function.readConfig(offset, size);
    }

    @Override
    public void writeConfig(int offset, int size, int value) {
        function.writeConfig(offset, size, value);
    }
}
