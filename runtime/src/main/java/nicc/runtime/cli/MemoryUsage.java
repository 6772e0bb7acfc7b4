package nicc.runtime.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What this process holds of memory.
///
/// @param heap bytes of live objects
/// @param resident bytes of memory that no file stands behind, the heap's among them (proc(5), `RssAnon`)
record MemoryUsage(long heap, long resident) {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT = "RssAnon:";

    /// Collects garbage, and takes the figures.
    static MemoryUsage now() throws IOException {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        long heap = runtime.totalMemory() - runtime.freeMemory();
        return new MemoryUsage(heap, residentNow());
    }

    /// What came since.
    ///
    /// @param before taken earlier
    MemoryUsage since(MemoryUsage before) {
        return new MemoryUsage(heap - before.heap, resident - before.resident);
    }

    private static long residentNow() throws IOException {
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith(RESIDENT))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                .findFirst()
                .orElseThrow(() -> new IOException(STATUS + " has no " + RESIDENT));
    }
}
