package nicc.runtime.agent;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import nicc.runtime.ffi.EventFd;
import org.agrona.concurrent.AgentRunner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running device: the one thread that its agent has. Ends when it is closed, or when the device cannot go
/// on; either way the transport and the wire are closed, and the process goes on.
public final class DeviceThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceThread.class);

    private final AgentRunner runner;
    private final Thread thread;

    /// Signalled when the thread is to end, and never drained: there is no sleep after it.
    private final EventFd alarm;

    private boolean closed;

    private DeviceThread(AgentRunner runner, Thread thread, EventFd alarm) {
        this.runner = runner;
        this.thread = thread;
        this.alarm = alarm;
    }

    /// Starts a device.
    ///
    /// @param agent what the thread does
    /// @param spin nanoseconds of spinning before the thread sleeps
    /// @param latency what is asked of processors while others wait for the device; not closed with it
    /// @return the running device
    /// @throws IOException when the process has no descriptors left; the agent is closed then
    public static DeviceThread start(DeviceAgent agent, long spin, IdleLatency latency) throws IOException {
        EventFd alarm = alarm(agent);
        PollIdleStrategy idle = new PollIdleStrategy(agent, spin, alarm.fd(), latency);
        AgentRunner runner =
                new AgentRunner(idle, failure -> LOG.error("{} stops", agent.roleName(), failure), null, agent);
        Thread thread = new Thread(() -> run(runner, idle), agent.roleName());
        thread.start();
        return new DeviceThread(runner, thread, alarm);
    }

    private static void run(AgentRunner runner, PollIdleStrategy idle) {
        try {
            runner.run();
        } finally {
            idle.end();
        }
    }

    private static EventFd alarm(DeviceAgent agent) throws IOException {
        try {
            return EventFd.create();
        } catch (IOException e) {
            agent.onClose();
            throw e;
        }
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
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        alarm.signal();
        runner.close((int) TimeUnit.SECONDS.toMillis(3), _ -> LOG.warn("{} does not end", thread.getName()));
        if (!thread.isAlive()) {
            alarm.close();
        }
    }
}
