package nicc.guest;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Waiting for what other processes do, by looking again and again.
final class Await {

    private static final long POLL_MILLIS = 10;

    private Await() {}

    /// Waits until `condition` holds.
    ///
    /// @param failure says what is missing, for the error
    /// @throws AssertionError when it does not hold within `limit`
    static void until(Duration limit, BooleanSupplier condition, Supplier<String> failure) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(failure.get());
            }
            sleep(Duration.ofMillis(POLL_MILLIS));
        }
    }

    /// Does nothing for a while.
    static void sleep(Duration duration) {
        try {
            boolean never = new CountDownLatch(1).await(duration.toMillis(), TimeUnit.MILLISECONDS);
            assert !never;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /// Keeps the thread's interrupt and ends the test.
    static AssertionError interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new AssertionError("interrupted", e);
    }
}
