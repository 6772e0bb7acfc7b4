package nicc.verifier.refine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Threads for proofs: as many as there are cores. Terms are walked by recursion, and a register bank makes deep ones,
/// so that stacks are large; what a thread does not use of its stack costs nothing.
public final class Workers {
    private static final long STACK_BYTES = 1L << 28;

    private Workers() {}

    /// A pool.
    ///
    /// @return to be closed
    public static ExecutorService pool() {
        return Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors(), work -> new Thread(null, work, "proofs", STACK_BYTES));
    }

    /// Waits for all of some tasks.
    ///
    /// @param running the tasks
    /// @param <T> what one comes to
    /// @return what they come to, in their order
    /// @throws RuntimeException what one of them has thrown
    public static <T> List<T> results(List<Future<T>> running) {
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : running) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }
}
