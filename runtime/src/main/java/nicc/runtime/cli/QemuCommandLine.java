package nicc.runtime.cli;

import java.nio.file.Path;
import nicc.runtime.device.ExitPlan;

/// How QEMU is started with a device that is served here.
final class QemuCommandLine {
    private static final String MEMORY = "512M";

    private QemuCommandLine() {}

    /// The command line, to be completed with a disk or a kernel. The guest's memory is a shared memfd, because
    /// the device reaches it by mapping the file; the device is given as JSON, because its socket is a
    /// structure.
    ///
    /// @param socket where the device is served
    /// @param plan how the device is to be attached: QEMU posts writes unless the plan has none that are posted
    static String of(Path socket, ExitPlan plan) {
        boolean posted = plan.sites().stream().anyMatch(site -> site.mechanism() == ExitPlan.Mechanism.POSTED);
        return """
                qemu-system-x86_64 -accel kvm -accel tcg -machine pc,memory-backend=mem -m %1$s \\
                  -object memory-backend-memfd,id=mem,size=%1$s,share=on \\
                  -device '{"driver":"vfio-user-pci","socket":{"type":"unix","path":"%2$s"}%3$s}'""".formatted(
                MEMORY, escape(socket.toAbsolutePath().toString()), posted ? "" : ",\"x-no-posted-writes\":true");
    }

    /// A path inside a JSON string inside a shell's single quotes.
    private static String escape(String path) {
        return path.replace("\\", "\\\\").replace("\"", "\\\"").replace("'", "'\\''");
    }
}
