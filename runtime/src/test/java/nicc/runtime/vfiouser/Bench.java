package nicc.runtime.vfiouser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import nicc.runtime.device.DeviceClock;
import nicc.runtime.device.DevicePorts;
import nicc.runtime.device.FakeNic;
import nicc.runtime.irq.InterruptLines;
import nicc.runtime.memory.GuestMemory;
import nicc.runtime.pci.InterruptGate;
import nicc.runtime.pci.PciFunction;
import nicc.runtime.transport.AccessPort;
import nicc.runtime.wire.NullWire;
import nicc.runtime.wire.WirePort;

/// A server with a [FakeNic] behind it, run by the client that waits for it.
final class Bench implements AutoCloseable {
    final GuestMemory memory = new GuestMemory();
    final InterruptLines lines = new InterruptLines(1, 4);
    final FakeNic device;
    final AccessPort port;
    final Server server;
    final Path path;

    Bench() throws IOException {
        InterruptGate gate = new InterruptGate(lines);
        device = new FakeNic(new DevicePorts(memory, new WirePort(NullWire.sink()), gate, new DeviceClock()), Map.of());
        port = new AccessPort(new PciFunction(device, memory, gate), null);
        path = Files.createTempDirectory("nicc").resolve("s");
        server = new Server(path, port, memory, lines);
    }

    static long openDescriptors() throws IOException {
        try (var files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count();
        }
    }

    void run() {
        server.poll(64);
        device.work(16);
    }

    FakeVfioUserClient connect() throws IOException {
        return new FakeVfioUserClient(path, this::run);
    }

    @Override
    public void close() throws IOException {
        server.close();
        Files.delete(path.getParent());
    }
}
