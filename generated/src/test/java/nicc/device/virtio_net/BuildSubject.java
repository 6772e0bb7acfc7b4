package nicc.device.virtio_net;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import nicc.runtime.device.DeviceClock;
import nicc.runtime.device.DevicePorts;
import nicc.runtime.device.NicDevice;
import nicc.runtime.device.NicDeviceFactory;
import nicc.runtime.device.Reset;
import nicc.runtime.irq.InterruptOutput;
import nicc.runtime.memory.FrameBuffer;
import nicc.runtime.memory.GuestMemory;
import nicc.runtime.memory.MapException;
import nicc.runtime.memory.Offload;
import nicc.runtime.wire.Wire;
import nicc.runtime.wire.WirePort;

/// A generated build.
final class BuildSubject implements Subject, Wire, InterruptOutput {
    private static final int STEPS = 1_000_000;

    private final GuestMemory memory = new GuestMemory();
    private final MemorySegment bytes;
    private final NicDevice device;
    private final Deque<byte[][]> arriving = new ArrayDeque<>();
    private final List<Sent> sent = new ArrayList<>();
    private final List<Integer> messages = new ArrayList<>();
    private final WirePort port;
    private boolean asserted;
    private boolean up;

    BuildSubject(NicDeviceFactory factory, Map<String, Long> parameters) {
        try {
            bytes = memory.mapAnonymous(MEMORY, MEMORY_SIZE);
        } catch (MapException e) {
            throw new AssertionError(e);
        }
        memory.busMaster(true);
        port = new WirePort(this);
        device = factory.create(new DevicePorts(memory, port, this, new DeviceClock()), parameters);
    }

    @Override
    public long read(int bar, long offset, int size) {
        return device.read(bar, offset, size);
    }

    @Override
    public void write(int bar, long offset, int size, long value) {
        device.write(bar, offset, size, value);
    }

    @Override
    public void poke(long address, byte[] data) {
        MemorySegment.copy(data, 0, bytes, ValueLayout.JAVA_BYTE, address - MEMORY, data.length);
    }

    @Override
    public byte[] dump(long address, int count) {
        return bytes.asSlice(address - MEMORY, count).toArray(ValueLayout.JAVA_BYTE);
    }

    @Override
    public void link(boolean isUp) {
        up = isUp;
        port.refreshLink();
        device.link(isUp);
    }

    @Override
    public void deliver(byte[] frame, byte[] offload) {
        if (up) {
            arriving.add(new byte[][] {frame, offload});
        }
    }

    @Override
    public int run() {
        return device.work(STEPS);
    }

    @Override
    public List<Sent> sent() {
        return SpecSubject.drain(sent);
    }

    @Override
    public List<Integer> messages() {
        return SpecSubject.drain(messages);
    }

    @Override
    public boolean line() {
        return asserted;
    }

    @Override
    public void reset(boolean power) {
        device.reset(power ? Reset.POWER : Reset.BUS);
    }

    @Override
    public boolean transmit(FrameBuffer frame) {
        byte[] data = new byte[frame.length()];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) frame.get8(i);
        }
        Offload asked = frame.offload();
        boolean checksum = asked.needsChecksum();
        Sent finished = Sent.finished(data);
        sent.add(
                checksum
                        ? new Sent(
                                finished.hex(),
                                1,
                                asked.gsoType(),
                                asked.segmentSize(),
                                asked.checksumStart(),
                                asked.checksumOffset())
                        : finished);
        return true;
    }

    @Override
    public boolean carriesOffloads() {
        return true;
    }

    @Override
    public boolean receive(FrameBuffer into) {
        byte[][] next = arriving.poll();
        if (next == null) {
            return false;
        }
        into.clear();
        into.resize(next[0].length);
        for (int i = 0; i < next[0].length; i++) {
            into.put8(i, next[0][i]);
        }
        byte[] record = next[1];
        if ((record[0] & 1) != 0) {
            into.offload().requestChecksum(word(record, 6), word(record, 8));
        }
        into.offload().checksumValid(record[0] != 0);
        if (record[1] != 0) {
            into.offload().requestSegmentation(record[1], word(record, 4), word(record, 2));
        }
        return true;
    }

    private static int word(byte[] record, int at) {
        return (record[at] & 0xFF) | ((record[at + 1] & 0xFF) << 8);
    }

    @Override
    public boolean up() {
        return up;
    }

    @Override
    public void close() {}

    @Override
    public void level(boolean level) {
        asserted = level;
    }

    @Override
    public void message(int vector) {
        messages.add(vector);
    }
}
