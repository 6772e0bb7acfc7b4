package nicc.guest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/// A stock QEMU with Debian's kernel. No KVM and the default CPU, as everywhere where figures are compared.
final class Qemu {

    private static final String MEMORY = "512M";
    private static final Duration START = Duration.ofMinutes(1);
    private static final Duration BOOT = Duration.ofMinutes(2);
    private static final Duration END = Duration.ofSeconds(5);

    private final Background process;
    private final GuestShell shell;
    private final Qmp qmp;
    private final Path console;

    private Qemu(Background process, GuestShell shell, Qmp qmp, Path console) {
        this.process = process;
        this.shell = shell;
        this.qmp = qmp;
        this.console = console;
    }

    /// Starts a machine and waits until its shell is ready. It ends with the namespace.
    ///
    /// @param parameters further ones for the guest's kernel, as they stand in its command line
    static Qemu boot(Namespace host, List<Attachment> cards, List<String> parameters) {
        Background process = host.start("qemu", command(host.folderInside(), cards, parameters));
        LineChannel shellChannel = LineChannel.connect(host.folder().resolve("shell.sock"), START, process::alive);
        GuestShell shell = new GuestShell(shellChannel);
        LineChannel qmpChannel = LineChannel.connect(host.folder().resolve("qmp.sock"), START, process::alive);
        Qemu qemu = new Qemu(process, shell, new Qmp(qmpChannel), host.folder().resolve("console.log"));
        shell.awaitBoot(BOOT);
        return qemu;
    }

    private static List<String> command(String folder, List<Attachment> cards, List<String> parameters) {
        List<String> command = new ArrayList<>();
        Consumer<String> add = words -> command.addAll(List.of(words.split(" ", -1)));
        add.accept("qemu-system-x86_64 -nodefaults -no-user-config -display none -accel tcg");
        // The memory has a file descriptor that QEMU can hand to the device's server.
        add.accept("-machine pc,memory-backend=mem -m " + MEMORY);
        add.accept("-object memory-backend-memfd,id=mem,share=on,size=" + MEMORY);
        add.accept("-kernel " + Sandbox.KERNEL + " -initrd " + Sandbox.INITRAMFS);
        List<String> kernel = new ArrayList<>(List.of("console=ttyS0", "quiet", "panic=-1"));
        kernel.addAll(parameters);
        command.addAll(List.of("-append", String.join(" ", kernel)));
        add.accept("-chardev file,id=console,path=" + folder + "/console.log -serial chardev:console");
        add.accept("-chardev socket,id=shell,server=on,wait=off,path=" + folder + "/shell.sock -serial chardev:shell");
        add.accept("-qmp unix:" + folder + "/qmp.sock,server=on,wait=off");
        for (Attachment card : cards) {
            command.addAll(card.backend());
            command.addAll(List.of("-device", json(card.device())));
        }
        return command;
    }

    private static String json(Map<String, Object> device) {
        return JsonMapper.shared().writeValueAsString(device);
    }

    GuestShell shell() {
        return shell;
    }

    Qmp qmp() {
        return qmp;
    }

    /// The process.
    long pid() {
        return process.pid();
    }

    /// Whether the process runs.
    boolean alive() {
        return process.alive();
    }

    /// What QEMU printed, and what the guest's kernel printed on its console.
    String logs() {
        try {
            return "QEMU: " + process.output() + "\nconsole: " + Files.readString(console);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Resets the machine, as its reset button would.
    void reset() {
        qmp.execute("system_reset", Map.of());
    }

    /// Asks QEMU for the machine's state: `running`, `paused`, `internal-error`, …
    ///
    /// @throws AssertionError with how it ended and what it printed, when it is no longer there
    String status() {
        try {
            return qmp.execute("query-status", Map.of()).path("status").asString();
        } catch (AssertionError | UncheckedIOException gone) {
            throw new AssertionError("QEMU ended with status " + process.await(END) + "\n" + logs(), gone);
        }
    }
}
