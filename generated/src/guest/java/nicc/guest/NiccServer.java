package nicc.guest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// `nicc serve`, as a process in the namespace where its tap is.
final class NiccServer {

    private static final Duration START = Duration.ofMinutes(1);

    private final Background process;
    private final Path socket;
    private final String socketInside;

    private NiccServer(Background process, Path socket, String socketInside) {
        this.process = process;
        this.socket = socket;
        this.socketInside = socketInside;
    }

    /// Starts a server and waits until it listens.
    ///
    /// @param device the name that `nicc serve` takes
    /// @param options further options
    static NiccServer start(Namespace host, String tap, String device, List<String> options) {
        Path socket = host.folder().resolve("nic.sock");
        List<String> command = new ArrayList<>(nicc());
        command.addAll(List.of("serve", device, "--socket", socket.toString(), "--wire", "tap:" + tap));
        command.addAll(options);
        Background process = host.startOnHost("nicc-serve", command);
        process.awaitOutput("listening on " + socket, START);
        return new NiccServer(process, socket, host.folderInside() + "/nic.sock");
    }

    /// The command that runs nicc as users do, from what is built already.
    static List<String> nicc() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(folder.resolve("nicc"))) {
            folder = Objects.requireNonNull(folder.getParent(), "no launcher above the working folder");
        }
        return List.of("env", "NICC_NO_BUILD=1", folder.resolve("nicc").toString());
    }

    /// The socket as QEMU in the sandbox sees it.
    String socketInside() {
        return socketInside;
    }

    /// Everything that the server has printed.
    String output() {
        return process.output();
    }

    /// Whether QEMU may post writes to the card, by the command line that the server prints.
    boolean posts() {
        process.awaitOutput("vfio-user-pci", START);
        return !output().contains("x-no-posted-writes");
    }

    /// The process.
    long pid() {
        return process.pid();
    }

    /// Whether the server still runs.
    boolean alive() {
        return process.alive();
    }

    /// Ends the server by SIGTERM and returns its exit status.
    int terminate() {
        return process.terminate();
    }

    /// Ends the server by SIGKILL: it can say goodbye to nobody.
    void kill() {
        process.kill();
    }

    @Override
    public String toString() {
        return "nicc serve on " + socket;
    }
}
