package nicc.runtime.calibrate;

import java.io.IOException;

/// An operation that is ready to be done. One thread uses it.
interface Probe extends AutoCloseable {

    /// Does the operation.
    ///
    /// @param times how often, at least 1
    /// @return nanoseconds that all of them took together
    /// @throws IOException when it cannot be done here
    long run(int times) throws IOException;

    @Override
    default void close() {
        // Most have nothing open.
    }

    /// Makes a probe of something that is simply repeated.
    static Probe of(Runnable operation) {
        return times -> {
            long start = System.nanoTime();
            for (int i = 0; i < times; i++) {
                operation.run();
            }
            return System.nanoTime() - start;
        };
    }
}
