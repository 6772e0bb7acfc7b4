package nicc.device.virtio_net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import nicc.dsl.Frontend;
import nicc.dsl.interp.Effect;
import nicc.dsl.interp.Interpreter;
import nicc.dsl.interp.Octets;
import nicc.dsl.interp.RecordedEnvironment;
import nicc.dsl.model.Device;
import nicc.dsl.model.Engine;

/// The spec, interpreted.
final class SpecSubject implements Subject {
    static final Device DEVICE = load();

    private static final int STEPS = 1_000_000;

    /// The shortest frame that a device's port hands over (IEEE 802.3, 3.2.8), here as in the runtime.
    private static final int MIN_FRAME = 60;

    private final RecordedEnvironment memory = new RecordedEnvironment().map(MEMORY, MEMORY_SIZE);
    private final Interpreter device;
    private final int batch;
    private final List<Sent> sent = new ArrayList<>();
    private final List<Integer> messages = new ArrayList<>();

    /// The spec at power-on.
    ///
    /// @param batch steps that an engine takes in its turn
    SpecSubject(Map<String, Long> parameters, int batch) {
        this.batch = batch;
        device = new Interpreter(DEVICE, memory, parameters);
    }

    private static Device load() {
        try {
            Frontend.Result result = Frontend.load(Path.of("src/main/nic/virtio-net.nic"));
            return result.device()
                    .orElseThrow(() -> new AssertionError(result.diagnostics().toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long read(int bar, long offset, int size) {
        return device.read(bar, offset, size);
    }

    @Override
    public void write(int bar, long offset, int size, long value) {
        device.write(bar, offset, size, value);
        note();
    }

    @Override
    public void poke(long address, byte[] bytes) {
        memory.poke(address, bytes);
    }

    @Override
    public byte[] dump(long address, int bytes) {
        return memory.dump(address, bytes).toArray();
    }

    @Override
    public void link(boolean up) {
        device.link(up);
        note();
    }

    @Override
    public void deliver(byte[] frame, byte[] offload) {
        device.deliver(Arrays.copyOf(frame, Math.max(MIN_FRAME, frame.length)), offload);
    }

    @Override
    public int run() {
        int steps = 0;
        int before = -1;
        while (steps != before && steps < STEPS) {
            before = steps;
            for (Engine engine : DEVICE.engines()) {
                for (int i = 0; i < batch && device.step(engine.name()); i++) {
                    steps++;
                }
            }
        }
        note();
        return steps;
    }

    private void note() {
        for (Effect effect : memory.drain()) {
            switch (effect) {
                case Effect.Frame(Octets bytes) -> sent.add(Sent.finished(bytes.toArray()));
                case Effect.UnfinishedFrame(Octets bytes, Octets o) ->
                    sent.add(new Sent(
                            bytes.toString().replace(" ", ""), o.at(0), o.at(1), word(o, 4), word(o, 6), word(o, 8)));
                case Effect.Message(int vector) -> messages.add(vector);
                case Effect.DmaRead _, Effect.DmaWrite _, Effect.Line _ -> {}
            }
        }
    }

    private static int word(Octets octets, int at) {
        return octets.at(at) | (octets.at(at + 1) << 8);
    }

    @Override
    public List<Sent> sent() {
        return drain(sent);
    }

    @Override
    public List<Integer> messages() {
        return drain(messages);
    }

    static <T> List<T> drain(List<T> from) {
        List<T> all = List.copyOf(from);
        from.clear();
        return all;
    }

    @Override
    public boolean line() {
        return device.line();
    }

    @Override
    public void reset(boolean power) {
        device.reset(power ? "power" : "bus");
        note();
    }
}
