package nicc.runtime.agent;

import nicc.runtime.ffi.Poll;
import nicc.runtime.transport.Transport;
import nicc.runtime.wire.Wire;
import org.agrona.concurrent.IdleStrategy;

/// Spins for a while when there is nothing to do, because a guest that has just been served often comes again;
/// then sleeps until a descriptor of the transport or the wire is readable, or the agent's next deadline has
/// come.
///
/// A wake-up that finds nothing to do, as one for a look at the link, is followed by a sleep and not by a spin:
/// hundreds of idle devices in a process cost next to nothing.
///
/// A wake-up across processors costs some 25 µs and a spinning thread costs a processor: how long to spin is a
/// choice. Where others need the processor, spinning delays them and wins nothing: a spin that was interrupted is
/// the last one for a while.
public final class PollIdleStrategy implements IdleStrategy {
    /// A time to spin that a guest's next access, if it comes at once, falls into.
    public static final long DEFAULT_SPIN = 20_000L;

    /// A gap in a spin that long says that another thread had the processor.
    private static final long INTERRUPTED = 50_000L;

    /// How long there is no spin then.
    private static final long ABSTENTION = 50_000_000L;

    /// A deadline so near is not slept for: the kernel's timers are late by that much (prctl(2),
    /// PR_SET_TIMERSLACK).
    private static final long NEAR = 50_000L;

    private final DeviceAgent agent;
    private final long spin;
    private final int alarm;
    private final Poll set = new Poll(Transport.MAX_DESCRIPTORS + 2);
    private final int[] descriptors = new int[Transport.MAX_DESCRIPTORS];
    private long idleSince;
    private long lastLook;
    private long noSpinBefore = Long.MIN_VALUE;
    private boolean idle;

    /// Creates a strategy for one agent.
    ///
    /// @param agent whose deadline and descriptors count
    /// @param spin nanoseconds of spinning before a sleep, 0 for none
    /// @param alarm a descriptor that ends a sleep when it is readable, or -1; an agent may have
    ///     no deadline
    public PollIdleStrategy(DeviceAgent agent, long spin, int alarm) {
        this.agent = agent;
        this.alarm = alarm;
        this.spin = spin;
    }

    @Override
    public void idle(int workCount) {
        if (workCount > 0) {
            reset();
        } else {
            idle();
        }
    }

    @Override
    public void idle() {
        long now = agent.now();
        if (!idle) {
            idle = true;
            idleSince = now;
        } else if (now - lastLook > INTERRUPTED) {
            noSpinBefore = now + ABSTENTION;
        }
        lastLook = now;
        boolean spins = now - idleSince < spin || agent.nextDeadline() - now < NEAR;
        if (spins && now >= noSpinBefore) {
            Thread.onSpinWait();
        } else {
            sleep(now);
        }
    }

    private void sleep(long now) {
        long limit = agent.nextDeadline() - now;
        set.clear();
        set.add(alarm, Poll.READABLE);
        int count = agent.transport().descriptors(descriptors);
        for (int i = 0; i < count; i++) {
            set.add(descriptors[i], Poll.READABLE);
        }
        boolean waiting = limit > 0 && !addWire();
        if (waiting) {
            set.await(limit);
            agent.slept();
        }
        lastLook = agent.now();
    }

    /// Adds the wire where the device wants frames.
    ///
    /// @return whether frames are there already
    private boolean addWire() {
        if (!agent.wire().takeStarved() || !agent.wire().up()) {
            return false;
        }
        Wire wire = agent.wire().wire();
        set.add(wire.descriptor(), Poll.READABLE);
        return wire.pending();
    }

    @Override
    public void reset() {
        idle = false;
    }
}
