package nicc.runtime.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import nicc.runtime.agent.DeviceAgent;
import nicc.runtime.agent.DeviceThread;
import nicc.runtime.agent.IdleLatency;
import nicc.runtime.agent.Latencies;
import nicc.runtime.analysis.Operations;
import nicc.runtime.device.DeviceClock;
import nicc.runtime.device.DevicePorts;
import nicc.runtime.device.NicDevice;
import nicc.runtime.device.NicDeviceFactory;
import nicc.runtime.irq.InterruptLines;
import nicc.runtime.memory.GuestMemory;
import nicc.runtime.pci.InterruptGate;
import nicc.runtime.pci.MsiVectors;
import nicc.runtime.pci.PciFunction;
import nicc.runtime.transport.AccessPort;
import nicc.runtime.transport.Periodic;
import nicc.runtime.transport.TraceRecorder;
import nicc.runtime.transport.Transport;
import nicc.runtime.vfiouser.Server;
import nicc.runtime.vhostuser.Backend;
import nicc.runtime.vhostuser.RingCalls;
import nicc.runtime.vhostuser.RingDevice;
import nicc.runtime.wire.Wire;
import nicc.runtime.wire.WirePort;
import org.jspecify.annotations.Nullable;

/// A device that runs and is served, put together from its parts.
final class ServedDevice implements AutoCloseable {
    private final DeviceThread thread;
    private final @Nullable TraceRecorder recorder;
    private final AtomicReference<@Nullable Statistics> statistics;
    private final int queues;
    private final Supplier<Statistics> counters;

    private ServedDevice(
            DeviceThread thread,
            @Nullable TraceRecorder recorder,
            AtomicReference<@Nullable Statistics> statistics,
            int queues,
            Supplier<Statistics> counters) {
        this.counters = counters;
        this.thread = thread;
        this.recorder = recorder;
        this.statistics = statistics;
        this.queues = queues;
    }

    /// Starts a device as a function of PCI.
    ///
    /// @param factory makes the device
    /// @param parameters its parameters
    /// @param wire its wire, closed with it
    /// @param socket where it is served
    /// @param recorder sees its accesses, closed with it; or null
    /// @param options how the thread runs
    /// @return the running device
    /// @throws IOException when the socket cannot be listened at
    static ServedDevice overVfioUser(
            NicDeviceFactory factory,
            Map<String, Long> parameters,
            Wire wire,
            Path socket,
            @Nullable TraceRecorder recorder,
            Options options)
            throws IOException {
        GuestMemory memory = new GuestMemory();
        int msi = MsiVectors.of(factory.description().pci());
        InterruptLines lines =
                new InterruptLines(msi, factory.description().pci().msixVectors(), options.holds());
        InterruptGate gate = new InterruptGate(lines);
        DeviceClock clock = new DeviceClock();
        WirePort port = new WirePort(wire);
        lines.arrivals(port::received);
        NicDevice device = factory.create(new DevicePorts(memory, port, gate, clock), parameters);
        AccessPort accesses = new AccessPort(new PciFunction(device, memory, gate), recorder);
        Server server = new Server(socket, accesses, memory, lines);
        return start(
                new Parts(device, clock, port, server, 0),
                recorder,
                options,
                () -> Statistics.of(accesses, lines, port, memory));
    }

    /// Starts a device as a vhost-user back-end.
    ///
    /// @param factory makes the device; its description has rings for a front-end
    /// @param parameters its parameters
    /// @param wire its wire, closed with it
    /// @param socket where it is served
    /// @param options how the thread runs
    /// @return the running device
    /// @throws IOException when the socket cannot be listened at
    static ServedDevice overVhostUser(
            NicDeviceFactory factory, Map<String, Long> parameters, Wire wire, Path socket, Options options)
            throws IOException {
        GuestMemory memory = new GuestMemory();
        RingCalls calls = new RingCalls(RingDevice.rings(factory.description()));
        DeviceClock clock = new DeviceClock();
        WirePort port = new WirePort(wire);
        if (options.holds()) {
            calls.arrivals(port::received);
        }
        NicDevice device = factory.create(new DevicePorts(memory, port, calls, clock), parameters);
        Backend backend = new Backend(socket, device, calls, memory);
        return start(
                new Parts(device, clock, port, backend, backend.queues()),
                null,
                options,
                () -> Statistics.of(calls.signals(), port, memory));
    }

    /// What an agent takes care of, and how many queues a front-end may ask for.
    private record Parts(NicDevice device, DeviceClock clock, WirePort port, Transport transport, int queues) {}

    private static ServedDevice start(
            Parts parts, @Nullable TraceRecorder recorder, Options options, Supplier<Statistics> plain)
            throws IOException {
        AtomicReference<@Nullable Statistics> latest = new AtomicReference<>();
        Latencies latencies = options.latency() ? new Latencies() : null;
        Supplier<Statistics> counters =
                () -> plain.get().with(options.counted() ? Operations.counts() : null, latencies);
        Transport transport = options.statistics() > 0
                ? new Periodic(parts.transport(), options.statistics(), () -> latest.set(counters.get()))
                : parts.transport();
        DeviceAgent agent =
                new DeviceAgent(parts.device(), parts.clock(), transport, parts.port(), System::nanoTime, latencies);
        return new ServedDevice(
                DeviceThread.start(agent, options.spin(), options.idle()), recorder, latest, parts.queues(), counters);
    }

    /// How a device's thread runs.
    ///
    /// @param spin nanoseconds of spinning before a sleep
    /// @param idle what is asked of processors while others wait for the device
    /// @param statistics nanoseconds from one [Statistics] to the next, 0 for none
    /// @param latency whether latencies are measured
    /// @param counted whether the device counts its operations
    /// @param holds whether interrupts may be held back
    record Options(long spin, IdleLatency idle, long statistics, boolean latency, boolean counted, boolean holds) {}

    /// The counters of a device that has ended: until then they are its thread's.
    ///
    /// @return the last that there are
    Statistics lastStatistics() {
        return counters.get();
    }

    /// How many queues a vhost-user front-end may ask for: of a network card, pairs.
    ///
    /// @return 0 over vfio-user
    int queues() {
        return queues;
    }

    /// Takes the statistics that were made since the last call.
    @Nullable
    Statistics takeStatistics() {
        return statistics.getAndSet(null);
    }

    /// Waits until the device has ended by itself, which it does only when it cannot go on.
    ///
    /// @return whether it has
    boolean ended(long millis) throws InterruptedException {
        return thread.join(millis);
    }

    /// Ends the device: the socket is gone when this returns, and the trace is complete.
    @Override
    public void close() {
        thread.close();
        if (recorder != null) {
            recorder.close();
        }
    }
}
