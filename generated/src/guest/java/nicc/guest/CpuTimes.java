package nicc.guest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What a guest's processes have used of the processors so far, in seconds, of the user's and the kernel's time.
///
/// @param vcpu the guest's processor: QEMU's thread that runs it
/// @param ready how long that thread has waited for a processor that others had
/// @param qemu QEMU's other threads
/// @param server the process that serves the card; 0 where QEMU emulates it itself
record CpuTimes(double vcpu, double ready, double qemu, double server) {
    /// /proc/…/schedstat: nanoseconds on a processor, nanoseconds ready and waiting for one, turns.
    private static final String TIMES = "schedstat";

    private static final double NANOS_PER_SECOND = 1e9;

    /// Takes the times of a guest.
    static CpuTimes of(GuestMachine guest) {
        double all = 0;
        double vcpu = 0;
        double ready = 0;
        for (Path task : tasks(guest.qemu().pid())) {
            double seconds = seconds(task, 0);
            all += seconds;
            if (isVcpu(task)) {
                vcpu += seconds;
                ready += seconds(task, 1);
            }
        }
        double server = guest.maybeServer()
                .map(process -> tasks(process.pid()).stream()
                        .mapToDouble(task -> seconds(task, 0))
                        .sum())
                .orElse(0.0);
        return new CpuTimes(vcpu, ready, all - vcpu, server);
    }

    /// What was used between two moments.
    CpuTimes since(CpuTimes earlier) {
        return new CpuTimes(vcpu - earlier.vcpu, ready - earlier.ready, qemu - earlier.qemu, server - earlier.server);
    }

    /// As a share of a time: 1 is one processor.
    CpuTimes over(double seconds) {
        return new CpuTimes(vcpu / seconds, ready / seconds, qemu / seconds, server / seconds);
    }

    private static List<Path> tasks(long pid) {
        try (Stream<Path> tasks = Files.list(Path.of("/proc", String.valueOf(pid), "task"))) {
            return tasks.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// QEMU names the thread of a virtual processor `CPU 0/TCG` or `CPU 0/KVM`.
    private static boolean isVcpu(Path task) {
        return read(task.resolve("comm")).startsWith("CPU ");
    }

    private static double seconds(Path task, int field) {
        String times = read(task.resolve(TIMES));
        return times.isEmpty() ? 0 : Long.parseLong(times.strip().split(" ", -1)[field]) / NANOS_PER_SECOND;
    }

    /// A thread may end at any moment; what it used is then in nobody's file.
    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException _) {
            return "";
        }
    }
}
