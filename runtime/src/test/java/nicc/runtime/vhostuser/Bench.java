package nicc.runtime.vhostuser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import nicc.runtime.device.DeviceClock;
import nicc.runtime.device.DevicePorts;
import nicc.runtime.device.FakeRingNic;
import nicc.runtime.memory.GuestMemory;
import nicc.runtime.wire.NullWire;
import nicc.runtime.wire.WirePort;

/// A back-end with a [FakeRingNic] behind it, run by the front-end that waits for it.
final class Bench implements AutoCloseable {
    final GuestMemory memory = new GuestMemory();
    final FakeRingNic device;
    final Backend backend;
    final Path path;

    Bench() throws IOException {
        RingCalls calls = new RingCalls(FakeRingNic.RINGS);
        device = new FakeRingNic(
                new DevicePorts(memory, new WirePort(NullWire.sink()), calls, new DeviceClock()), Map.of());
        path = Files.createTempDirectory("nicc").resolve("s");
        backend = new Backend(path, device, calls, memory);
    }

    static long openDescriptors() throws IOException {
        try (var files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count();
        }
    }

    static long maps() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/maps")).stream()
                .filter(line -> line.contains("memfd:ram"))
                .count();
    }

    void run() {
        backend.poll(64);
        device.work(16);
    }

    FakeFrontEnd connect() throws IOException {
        return new FakeFrontEnd(path, this::run);
    }

    @Override
    public void close() throws IOException {
        backend.close();
        Files.delete(path.getParent());
    }
}
