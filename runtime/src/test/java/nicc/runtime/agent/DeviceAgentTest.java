package nicc.runtime.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import nicc.runtime.device.DeviceClock;
import nicc.runtime.device.DeviceDescription;
import nicc.runtime.device.NicDevice;
import nicc.runtime.device.PciIdentity;
import nicc.runtime.device.Reset;
import nicc.runtime.ffi.EventFd;
import nicc.runtime.memory.FrameBuffer;
import nicc.runtime.transport.Transport;
import nicc.runtime.wire.LoopbackWire;
import nicc.runtime.wire.NullWire;
import nicc.runtime.wire.SwitchWire;
import nicc.runtime.wire.Wire;
import nicc.runtime.wire.WirePort;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class DeviceAgentTest {
    private final DeviceClock clock = new DeviceClock();
    private final FakeDevice device = new FakeDevice();
    private final AtomicLong time = new AtomicLong(1_000_000);

    @SuppressWarnings("NullAway.Init")
    private FakeTransport transport;

    @BeforeEach
    void open() throws Exception {
        transport = new FakeTransport(EventFd.create());
    }

    @AfterEach
    void close() {
        transport.close();
    }

    @Test
    void aRoundTakesMessagesMovesTheClockAndLetsTheDeviceWork() {
        DeviceAgent agent = agent(new WirePort(NullWire.sink()));
        transport.bell.signal();
        device.work = 3;
        time.addAndGet(500);
        assertThat(agent.doWork()).isEqualTo(4);
        assertThat(clock.nanos()).isEqualTo(500);
        assertThat(device.linkUp).isTrue();
        device.deadline = 700;
        assertThat(agent.nextDeadline()).isEqualTo(700);
    }

    @Test
    void whatTheWireKeepsGoesWhenTheDeviceRestsOrAfterAFewRounds() {
        KeepingWire wire = new KeepingWire();
        DeviceAgent agent = agent(new WirePort(wire));
        device.work = 64; // the whole budget: there may be more
        for (int round = 1; round <= 8; round++) {
            agent.doWork();
            assertThat(wire.flushes).isEqualTo(round / 4);
        }
        agent.doWork();
        device.work = 1;
        agent.doWork();
        assertThat(wire.flushes).isEqualTo(3);
    }

    @Test
    void whatTheWireKeepsGoesBeforeItIsClosed() {
        KeepingWire wire = new KeepingWire();
        DeviceAgent agent = agent(new WirePort(wire));
        device.work = 64;
        agent.doWork();
        agent.onClose();
        assertThat(wire.flushes).isEqualTo(1);
        assertThat(wire.flushedWhenClosed).isEqualTo(1);
    }

    /// Counts how often it is told to keep nothing.
    private static final class KeepingWire implements Wire {
        int flushes;
        int flushedWhenClosed;

        @Override
        public void flush() {
            flushes++;
        }

        @Override
        public boolean transmit(FrameBuffer frame) {
            return true;
        }

        @Override
        public boolean receive(FrameBuffer into) {
            return false;
        }

        @Override
        public boolean up() {
            return true;
        }

        @Override
        public void close() {
            flushedWhenClosed = flushes;
        }
    }

    @Test
    void nothingIsDueOnAWireWhoseLinkStays() {
        DeviceAgent agent = agent(new WirePort(NullWire.sink()));
        agent.doWork();
        assertThat(agent.nextDeadline()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aLinkThatMayChangeIsLookedAt() {
        DeviceAgent agent = agent(new WirePort(new KeepingWire()));
        agent.doWork();
        assertThat(agent.nextDeadline()).isBetween(1L, 1_000_000_000L);
    }

    @Test
    void aStallIsCountedAndASleepIsNot() {
        DeviceAgent agent = agent(new WirePort(NullWire.sink()));
        agent.doWork();
        time.addAndGet(2_000_000_000L);
        agent.doWork();
        assertThat(agent.stalls()).isEqualTo(1);
        time.addAndGet(2_000_000_000L);
        agent.slept();
        agent.doWork();
        assertThat(agent.stalls()).isEqualTo(1);
    }

    @Test
    void itRestsAfterARoundThatFoundAnEndOnly() {
        DeviceAgent agent = agent(new WirePort(NullWire.sink()));
        device.work = 63;
        agent.doWork();
        assertThat(agent.rests()).isTrue();
        device.work = 64; // the whole budget: there may be more
        agent.doWork();
        assertThat(agent.rests()).isFalse();
        device.work = 0;
        transport.busy = true;
        agent.doWork();
        assertThat(agent.rests()).isFalse();
    }

    @Test
    void whatAWaitHasShownOfTheWireIsGoodForOneRound() {
        WirePort port = new WirePort(new LoopbackWire());
        DeviceAgent agent = agent(port);
        FrameBuffer frame = new FrameBuffer(64);
        frame.resize(60);
        port.send(frame);
        port.knownEmpty(true);
        agent.doWork();
        assertThat(port.receive(frame)).isTrue();
    }

    @Test
    void theThreadWakesForAMessageAndEndsWhenClosed() throws Exception {
        DeviceAgent agent = new DeviceAgent(device, clock, transport, new WirePort(NullWire.sink()), System::nanoTime);
        try (DeviceThread thread = DeviceThread.start(agent, 0, IdleLatency.unlimited())) {
            for (int i = 1; i <= 2 * Dialogue.MANY; i++) {
                transport.bell.signal();
                awaitPolled(i);
            }
            assertThat(thread.join(1)).isFalse();
        }
        assertThat(transport.closed).isTrue();
    }

    @Test
    void theThreadSleepsWhileTheDeviceHasNothingToDo() throws Exception {
        DeviceAgent agent = new DeviceAgent(device, clock, transport, new WirePort(NullWire.sink()), System::nanoTime);
        try (DeviceThread thread = DeviceThread.start(agent, 0, IdleLatency.unlimited())) {
            assertThat(thread.join(500)).isFalse();
            // Some rounds before the first sleep; spinning would be a hundred thousand.
            assertThat(device.rounds).isLessThan(50);
        }
    }

    @Test
    void aDeviceThatWantsNoFramesIsNotKeptAwakeByThem() throws Exception {
        SwitchWire.Switch lan = new SwitchWire.Switch();
        try (SwitchWire other = lan.connect()) {
            WirePort port = new WirePort(lan.connect());
            FrameBuffer frame = new FrameBuffer(64);
            frame.resize(60);
            DeviceAgent agent = new DeviceAgent(device, clock, transport, port, System::nanoTime);
            try (DeviceThread thread = DeviceThread.start(agent, 0, IdleLatency.unlimited())) {
                other.transmit(frame);
                assertThat(thread.join(500)).isFalse();
                assertThat(device.rounds).isLessThan(50);
            }
        }
    }

    @Test
    void aDeviceThatThrowsEndsAloneAndIsClosed() throws Exception {
        device.failure = new InternalError("a fault occurred in an unsafe memory access operation");
        DeviceAgent agent = new DeviceAgent(device, clock, transport, new WirePort(NullWire.sink()), System::nanoTime);
        try (DeviceThread thread = DeviceThread.start(agent, 0, IdleLatency.unlimited())) {
            assertThat(thread.join(5000)).isTrue();
        }
        assertThat(transport.closed).isTrue();
        assertThat(device.rounds).isEqualTo(1);
    }

    private void awaitPolled(int count) {
        while (transport.polled < count) {
            Thread.onSpinWait();
        }
    }

    private DeviceAgent agent(WirePort port) {
        return new DeviceAgent(device, clock, transport, port, time::get);
    }

    private static final class FakeTransport implements Transport {
        final EventFd bell;
        volatile long polled;
        volatile boolean closed;
        boolean busy;

        FakeTransport(EventFd bell) {
            this.bell = bell;
        }

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
        public int poll(int budget) {
            int count = (int) bell.drain();
            polled += count;
            return count;
        }

        @Override
        public boolean rests() {
            return !busy;
        }

        @Override
        public int descriptors(int[] into) {
            into[0] = bell.fd();
            return 1;
        }

        @Override
        public void close() {
            closed = true;
            bell.close();
        }
    }

    private static final class FakeDevice implements NicDevice {
        int work;
        long deadline = Long.MAX_VALUE;
        boolean linkUp;
        volatile int rounds;

        @Nullable
        Error failure;

        @Override
        public DeviceDescription description() {
            PciIdentity pci = new PciIdentity(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, List.of(), List.of());
            return new DeviceDescription("fake", "", "", "", pci, List.of(), List.of(), List.of(), List.of());
        }

        @Override
        public long read(int bar, long offset, int size) {
            return 0;
        }

        @Override
        public void write(int bar, long offset, int size, long value) {
            // Has no registers.
        }

        @Override
        public long peek(int bar, long offset, int size) {
            return 0;
        }

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
        public int work(int budget) {
            rounds++;
            if (failure != null) {
                throw failure;
            }
            return work;
        }

        @Override
        public long nextDeadline() {
            return deadline;
        }

        @Override
        public void link(boolean up) {
            linkUp = up;
        }

        @Override
        public void reset(Reset kind) {
            // Has no state.
        }

        @Override
        public byte[] save() {
            return new byte[0];
        }

        @Override
        public void restore(byte[] snapshot) {
            // Has no state.
        }
    }
}
