package nicc.runtime.cli;

import java.nio.file.Path;
import nicc.runtime.device.ExitPlan;
import org.jspecify.annotations.Nullable;

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

    /// The command line for QEMU's own virtio-net-pci with its rings served here. QEMU comes back when the back-end
    /// was away.
    ///
    /// @param socket where the rings are served
    /// @param queues pairs of queues that the device offers
    /// @param mac the card's address, which is QEMU's to tell, or null for one of QEMU's own
    static String ofVhostUser(Path socket, int queues, @Nullable String mac) {
        return """
                qemu-system-x86_64 -accel kvm -accel tcg -machine pc,memory-backend=mem -m %1$s \\
                  -object memory-backend-memfd,id=mem,size=%1$s,share=on \\
                  -chardev 'socket,id=chr0,path=%2$s,reconnect-ms=500' \\
                  -netdev vhost-user,id=net0,chardev=chr0%3$s \\
                  -device virtio-net-pci,netdev=net0%4$s%5$s""".formatted(
                        MEMORY,
                        socket.toAbsolutePath().toString().replace(",", ",,").replace("'", "'\\''"),
                        queues > 1 ? ",queues=" + queues : "",
                        queues > 1 ? ",mq=on,vectors=" + (2 * queues + 2) : "",
                        mac == null ? "" : ",mac=" + mac);
    }

    /// A path inside a JSON string inside a shell's single quotes.
    private static String escape(String path) {
        return path.replace("\\", "\\\\").replace("\"", "\\\"").replace("'", "'\\''");
    }
}
