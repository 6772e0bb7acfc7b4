package nicc.guest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// The Debian tree with QEMU and the guest's kernel, as `.ci/sandbox` prepares it. Programs run in it by
/// `chroot`.
///
/// @param home the folder that `.ci/sandbox` filled
record Sandbox(Path home) {

    /// Environment variable with the sandbox's folder.
    private static final String HOME = "NICC_SANDBOX";

    /// Environment variable that turns a missing sandbox from a skipped test into a failed one, with the value
    /// `required`.
    private static final String DEMAND = "NICC_GUEST";

    private static final Path DEFAULT_HOME = Path.of("/var/cache/nicc/sandbox");

    /// The Linux kernel, as QEMU sees it.
    static final String KERNEL = "/boot/guest/vmlinuz";

    /// The guest's initramfs, as QEMU sees it.
    static final String INITRAMFS = "/boot/guest/initramfs.cpio";

    /// The prepared sandbox. Without one the calling test is skipped, loudly; with `NICC_GUEST=required` it
    /// fails.
    static Sandbox require() {
        Sandbox sandbox = new Sandbox(chosenHome());
        String obstacle = sandbox.obstacle();
        if (obstacle.isEmpty()) {
            return sandbox;
        }
        if ("required".equals(System.getenv(DEMAND))) {
            throw new AssertionError(obstacle);
        }
        System.err.println("SKIPPED: guest tests need a sandbox, and " + obstacle);
        Assumptions.abort(obstacle);
        throw new AssertionError("abort returned");
    }

    private static Path chosenHome() {
        String given = System.getenv(HOME);
        return given == null || given.isEmpty() ? DEFAULT_HOME : Path.of(given);
    }

    private String obstacle() {
        if (!Files.exists(home.resolve("guest.stamp"))) {
            return home + " is not prepared; run .ci/sandbox as root";
        }
        if (!Files.isWritable(home.resolve("root"))) {
            return "only root can make network namespaces and enter " + home;
        }
        return "";
    }

    /// The tree's root folder, as the host sees it.
    Path root() {
        return home.resolve("root");
    }

    /// Makes the folder `/run/nicc/NAME` of the tree, for sockets and logs, and returns it as the host sees it.
    Path runFolder(String name) {
        try {
            return Files.createDirectories(root().resolve("run/nicc").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The path of a file in the tree, as programs in the tree see it.
    String inside(Path path) {
        return "/" + root().relativize(path);
    }
}
