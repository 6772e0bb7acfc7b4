package nicc.runtime.calibrate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import nicc.runtime.agent.DeviceAgent;
import nicc.runtime.agent.DeviceThread;
import nicc.runtime.agent.IdleLatency;
import nicc.runtime.agent.PollIdleStrategy;
import nicc.runtime.device.DeviceClock;
import nicc.runtime.device.NicDevice;
import nicc.runtime.irq.InterruptLines;
import nicc.runtime.irq.InterruptOutput;
import nicc.runtime.memory.GuestMemory;
import nicc.runtime.pci.InterruptGate;
import nicc.runtime.pci.PciFunction;
import nicc.runtime.transport.AccessPort;
import nicc.runtime.vfiouser.Server;
import nicc.runtime.wire.NullWire;
import nicc.runtime.wire.WirePort;

/// A guest in stock QEMU, under TCG, with a card that is served to it over vfio-user.
final class QemuMachine implements AutoCloseable {
    private static final long START = TimeUnit.SECONDS.toNanos(20);

    private final QemuInstallation qemu;
    private final List<AutoCloseable> open = new ArrayList<>();
    private long pid;

    /// Makes a card.
    interface Making {
        /// Does so.
        ///
        /// @param pin the card's interrupt pin
        /// @param clock its clock
        NicDevice card(InterruptOutput pin, DeviceClock clock);
    }

    private QemuMachine(QemuInstallation qemu) {
        this.qemu = qemu;
    }

    /// Starts QEMU.
    ///
    /// @param making makes the card
    /// @param firmware what the guest does
    /// @param reached whether it has begun
    static QemuMachine start(Making making, byte[] firmware, BooleanSupplier reached) throws IOException {
        QemuMachine machine = new QemuMachine(QemuInstallation.find());
        try {
            machine.serve(making);
            machine.await(machine.launch(firmware), reached);
            return machine;
        } catch (IOException e) {
            machine.close();
            throw e;
        }
    }

    private Path file(String name) {
        return qemu.folder().resolve(name);
    }

    private void serve(Making making) throws IOException {
        GuestMemory memory = new GuestMemory();
        InterruptLines lines = new InterruptLines(0, 0, false);
        InterruptGate gate = new InterruptGate(lines);
        DeviceClock clock = new DeviceClock();
        NicDevice card = making.card(gate, clock);
        PciFunction function = new PciFunction(card, memory, gate);
        Server server = new Server(file("card.sock"), new AccessPort(function, null), memory, lines);
        WirePort wire = new WirePort(NullWire.sink());
        DeviceAgent agent = new DeviceAgent(card, clock, server, wire, System::nanoTime);
        IdleLatency latency = IdleLatency.of(0);
        open.add(latency);
        open.add(DeviceThread.start(agent, PollIdleStrategy.DEFAULT_SPIN, latency));
    }

    private Process launch(byte[] firmware) throws IOException {
        Files.write(file("rom.bin"), firmware);
        List<String> command = new ArrayList<>(qemu.prefix());
        command.addAll(List.of("-nodefaults", "-no-user-config", "-display", "none", "-accel", "tcg"));
        command.addAll(List.of("-machine", "pc,memory-backend=mem", "-m", "16M"));
        // Without a local APIC, which firmware would have to let interrupts through from protected mode.
        command.addAll(List.of("-cpu", "qemu64,apic=off"));
        command.addAll(List.of("-object", "memory-backend-memfd,id=mem,size=16M,share=on"));
        command.addAll(List.of("-bios", qemu.inside(file("rom.bin"))));
        command.add("-device");
        command.add("{\"driver\":\"vfio-user-pci\",\"addr\":\"05.0\",\"socket\":{\"type\":\"unix\",\"path\":\"%s\"}}"
                .formatted(qemu.inside(file("card.sock"))));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(file("log").toFile())
                .start();
        pid = process.pid();
        open.add(() -> {
            process.destroyForcibly();
            process.waitFor();
        });
        return process;
    }

    private void await(Process process, BooleanSupplier reached) throws IOException {
        long start = System.nanoTime();
        while (!reached.getAsBoolean()) {
            if (!process.isAlive()) {
                throw new IOException("QEMU ended: "
                        + Files.readString(file("log"))
                                .strip()
                                .lines()
                                .reduce((a, b) -> b)
                                .orElse("without a word"));
            }
            if (System.nanoTime() - start > START) {
                throw new IOException("QEMU's guest has not reached the card");
            }
            pause();
        }
    }

    /// Waits a moment.
    static void pause() throws IOException {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /// Processor time of the thread that runs the guest's processor, which QEMU names `CPU 0/TCG`.
    ///
    /// @return nanoseconds so far
    /// @throws IOException when the kernel does not tell
    long work() throws IOException {
        try (Stream<Path> tasks = Files.list(Path.of("/proc", String.valueOf(pid), "task"))) {
            for (Path task : tasks.toList()) {
                if (Files.readString(task.resolve("comm")).startsWith("CPU ")) {
                    return Long.parseLong(
                            Files.readString(task.resolve("schedstat")).split(" ", 2)[0]);
                }
            }
        }
        throw new IOException("QEMU has no thread for the guest's processor");
    }

    @Override
    public void close() {
        for (AutoCloseable one : open.reversed()) {
            try {
                one.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        try {
            qemu.remove();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
