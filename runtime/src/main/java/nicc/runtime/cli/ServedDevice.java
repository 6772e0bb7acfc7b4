package nicc.runtime.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import nicc.runtime.agent.DeviceAgent;
import nicc.runtime.agent.DeviceThread;
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
import nicc.runtime.wire.Wire;
import nicc.runtime.wire.WirePort;
import org.jspecify.annotations.Nullable;

/// A device that runs and is served over vfio-user, put together from its parts.
final class ServedDevice implements AutoCloseable {
    private final DeviceThread thread;
    private final @Nullable TraceRecorder recorder;
    private final AtomicReference<@Nullable Statistics> statistics = new AtomicReference<>();

    /// Starts a device.
    ///
    /// @param factory makes the device
    /// @param parameters its parameters
    /// @param wire its wire, closed with it
    /// @param socket where it is served
    /// @param recorder sees its accesses, closed with it; or null
    /// @param options how the thread runs
    /// @throws IOException when the socket cannot be listened at
    ServedDevice(
            NicDeviceFactory factory,
            Map<String, Long> parameters,
            Wire wire,
            Path socket,
            @Nullable TraceRecorder recorder,
            Options options)
            throws IOException {
        this.recorder = recorder;
        GuestMemory memory = new GuestMemory();
        int msi = MsiVectors.of(factory.description().pci());
        InterruptLines lines =
                new InterruptLines(msi, factory.description().pci().msixVectors());
        InterruptGate gate = new InterruptGate(lines);
        DeviceClock clock = new DeviceClock();
        WirePort port = new WirePort(wire);
        NicDevice device = factory.create(new DevicePorts(memory, port, gate, clock), parameters);
        AccessPort accesses = new AccessPort(new PciFunction(device, memory, gate), recorder);
        Transport server = new Server(socket, accesses, memory, lines);
        if (options.statistics() > 0) {
            server = new Periodic(
                    server, options.statistics(), () -> statistics.set(Statistics.of(accesses, port, memory)));
        }
        thread = DeviceThread.start(new DeviceAgent(device, clock, server, port, System::nanoTime), options.spin());
    }

    /// How a device's thread runs.
    ///
    /// @param spin nanoseconds of spinning before a sleep
    /// @param statistics nanoseconds from one [Statistics] to the next, 0 for none
    record Options(long spin, long statistics) {}

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
