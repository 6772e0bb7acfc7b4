package nicc.guest;

import java.time.Duration;
import nicc.runtime.calibrate.Calibration;
import nicc.runtime.calibrate.Cost;
import nicc.runtime.calibrate.Costs;

/// How far the machine's processors are from each other: nanoseconds in which a cache line goes to another one and
/// back. In a virtual machine that is what its hypervisor makes of it at the moment.
final class Distance {
    private static final long TIME = 20_000_000;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private Distance() {}

    /// The distance at present.
    ///
    /// @return nanoseconds
    static double now() {
        try {
            Calibration line = Costs.line(TIME);
            return line.find(Costs.LINE_TRIP)
                    .map(Cost::nanos)
                    .orElseThrow(() -> new AssertionError("how far processors are apart is not known: "
                            + line.missing().getFirst().why()));
        } catch (InterruptedException e) {
            throw Await.interrupted(e);
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
