package nicc.guest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// A network namespace of the host, where the other end of the guest's wire is. Closing it ends every process
/// that was
/// started in it and removes its devices.
///
/// Its name is `nicc-PID-N`, with the process that made it: namespaces whose maker is gone are removed by the
/// next one.
final class Namespace implements AutoCloseable {

    private static final String PREFIX = "nicc-";
    private static final Path NAMES = Path.of("/run/netns");
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Sandbox sandbox;
    private final String name;
    private final Path folder;
    private final AtomicInteger runs = new AtomicInteger();
    private final List<Background> processes = new ArrayList<>();

    private Namespace(Sandbox sandbox, String name) {
        this.sandbox = sandbox;
        this.name = name;
        this.folder = sandbox.runFolder(name);
    }

    /// Makes a namespace with nothing in it but a loopback device.
    static Namespace create(Sandbox sandbox) {
        Namespace namespace =
                new Namespace(sandbox, PREFIX + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet());
        namespace.removeOrphans();
        namespace.host("ip", "netns", "add", namespace.name).ok();
        namespace.ip("link", "set", "lo", "up").ok();
        return namespace;
    }

    /// Adds a tap that carries virtio-net headers, up and without an address, not even one of IPv6: it is
    /// silent.
    void addTap(String tap) {
        ip("tuntap", "add", "dev", tap, "mode", "tap", "vnet_hdr").ok();
        ip("link", "set", tap, "addrgenmode", "none", "up").ok();
    }

    /// Folder for sockets and logs of what runs here, as the host sees it.
    Path folder() {
        return folder;
    }

    /// The same folder as programs in the sandbox see it.
    String folderInside() {
        return sandbox.inside(folder);
    }

    /// Runs the host's `ip` on this namespace.
    Output ip(String... arguments) {
        return host(concat(List.of("ip", "-n", name), List.of(arguments)));
    }

    /// Runs a program of the sandbox in this namespace, to its end.
    ///
    /// @throws AssertionError when it takes longer than `limit`
    Output run(Duration limit, String... command) {
        return Background.run(sandboxed(List.of(command)), log("run"), limit);
    }

    /// Runs a bash script in the sandbox and this namespace, to its end.
    ///
    /// @throws AssertionError when it takes longer than `limit`
    Output script(Duration limit, String script) {
        return run(limit, "bash", "-c", script);
    }

    /// Runs a program of the host, not of the sandbox, in this namespace, to its end: the sandbox has no /proc.
    ///
    /// @throws AssertionError when it takes longer than `limit`
    Output runOnHost(Duration limit, String... command) {
        return Background.run(entered(List.of(command)), log("run"), limit);
    }

    /// Starts a program of the sandbox in this namespace. Its output goes to `LABEL-N.log` in the folder.
    Background start(String label, List<String> command) {
        return keep(Background.start(sandboxed(command), log(label)));
    }

    /// Starts a program of the host, not of the sandbox, in this namespace.
    Background startOnHost(String label, List<String> command) {
        return keep(Background.start(entered(command), log(label)));
    }

    /// Keeps all threads of a process on processors.
    void pin(String processors, long pid) {
        host("taskset", "-a", "-c", "-p", processors, String.valueOf(pid)).ok();
    }

    @Override
    public void close() {
        processes.reversed().forEach(Background::close);
        host("ip", "netns", "del", name);
        removeFolder(folder);
    }

    private Background keep(Background process) {
        processes.add(process);
        return process;
    }

    private List<String> entered(List<String> command) {
        return concat(List.of("nsenter", "--net=" + NAMES.resolve(name)), command);
    }

    private List<String> sandboxed(List<String> command) {
        List<String> path = List.of("env", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C.UTF-8");
        return entered(concat(concat(List.of("chroot", sandbox.root().toString()), path), command));
    }

    private Output host(String... command) {
        return host(List.of(command));
    }

    private Output host(List<String> command) {
        return Background.run(command, log("host"), LIMIT);
    }

    private Path log(String label) {
        return folder.resolve(label + "-" + runs.incrementAndGet() + ".log");
    }

    private void removeOrphans() {
        if (!Files.isDirectory(NAMES)) {
            return;
        }
        try (Stream<Path> names = Files.list(NAMES)) {
            names.map(path -> path.getFileName().toString())
                    .filter(Namespace::orphaned)
                    .toList()
                    .forEach(orphan -> {
                        host("ip", "netns", "del", orphan);
                        removeFolder(sandbox.runFolder(orphan));
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean orphaned(String name) {
        String[] parts = name.split("-", -1);
        return name.startsWith(PREFIX)
                && parts.length == 3
                && parts[1].matches("\\d+")
                && ProcessHandle.of(Long.parseLong(parts[1])).isEmpty();
    }

    private static void removeFolder(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> concat(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
