package nicc.guest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import nicc.runtime.calibrate.CacheLine;

/// How far the machine's processors are from each other: nanoseconds in which a cache line goes to another one and
/// back. In a virtual machine that is what its hypervisor makes of it at the moment.
final class Distance {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private Distance() {}

    /// The distance at present.
    ///
    /// @return nanoseconds
    static double now() {
        try {
            return CacheLine.roundTrip();
        } catch (IOException e) {
            throw new UncheckedIOException("the distance of the processors cannot be measured: " + e.getMessage(), e);
        }
    }

    /// Waits, a minute at most, until the distance is small.
    ///
    /// @param nanos what is small enough
    /// @return the distance in the end
    static double awaitUnder(int nanos) {
        long end = System.nanoTime() + LONGEST.toNanos();
        double distance = now();
        while (distance > nanos && System.nanoTime() < end) {
            distance = now();
        }
        if (distance > nanos) {
            System.err.printf("  the processors stay apart: %.0f ns%n", distance);
        }
        return distance;
    }
}
