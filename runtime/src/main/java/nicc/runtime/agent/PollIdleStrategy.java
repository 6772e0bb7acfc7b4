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
/// the last one for a while. Where guest and device wait for each other in turns ([Dialogue]), processors are asked to
/// be back from idle soon, a sleep costs little, and there is neither a spin nor a round that would only find nothing.
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
    private final Dialogue dialogue;
    private final Poll set = new Poll(Transport.MAX_DESCRIPTORS + 2);
    private final int[] descriptors = new int[Transport.MAX_DESCRIPTORS];
    private long idleSince;
    private long lastLook;
    private long noSpinBefore = Long.MIN_VALUE;
    private boolean idle;
    private int wireMember = -1;

    /// Creates a strategy for one agent.
    ///
    /// @param agent whose deadline and descriptors count
    /// @param spin nanoseconds of spinning before a sleep, 0 for none
    /// @param alarm a descriptor that ends a sleep when it is readable, or -1; an agent may have
    ///     no deadline
    /// @param latency what processors are asked for
    public PollIdleStrategy(DeviceAgent agent, long spin, int alarm, IdleLatency latency) {
        this.agent = agent;
        dialogue = new Dialogue(latency);
        this.alarm = alarm;
        this.spin = spin;
    }

    @Override
    public void idle(int workCount) {
        if (workCount == 0) {
            idle();
        } else {
            reset();
            if (dialogue.goesOn() && agent.rests()) {
                sleep(agent.now());
            }
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
        if (spins(now) && now >= noSpinBefore) {
            Thread.onSpinWait();
        } else {
            sleep(now);
        }
    }

    private boolean spins(long now) {
        return (now - idleSince < spin && !dialogue.goesOn()) || agent.nextDeadline() - now < NEAR;
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
            boolean called = set.await(dialogue.limit(limit)) > 0;
            agent.wire().knownEmpty(wireMember >= 0 && set.ready(wireMember) == 0);
            agent.slept();
            lastLook = agent.now();
            dialogue.slept(now, lastLook, called);
        }
    }

    /// Adds the wire where the device wants frames.
    ///
    /// @return whether frames are there already
    private boolean addWire() {
        wireMember = -1;
        if (!agent.wire().takeStarved() || !agent.wire().up()) {
            return false;
        }
        Wire wire = agent.wire().wire();
        int descriptor = wire.descriptor();
        if (descriptor >= 0) {
            wireMember = set.add(descriptor, Poll.READABLE);
        }
        return wire.pending();
    }

    @Override
    public void reset() {
        idle = false;
    }

    /// The agent has ended: nothing is asked of the processors any more.
    void end() {
        dialogue.end();
    }
}
