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
/// @param qemu QEMU's other threads
/// @param server the process that serves the card; 0 where QEMU emulates it itself
record CpuTimes(double vcpu, double qemu, double server) {
    /// Unit of /proc/…/stat: USER_HZ is 100 on all of Linux' common platforms.
    private static final double TICK = 0.01;

    private static final int USER_TIME = 11;
    private static final int KERNEL_TIME = 12;

    /// Takes the times of a guest.
    static CpuTimes of(GuestMachine guest) {
        double all = 0;
        double vcpu = 0;
        for (Path task : tasks(guest.qemu().pid())) {
            double seconds = seconds(task);
            all += seconds;
            vcpu += isVcpu(task) ? seconds : 0;
        }
        double server = guest.maybeServer()
                .map(process -> tasks(process.pid()).stream()
                        .mapToDouble(CpuTimes::seconds)
                        .sum())
                .orElse(0.0);
        return new CpuTimes(vcpu, all - vcpu, server);
    }

    /// What was used between two moments.
    CpuTimes since(CpuTimes earlier) {
        return new CpuTimes(vcpu - earlier.vcpu, qemu - earlier.qemu, server - earlier.server);
    }

    /// As a share of a time: 1 is one processor.
    CpuTimes over(double seconds) {
        return new CpuTimes(vcpu / seconds, qemu / seconds, server / seconds);
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

    private static double seconds(Path task) {
        String stat = read(task.resolve("stat"));
        if (stat.isEmpty()) {
            return 0;
        }
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[KERNEL_TIME])) * TICK;
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
