package nicc.runtime.calibrate;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/// A cache line that two threads write in turns: how far two processors are from each other (core-to-core latency).
///
/// In a virtual machine that may change from one second to the next, as its hypervisor moves processors between cores
/// that share a cache and cores that do not; what is handed from thread to thread then costs several times as much.
public final class CacheLine implements Probe {
    private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);

    /// Words without another use around the one that is used: no other data shares its line, nor the neighbour that
    /// processors fetch with it.
    private static final int PADDING = 32;

    private static final int SPINS_BETWEEN_LOOKS = 1 << 14;
    private static final long LONGEST_WAIT = 10_000_000_000L;
    private static final int TRIPS = 200;
    private static final int RUNS = 41;
    private static final long WARMING = 5_000_000;

    /// Where processors are taken all the while, fewer runs have to do.
    private static final long LONGEST = 200_000_000;

    private final long[] words = new long[2 * PADDING];
    private final Thread echo = new Thread(this::echo, "line");
    private volatile boolean over;

    private CacheLine() {}

    /// Starts the other thread.
    ///
    /// @throws IOException where there is one processor only
    static CacheLine open() throws IOException {
        if (Runtime.getRuntime().availableProcessors() < 2) {
            throw new IOException("there is one processor only");
        }
        CacheLine line = new CacheLine();
        line.echo.setDaemon(true);
        line.echo.start();
        return line;
    }

    /// How long a line takes to another processor and back, at present. Two processors are busy for some milliseconds.
    ///
    /// @return nanoseconds, the median of short runs
    /// @throws IOException where there is one processor only, or others have the second one for seconds
    public static double roundTrip() throws IOException {
        try (CacheLine line = open()) {
            long start = System.nanoTime();
            do {
                line.run(TRIPS);
            } while (System.nanoTime() - start < WARMING);
            double[] runs = new double[RUNS];
            int done = 0;
            do {
                runs[done++] = (double) line.run(TRIPS) / TRIPS;
            } while (done < RUNS && System.nanoTime() - start < LONGEST);
            Arrays.sort(runs, 0, done);
            return runs[done / 2];
        }
    }

    @Override
    public long run(int times) throws IOException {
        long start = System.nanoTime();
        for (int i = 0; i < times; i++) {
            long sent = (long) WORD.getAcquire(words, PADDING) + 1;
            WORD.setRelease(words, PADDING, sent);
            long firstLook = 0;
            for (int spins = 1; (long) WORD.getAcquire(words, PADDING) == sent; spins++) {
                if (spins % SPINS_BETWEEN_LOOKS == 0) {
                    firstLook = spins == SPINS_BETWEEN_LOOKS ? System.nanoTime() : firstLook;
                    awaitOther(firstLook);
                }
            }
        }
        return System.nanoTime() - start;
    }

    private static void awaitOther(long since) throws IOException {
        if (System.nanoTime() - since > LONGEST_WAIT) {
            throw new IOException("the other thread gets no processor");
        }
        LockSupport.parkNanos(1); // both may be on one processor
    }

    private void echo() {
        int spins = 0;
        while (!over) {
            long seen = (long) WORD.getAcquire(words, PADDING);
            if (seen % 2 == 1) {
                WORD.setRelease(words, PADDING, seen + 1);
                spins = 0;
            } else if (++spins % SPINS_BETWEEN_LOOKS == 0) {
                LockSupport.parkNanos(1);
            }
        }
    }

    @Override
    public void close() {
        over = true;
        try {
            echo.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
