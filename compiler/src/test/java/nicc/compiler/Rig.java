package nicc.compiler;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nicc.dsl.Frontend;
import nicc.dsl.diagnostic.SourceFile;
import nicc.dsl.model.Device;
import nicc.runtime.device.DeviceClock;
import nicc.runtime.device.DevicePorts;
import nicc.runtime.device.NicDevice;
import nicc.runtime.device.NicDeviceFactory;
import nicc.runtime.irq.InterruptOutput;
import nicc.runtime.memory.FrameBuffer;
import nicc.runtime.memory.GuestMemory;
import nicc.runtime.memory.MapException;
import nicc.runtime.wire.Wire;
import nicc.runtime.wire.WirePort;

/// A generated device with a guest's memory, a wire and a clock around it.
final class Rig implements Wire, InterruptOutput {
    /// Some spec's hash.
    static final String HASH = "00".repeat(32);

    /// Where guest memory begins, 64 KiB of it.
    static final long MEMORY = 0x10000;

    private static final int MEMORY_BYTES = 0x10000;

    /// What was sent, in hexadecimal.
    final List<String> sent = new ArrayList<>();
    /// Interrupts in order: `+`, `-` and `message 3`.
    final List<String> interrupts = new ArrayList<>();
    /// Frames that arrive next.
    final Deque<byte[]> arriving = new ArrayDeque<>();

    final DeviceClock clock = new DeviceClock();
    final GuestMemory memory = new GuestMemory();
    final MemorySegment bytes;
    final NicDevice device;

    private Rig(NicDeviceFactory factory, Map<String, Long> parameters) {
        try {
            bytes = memory.mapAnonymous(MEMORY, MEMORY_BYTES);
        } catch (MapException e) {
            throw new AssertionError(e);
        }
        memory.busMaster(true);
        device = factory.create(new DevicePorts(memory, new WirePort(this), this, clock), parameters);
    }

    /// The device of a spec's text, between `device test {` and `}`.
    static Device parse(String items) {
        return device("device test \"A test\" {\n" + items + "\n}\n");
    }

    /// The device of a whole spec.
    static Device device(String text) {
        Frontend.Result result = Frontend.load(new SourceFile("test.nic", text), (path, from) -> Optional.empty());
        return result.device()
                .orElseThrow(() -> new AssertionError(result.diagnostics().toString()));
    }

    /// Compiles a spec's items and makes a device.
    static Rig of(String items, Options options) {
        return of(parse(items), options, Map.of());
    }

    /// Compiles a device and makes one.
    static Rig of(Device device, Options options, Map<String, Long> parameters) {
        return of(factory(Compiler.compile(device, HASH, options, List.of())), parameters);
    }

    /// Makes a device.
    static Rig of(NicDeviceFactory factory, Map<String, Long> parameters) {
        return new Rig(factory, parameters);
    }

    /// The factory among generated files.
    static NicDeviceFactory factory(List<GeneratedFile> files) {
        String name = files.stream()
                .filter(f -> f.path().startsWith("META-INF/services/"))
                .findFirst()
                .orElseThrow()
                .text()
                .strip();
        try {
            return (NicDeviceFactory)
                    InMemory.compile(files).loadClass(name).getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(name, e);
        }
    }

    long read(long offset) {
        return device.read(0, offset, 4);
    }

    void write(long offset, long value) {
        device.write(0, offset, 4, value);
    }

    /// Puts bytes into guest memory.
    void poke(long address, String hex) {
        byte[] data = HexFormat.of().parseHex(hex.replace(" ", ""));
        MemorySegment.copy(data, 0, bytes, ValueLayout.JAVA_BYTE, address - MEMORY, data.length);
    }

    /// Bytes of guest memory.
    String peek(long address, int length) {
        byte[] data = new byte[length];
        MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, address - MEMORY, data, 0, length);
        return HexFormat.of().formatHex(data);
    }

    void advance(long nanos) {
        clock.advanceTo(clock.nanos() + nanos);
    }

    void arrive(String hex) {
        arriving.add(HexFormat.of().parseHex(hex.replace(" ", "")));
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
        interrupts.add(asserted ? "+" : "-");
    }

    @Override
    public void message(int vector) {
        interrupts.add("message " + vector);
    }
}
