package nicc.verifier.refine;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

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
}
