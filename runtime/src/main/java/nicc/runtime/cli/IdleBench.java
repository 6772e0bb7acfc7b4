package nicc.runtime.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import nicc.runtime.agent.IdleLatency;
import nicc.runtime.agent.PollIdleStrategy;
import nicc.runtime.device.DeviceDescription;
import nicc.runtime.device.NicDeviceFactory;
import nicc.runtime.vfiouser.QuietClient;
import nicc.runtime.wire.WireSpec;

/// Serves many devices in this process, connects a client to each, and watches what they cost while nothing is to be
/// done.
final class IdleBench {
    private static final long SETTLE = 1000;
    private static final ServedDevice.Options OPTIONS =
            new ServedDevice.Options(PollIdleStrategy.DEFAULT_SPIN, IdleLatency.unlimited(), 0, false, false, true);

    private final NicDeviceFactory factory;
    private final WireSpec wire;
    private final Path directory;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private int started;

    private IdleBench(NicDeviceFactory factory, WireSpec wire, Path directory) {
        this.factory = factory;
        this.wire = wire;
        this.directory = directory;
    }

    /// Measures.
    ///
    /// @param factory makes the devices
    /// @param wire what each has for a wire
    /// @param devices how many, at least 1
    /// @param seconds how long, at least 1
    /// @return what one device cost
    static IdleCost measure(NicDeviceFactory factory, WireSpec wire, int devices, int seconds)
            throws IOException, InterruptedException {
        muteClients();
        Path directory = Files.createTempDirectory("nicc-idle");
        IdleBench bench = new IdleBench(factory, wire, directory);
        try {
            return bench.run(devices, seconds);
        } finally {
            bench.close();
            Files.deleteIfExists(directory);
        }
    }

    /// Clients that come and go are no news here: SLF4J's simple logger is told so before it is first asked.
    private static void muteClients() {
        System.setProperty("org.slf4j.simpleLogger.log.nicc.runtime.transport", "warn");
    }

    private IdleCost run(int devices, int seconds) throws IOException, InterruptedException {
        serve(); // the first one also pays for classes; it is not counted
        Thread.sleep(SETTLE);
        String name = "nicc-" + factory.description().name();
        MemoryUsage memory = MemoryUsage.now();
        int threads = ThreadUsage.of(name).threads();
        for (int i = 0; i < devices; i++) {
            serve();
        }
        Thread.sleep(SETTLE);
        MemoryUsage held = MemoryUsage.now().since(memory);
        ThreadUsage before = ThreadUsage.of(name);
        long start = System.nanoTime();
        Thread.sleep(TimeUnit.SECONDS.toMillis(seconds));
        ThreadUsage used = ThreadUsage.of(name).since(before);
        double elapsed = (System.nanoTime() - start) / 1e9;
        double deviceSeconds = elapsed * used.threads();
        DeviceDescription description = factory.description();
        return new IdleCost(
                description.name(),
                description.build(),
                devices,
                elapsed,
                (used.threads() - threads) / (double) devices,
                used.nanos() / 1e3 / deviceSeconds,
                used.switches() / deviceSeconds,
                held.heap() / devices,
                held.resident() / devices);
    }

    private void serve() throws IOException {
        Path socket = directory.resolve(started++ + ".sock");
        open.push(ServedDevice.overVfioUser(factory, Map.of(), wire.open(), socket, null, OPTIONS));
        open.push(QuietClient.connect(socket));
    }

    private void close() throws IOException {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (IOException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IOException(e);
            }
        }
    }
}
