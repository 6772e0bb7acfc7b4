package nicc.runtime.wire;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import nicc.runtime.ffi.EventFd;
import nicc.runtime.memory.FrameBuffer;

/// A port of a learning switch in this process. Each port has a bounded queue of frames to it and belongs to
/// one thread; what does not fit is dropped and counted there.
public final class SwitchWire implements Wire {
    private static final int FRAMES = 256;
    private static final int SHORTEST = 12;

    private final Switch owner;
    private final int number;
    private final FrameQueue inbox = new FrameQueue(FRAMES);
    private final AtomicLong lost = new AtomicLong();
    private final EventFd bell;
    private volatile boolean waiting;

    private SwitchWire(Switch owner, int number, EventFd bell) {
        this.owner = owner;
        this.number = number;
        this.bell = bell;
    }

    /// A switch: ports, and what it has learnt about who is where.
    public static final class Switch {
        /// Ports that a switch can have.
        public static final int MAX_PORTS = 64;

        private final MacTable table = new MacTable();
        private volatile SwitchWire[] ports = {};
        private int next;

        /// Creates a switch without ports.
        public Switch() {}

        /// Adds a port.
        ///
        /// @return the new port
        /// @throws IOException when the switch, or the process, has no more
        public synchronized SwitchWire connect() throws IOException {
            if (ports.length == MAX_PORTS) {
                throw new IOException("a switch has at most " + MAX_PORTS + " ports");
            }
            SwitchWire port = new SwitchWire(this, next, EventFd.create());
            next = (next + 1) & 0x7FFF;
            SwitchWire[] more = Arrays.copyOf(ports, ports.length + 1);
            more[ports.length] = port;
            ports = more;
            return port;
        }

        private synchronized void disconnect(SwitchWire port) {
            ports = Arrays.stream(ports).filter(each -> each != port).toArray(SwitchWire[]::new);
        }
    }

    /// Sends a frame to the port where its destination was heard, or to all others.
    @Override
    public boolean transmit(FrameBuffer frame) {
        if (frame.length() < SHORTEST) {
            return false;
        }
        owner.table.learn(frame.get48be(6), number);
        int known = owner.table.find(frame.get48be(0));
        for (SwitchWire port : owner.ports) {
            if (port != this && (known < 0 || port.number == known)) {
                port.take(frame);
            }
        }
        return true;
    }

    private void take(FrameBuffer frame) {
        if (!inbox.offer(frame)) {
            lost.incrementAndGet();
        } else if (waiting) {
            bell.signal();
        }
    }

    @Override
    public boolean receive(FrameBuffer into) {
        if (waiting) {
            waiting = false;
            bell.drain();
        }
        int result = inbox.poll(into);
        while (result < 0) {
            lost.incrementAndGet();
            result = inbox.poll(into);
        }
        return result > 0;
    }

    @Override
    public boolean up() {
        return true;
    }

    @Override
    public boolean linkMayChange() {
        return false;
    }

    /// Frames pass as they are; their receiver finishes them.
    @Override
    public boolean carriesOffloads() {
        return true;
    }

    /// The bell, which senders ring from now until the next receive.
    @Override
    public int descriptor() {
        waiting = true;
        return bell.fd();
    }

    /// Asked after [#descriptor()], so that a frame that came before the bell was switched on is not slept
    /// over.
    @Override
    public boolean pending() {
        return !inbox.isEmpty();
    }

    @Override
    public long lost() {
        return lost.get();
    }

    @Override
    public void close() {
        owner.disconnect(this);
        bell.close();
    }
}
