package nicc.runtime.agent;

import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.AgentRunner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running device: the one thread that its agent has. Ends when it is closed, or when the device cannot go
/// on; either way the transport and the wire are closed, and the process goes on.
public final class DeviceThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceThread.class);

    private final AgentRunner runner;
    private final Thread thread;

    private DeviceThread(AgentRunner runner, Thread thread) {
        this.runner = runner;
        this.thread = thread;
    }

    /// Starts a device.
    ///
    /// @param agent what the thread does
    /// @param spin nanoseconds of spinning before the thread sleeps
    /// @return the running device
    public static DeviceThread start(DeviceAgent agent, long spin) {
        AgentRunner runner = new AgentRunner(
                new PollIdleStrategy(agent, spin),
                failure -> LOG.error("{} stops", agent.roleName(), failure),
                null,
                agent);
        Thread thread = new Thread(runner, agent.roleName());
        thread.start();
        return new DeviceThread(runner, thread);
    }

    /// Waits until the device has ended.
    ///
    /// @param millis the longest wait
    /// @return whether it has ended
    /// @throws InterruptedException when this thread is interrupted
    public boolean join(long millis) throws InterruptedException {
        thread.join(millis);
        return !thread.isAlive();
    }

    /// Ends the device and waits for it, at most three seconds.
    @Override
    public void close() {
        runner.close((int) TimeUnit.SECONDS.toMillis(3), _ -> LOG.warn("{} does not end", thread.getName()));
    }
}
