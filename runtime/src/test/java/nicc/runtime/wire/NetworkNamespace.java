package nicc.runtime.wire;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Assumptions;

/// Runs a test on a thread with a network of its own (unshare(2)), which goes away with it. The host's network
/// is not touched.
final class NetworkNamespace {
    private static final int CLONE_NEWNET = 0x4000_0000;
    private static final MethodHandle UNSHARE = Linker.nativeLinker()
            .downcallHandle(
                    Linker.nativeLinker().defaultLookup().findOrThrow("unshare"),
                    FunctionDescriptor.of(JAVA_INT, JAVA_INT));

    private NetworkNamespace() {}

    static void run(Callable<?> test) throws Exception {
        Assumptions.assumeTrue(
                Files.isWritable(Path.of("/dev/net/tun")), "SKIPPED: /dev/net/tun cannot be opened; needs root");
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            int result = thread.submit(NetworkNamespace::unshare).get();
            Assumptions.assumeTrue(result == 0, "SKIPPED: no network namespace can be made; needs root");
            thread.submit(test).get();
        }
    }

    private static int unshare() {
        try {
            return (int) UNSHARE.invokeExact(CLONE_NEWNET);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /// Runs `ip` in this thread's network.
    static void ip(String arguments) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(("ip " + arguments).split(" ")).inheritIO().start();
        if (process.waitFor() != 0) {
            throw new IOException("ip " + arguments + " failed");
        }
    }
}
