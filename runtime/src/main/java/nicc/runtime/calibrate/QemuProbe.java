package nicc.runtime.calibrate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nicc.runtime.agent.DeviceAgent;
import nicc.runtime.agent.DeviceThread;
import nicc.runtime.agent.IdleLatency;
import nicc.runtime.agent.PollIdleStrategy;
import nicc.runtime.device.DeviceClock;
import nicc.runtime.irq.InterruptLines;
import nicc.runtime.memory.GuestMemory;
import nicc.runtime.pci.InterruptGate;
import nicc.runtime.pci.PciFunction;
import nicc.runtime.transport.AccessPort;
import nicc.runtime.vfiouser.Server;
import nicc.runtime.wire.NullWire;
import nicc.runtime.wire.WirePort;

/// Accesses of a guest in stock QEMU, under TCG, to a card that is served to it over vfio-user: the guest's program is
/// [QemuProgram], the card [ProbeCard].
final class QemuProbe implements Probe {
    private static final long START = TimeUnit.SECONDS.toNanos(20);
    private static final long STALL = TimeUnit.SECONDS.toNanos(5);

    private final QemuInstallation qemu;
    private final boolean writes;
    private final ProbeCard card = new ProbeCard();
    private final List<AutoCloseable> open = new ArrayList<>();

    private QemuProbe(QemuInstallation qemu, boolean writes) {
        this.qemu = qemu;
        this.writes = writes;
    }

    /// Starts QEMU.
    ///
    /// @param writes whether posted writes are measured, or reads
    static Probe start(boolean writes) throws IOException {
        QemuProbe probe = new QemuProbe(QemuInstallation.find(), writes);
        try {
            probe.serve();
            Process process = probe.launch();
            probe.await(process);
            return probe;
        } catch (IOException e) {
            probe.close();
            throw e;
        }
    }

    private Path file(String name) {
        return qemu.folder().resolve(name);
    }

    private void serve() throws IOException {
        GuestMemory memory = new GuestMemory();
        InterruptLines lines = new InterruptLines(0, 0);
        PciFunction function = new PciFunction(card, memory, new InterruptGate(lines));
        Server server = new Server(file("card.sock"), new AccessPort(function, null), memory, lines);
        WirePort wire = new WirePort(NullWire.sink());
        DeviceAgent agent = new DeviceAgent(card, new DeviceClock(), server, wire, System::nanoTime);
        IdleLatency latency = IdleLatency.of(0);
        open.add(latency);
        open.add(DeviceThread.start(agent, PollIdleStrategy.DEFAULT_SPIN, latency));
    }

    private Process launch() throws IOException {
        Files.write(file("rom.bin"), QemuProgram.rom());
        List<String> command = new ArrayList<>(qemu.prefix());
        command.addAll(List.of("-nodefaults", "-no-user-config", "-display", "none", "-accel", "tcg"));
        command.addAll(List.of("-machine", "pc,memory-backend=mem", "-m", "16M"));
        command.addAll(List.of("-object", "memory-backend-memfd,id=mem,size=16M,share=on"));
        command.addAll(List.of("-bios", qemu.inside(file("rom.bin"))));
        command.add("-device");
        command.add("{\"driver\":\"vfio-user-pci\",\"addr\":\"05.0\",\"socket\":{\"type\":\"unix\",\"path\":\"%s\"}}"
                .formatted(qemu.inside(file("card.sock"))));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(file("log").toFile())
                .start();
        open.add(() -> {
            process.destroyForcibly();
            process.waitFor();
        });
        return process;
    }

    private void await(Process process) throws IOException {
        long start = System.nanoTime();
        while (card.seen().reads() == 0) {
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

    private static void pause() throws IOException {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public long run(int times) throws IOException {
        ProbeCard.Seen from = card.seen();
        long start = System.nanoTime();
        ProbeCard.Seen to = from;
        while (count(to) - count(from) < times) {
            if (System.nanoTime() - start > STALL + times * 1_000_000L) {
                throw new IOException("QEMU's guest has stopped");
            }
            pause();
            to = card.seen();
        }
        long reads = to.reads() - from.reads();
        double read = (double) (to.readNanos() - from.readNanos()) / reads;
        if (!writes) {
            return (long) (read * times);
        }
        long posted = to.writes() - from.writes();
        double flushes = (double) posted / QemuProgram.ROUNDS;
        return (long) (Math.max(0, to.writeNanos() - from.writeNanos() - flushes * read) / posted * times);
    }

    private long count(ProbeCard.Seen seen) {
        return writes ? seen.writes() : seen.reads();
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
