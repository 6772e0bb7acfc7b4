package nicc.runtime.agent;

import java.util.function.LongSupplier;
import nicc.runtime.device.DeviceClock;
import nicc.runtime.device.NicDevice;
import nicc.runtime.transport.Transport;
import nicc.runtime.wire.WirePort;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentTerminationException;
import org.jspecify.annotations.Nullable;

/// What the thread that owns a device does, round by round: it takes what the guest sent, moves the device's
/// clock, lets the device work and looks after the link. Nothing else touches the device.
///
/// A round is bounded: messages and engine steps have a budget each, so that a guest that floods one keeps
/// neither the other nor the answer to a read waiting.
public final class DeviceAgent implements Agent {
    private static final int MESSAGES = 256;
    private static final int STEPS = 64;

    /// Rounds for which a wire may keep frames of a device that is never at rest: a packet of 64 KiB takes some 80
    /// steps of a card that cuts it.
    private static final int KEPT_ROUNDS = 4;

    private static final long LINK_INTERVAL = 100_000_000L;

    private final NicDevice device;
    private final DeviceClock clock;
    private final Transport transport;
    private final WirePort wire;
    private final LongSupplier time;
    private final long start;
    private final @Nullable Latencies latencies;
    private final StallWatch stalls = new StallWatch();
    private long nextLinkCheck;
    private int keptRounds;
    private boolean rests;

    /// Puts a device and its surroundings together.
    ///
    /// @param device the device
    /// @param clock the device's clock, which this agent alone moves
    /// @param transport where accesses come from; closed with the agent
    /// @param wire the device's end of its wire; the wire is closed with the agent
    /// @param time nanoseconds from any origin, such as `System::nanoTime`
    public DeviceAgent(NicDevice device, DeviceClock clock, Transport transport, WirePort wire, LongSupplier time) {
        this(device, clock, transport, wire, time, null);
    }

    /// Puts a device and its surroundings together, and measures its answers.
    ///
    /// @param device the device
    /// @param clock the device's clock, which this agent alone moves
    /// @param transport where accesses come from; closed with the agent
    /// @param wire the device's end of its wire; the wire is closed with the agent
    /// @param time nanoseconds from any origin, such as `System::nanoTime`
    /// @param latencies where its latencies go, or null; each costs a look at the time
    public DeviceAgent(
            NicDevice device,
            DeviceClock clock,
            Transport transport,
            WirePort wire,
            LongSupplier time,
            @Nullable Latencies latencies) {
        this.latencies = latencies;
        this.device = device;
        this.clock = clock;
        this.transport = transport;
        this.wire = wire;
        this.time = time;
        start = time.getAsLong();
        device.link(wire.up());
    }

    /// One round.
    ///
    /// No guest can make a device throw, so a failure is one of ours or of the machine, and a half-done round
    /// leaves a device that must not go on: the agent ends, and the guest sees the card vanish as one that is
    /// pulled out. The one failure that a peer can cause is an InternalError: it truncates a file behind its
    /// memory that could not be sealed.
    ///
    /// @return messages, engine steps and timers done; 0 says that nothing is to be done before
    /// [#nextDeadline()]
    /// @throws AgentTerminationException when the round failed
    @Override
    public int doWork() {
        try {
            return round(now());
        } catch (RuntimeException | Error failure) {
            throw new AgentTerminationException(failure);
        }
    }

    private int round(long now) {
        stalls.round(now);
        clock.advanceTo(now);
        transport.advanceTo(now);
        int messages = transport.poll(MESSAGES);
        if (latencies != null && messages > 0) {
            latencies.answered(now() - now);
        }
        int steps = device.work(STEPS);
        wire.knownEmpty(false);
        flush(steps);
        if (now >= nextLinkCheck) {
            nextLinkCheck = wire.wire().linkMayChange() ? now + LINK_INTERVAL : Long.MAX_VALUE;
            checkLink();
        }
        transport.worked(steps, messages + steps == 0);
        rests = messages < MESSAGES && steps < STEPS && transport.rests();
        if (latencies != null && steps > 0) {
            latencies.worked(now() - now);
        }
        return messages + steps;
    }

    private void flush(int steps) {
        keptRounds = steps < STEPS ? KEPT_ROUNDS : keptRounds + 1;
        if (keptRounds >= KEPT_ROUNDS) {
            keptRounds = 0;
            wire.flush();
        }
    }

    private void checkLink() {
        if (wire.refreshLink()) {
            device.link(wire.up());
        }
    }

    /// When there is something to do even if nobody calls: a timer of the device, a signal that the
    /// transport holds back, or the next look at the link.
    ///
    /// @return nanoseconds from [#now()]'s origin
    public long nextDeadline() {
        return Math.min(Math.min(device.nextDeadline(), transport.deadline()), nextLinkCheck);
    }

    /// The time on the device's clock.
    ///
    /// @return nanoseconds since the agent was made
    public long now() {
        return time.getAsLong() - start;
    }

    /// Whether the last round has left nothing to do before somebody calls, or the next deadline comes: another one
    /// would
    /// find nothing that a sleep does not.
    ///
    /// @return false when only another round can tell
    public boolean rests() {
        return rests;
    }

    /// Said by the idle strategy: time that was slept is not a stall.
    public void slept() {
        stalls.slept(now());
    }

    /// The transport.
    ///
    /// @return as given
    public Transport transport() {
        return transport;
    }

    /// The device's end of its wire.
    ///
    /// @return as given
    public WirePort wire() {
        return wire;
    }

    /// Rounds that took so long that a guest could have noticed.
    ///
    /// @return how many since the agent was made
    public long stalls() {
        return stalls.count();
    }

    @Override
    public void onClose() {
        transport.close();
        wire.flush();
        wire.wire().close();
    }

    @Override
    public String roleName() {
        return "nicc-" + device.description().name();
    }
}
