package nicc.runtime.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// What threads of this process have used, as the kernel counts it (proc(5), `/proc/self/task`). Threads of devices
/// are told by their names: the kernel keeps the first 15 bytes of each.
///
/// @param threads how many there are
/// @param nanos processor time, user and kernel
/// @param switches context switches; a thread that sleeps until it is woken makes one for each wake-up
record ThreadUsage(int threads, long nanos, long switches) {
    private static final Path TASKS = Path.of("/proc/self/task");
    private static final int KEPT = 15;

    /// Adds up the threads of a name.
    ///
    /// @param name the threads' name
    static ThreadUsage of(String name) throws IOException {
        String wanted = name.substring(0, Math.min(KEPT, name.length()));
        ThreadUsage sum = new ThreadUsage(0, 0, 0);
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
            for (Path task : tasks) {
                sum = sum.plus(task, wanted);
            }
        }
        return sum;
    }

    /// What was used since.
    ///
    /// @param before taken earlier
    ThreadUsage since(ThreadUsage before) {
        return new ThreadUsage(threads, nanos - before.nanos, switches - before.switches);
    }

    private ThreadUsage plus(Path task, String wanted) throws IOException {
        try {
            if (!Files.readString(task.resolve("comm")).strip().equals(wanted)) {
                return this;
            }
            String[] times = Files.readString(task.resolve("schedstat")).split(" ", -1);
            List<String> status = Files.readAllLines(task.resolve("status"));
            return new ThreadUsage(threads + 1, nanos + Long.parseLong(times[0]), switches + switches(status));
        } catch (NoSuchFileException _) {
            return this; // it has ended
        }
    }

    private static long switches(List<String> status) {
        return status.stream()
                .filter(line -> line.contains("voluntary_ctxt_switches:"))
                .mapToLong(line ->
                        Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
                .sum();
    }
}
