package nicc.runtime.transport;

/// A transport that also does something from time to time, on the agent's thread: what concerns the device may
/// be looked at nowhere else.
public final class Periodic implements Transport {
    private final Transport transport;
    private final long interval;
    private final Runnable action;
    private long next;

    /// Wraps a transport.
    ///
    /// @param transport what carries the accesses, closed with this
    /// @param interval nanoseconds from one action to the next, at least 1; as precise as the agent's rounds
    /// @param action what is done; must be brief
    public Periodic(Transport transport, long interval, Runnable action) {
        this.transport = transport;
        this.interval = interval;
        this.action = action;
        next = System.nanoTime() + interval;
    }

    @Override
    public int poll(int budget) {
        long now = System.nanoTime();
        if (now - next >= 0) {
            next = now + interval;
            action.run();
        }
        return transport.poll(budget);
    }

    @Override
    public void advanceTo(long now) {
        transport.advanceTo(now);
    }

    @Override
    public void worked(int steps, boolean idle) {
        transport.worked(steps, idle);
    }

    @Override
    public long deadline() {
        return transport.deadline();
    }

    @Override
    public boolean rests() {
        return transport.rests();
    }

    @Override
    public int descriptors(int[] into) {
        return transport.descriptors(into);
    }

    @Override
    public void close() {
        transport.close();
    }
}
