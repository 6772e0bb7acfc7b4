package nicc.verifier.replay;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/// How long the present thread has computed. What a search finds does not depend on what else the machine does, as it
/// would by the wall's clock.
final class Computing {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private Computing() {}

    /// Nanoseconds of processor time; of the wall's clock where the JVM does not count processor time.
    static long nanos() {
        return THREADS.isCurrentThreadCpuTimeSupported() && THREADS.isThreadCpuTimeEnabled()
                ? THREADS.getCurrentThreadCpuTime()
                : System.nanoTime();
    }
}
