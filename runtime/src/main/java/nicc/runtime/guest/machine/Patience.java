package nicc.runtime.guest.machine;

/// Ends a wait in which nothing advances although timers go on. Reused.
final class Patience {
    private static final int ROUNDS = 1000;

    private long seen;
    private int rounds;

    /// Starts a wait.
    Patience renewed() {
        seen = Long.MIN_VALUE;
        rounds = 0;
        return this;
    }

    /// Whether there is still reason to wait.
    ///
    /// @param progress a number that grows with progress
    boolean holds(long progress) {
        if (progress != seen) {
            seen = progress;
            rounds = 0;
        }
        return ++rounds < ROUNDS;
    }
}
