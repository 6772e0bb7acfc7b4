package nicc.runtime.calibrate;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Where QEMU is.
///
/// @param root the root of the tree that it is in: `/`, or a sandbox's, which only root can enter
/// @param prefix what is put before its command line
/// @param folder where sockets and files go, as this process sees it
record QemuInstallation(Path root, List<String> prefix, Path folder) {
    private static final String PROGRAM = "qemu-system-x86_64";
    private static final String SANDBOX = "NICC_SANDBOX";
    private static final String DEFAULT_SANDBOX = "/var/cache/nicc/sandbox";

    /// Finds QEMU: on the path, or in the sandbox that `.ci/sandbox` prepares.
    ///
    /// @throws IOException when there is none
    static QemuInstallation find() throws IOException {
        boolean onPath = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, PROGRAM)));
        if (onPath) {
            return new QemuInstallation(Path.of("/"), List.of(PROGRAM), Files.createTempDirectory("nicc-calibrate"));
        }
        Path root = Path.of(System.getenv().getOrDefault(SANDBOX, DEFAULT_SANDBOX), "root");
        if (!Files.exists(root.resolve("usr/bin").resolve(PROGRAM))) {
            throw new IOException(
                    "there is no " + PROGRAM + ", neither on the path nor in a sandbox at " + root.getParent());
        }
        Path run = root.resolve("run/nicc");
        if (!Files.isWritable(root)) {
            throw new IOException("only root can enter the sandbox at " + root.getParent());
        }
        Files.createDirectories(run);
        Path folder = Files.createTempDirectory(run, "calibrate");
        return new QemuInstallation(root, List.of("chroot", root.toString(), PROGRAM), folder);
    }

    /// The path of a file as QEMU sees it.
    String inside(Path file) {
        return "/" + root.relativize(file);
    }

    /// Removes the folder and what is in it.
    void remove() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }
}
