package nicc.verifier.replay;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import nicc.dsl.interp.Octets;
import nicc.dsl.interp.PortCall;
import org.jspecify.annotations.Nullable;

/// The runtime's ports for a loaded device, with a [GuestWorld] behind them. The runtime's own guest memory
/// carries
/// out each access; what it reads is put there just before, and what is stored is noted.
final class LoadedPorts implements Taps.Listener {
    private static final int CHUNK = 0x10000;
    private static final Set<String> PORTS = Set.of(
            "nicc.runtime.memory.GuestMemory",
            "nicc.runtime.wire.WirePort",
            "nicc.runtime.irq.InterruptOutput",
            "nicc.runtime.device.DeviceClock");

    private final Mirror mirror;
    private final GuestWorld world;
    private final Object memory;
    private final Object wire;
    private final Object interrupts;
    private final Object clock;
    private final Map<Long, MemorySegment> mapped = new HashMap<>();
    private final Deque<byte[]> arriving = new ArrayDeque<>();
    private boolean up;
    private @Nullable Object sending;

    LoadedPorts(Mirror mirror, GuestWorld world, boolean up) {
        this.mirror = mirror;
        this.world = world;
        this.up = up;
        this.memory = mirror.make("nicc.runtime.memory.GuestMemory");
        mirror.call(memory, "busMaster", true);
        Class<?> wireType = mirror.type("nicc.runtime.wire.Wire");
        Object behind = proxy(wireType, this::wire);
        this.wire = mirror.make("nicc.runtime.wire.WirePort", behind);
        this.interrupts = proxy(mirror.type("nicc.runtime.irq.InterruptOutput"), this::interrupt);
        this.clock = mirror.make("nicc.runtime.device.DeviceClock");
    }

    private interface Handler {
        Object handle(Method method, Object[] arguments);
    }

    private static Object proxy(Class<?> type, Handler handler) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
            Object[] all = arguments == null ? new Object[0] : arguments;
            return switch (method.getName()) {
                case "hashCode" -> System.identityHashCode(self);
                case "equals" -> self == all[0];
                case "toString" -> type.getSimpleName();
                default -> handler.handle(method, all);
            };
        });
    }

    private Object wire(Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "transmit", "carriesOffloads" -> true;
            case "receive" -> !arriving.isEmpty() && arrive(arguments[0]);
            case "up" -> up;
            case "descriptor" -> -1;
            case "lost" -> 0L;
            default -> false;
        };
    }

    private boolean arrive(Object buffer) {
        mirror.fill(buffer, arriving.remove());
        return true;
    }

    private Object interrupt(Method method, Object[] arguments) {
        world.say(
                method.getName().equals("level")
                        ? new PortCall.Level((boolean) arguments[0])
                        : new PortCall.Message((int) arguments[0]));
        return 0;
    }

    /// Whether a field of a type is for a port.
    static boolean isPort(Class<?> type) {
        return PORTS.contains(type.getName());
    }

    /// A port of a type, for a field of a class that gets no ports.
    Object port(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "GuestMemory" -> memory;
            case "WirePort" -> wire;
            case "InterruptOutput" -> interrupts;
            default -> clock;
        };
    }

    Object all() {
        return mirror.make("nicc.runtime.device.DevicePorts", memory, wire, interrupts, clock);
    }

    void time(long now) {
        mirror.call(clock, "advanceTo", now);
    }

    /// The link; the device is not told.
    void link(boolean isUp) {
        up = isUp;
        mirror.call(wire, "refreshLink");
    }

    /// A frame that the wire will bring.
    void deliver(byte[] frame) {
        if (up) {
            arriving.add(frame.clone());
        }
    }

    /// A frame that waits for the device's own receiver.
    void loop(byte[] frame) {
        mirror.call(wire, "loop", mirror.buffer(frame));
    }

    @Override
    public void called(Object port, String method, Object[] arguments) {
        switch (method) {
            case "read" -> read((long) arguments[0], arguments[1], (int) arguments[2], (int) arguments[3]);
            case "write" -> write((long) arguments[0], arguments[1], (int) arguments[2], (int) arguments[3]);
            case "readByte" -> fetch((long) arguments[0], 1);
            case "readShort", "acquireShort" -> fetch((long) arguments[0], 2);
            case "readInt", "acquireInt" -> fetch((long) arguments[0], 4);
            case "readLong" -> fetch((long) arguments[0], 8);
            case "fence" -> world.say(new PortCall.Fence());
            case "gather" -> gather(port, (long) arguments[1], (int) arguments[2]);
            case "scatter" -> scatter(port, (long) arguments[1], (int) arguments[2], (int) arguments[3]);
            case "send" -> send(arguments);
            case "loop" -> world.say(new PortCall.Loop(Octets.of(mirror.bytes(arguments[0]))));
            case "receive" ->
                world.say(
                        arguments.length == 1
                                ? new PortCall.Receive()
                                : new PortCall.ReceiveWith((int) arguments[2] & 0xFF));
            default -> store(method, (long) arguments[0], ((Number) arguments[1]).longValue());
        }
    }

    /// A frame with a record is sent as one without when the port has applied the record: that is the same frame.
    private void send(Object[] arguments) {
        boolean again = arguments.length == 1 && arguments[0] == sending;
        sending = arguments.length == 1 ? null : arguments[0];
        if (again) {
            return;
        }
        Octets frame = Octets.of(mirror.bytes(arguments[0]));
        world.say(
                arguments.length == 1
                        ? new PortCall.Send(frame)
                        : new PortCall.SendWith(frame, Octets.of(mirror.bytes(arguments[1]))));
    }

    private void fetch(long address, int bytes) {
        world.say(new PortCall.Fetch(address, bytes));
        bring(address, world.fetch(address, bytes));
    }

    private void read(long address, Object buffer, int offset, int length) {
        int count = available(mirror.length(buffer), offset, length);
        if (count > 0) {
            fetch(address, count);
        }
    }

    private void write(long address, Object buffer, int offset, int length) {
        byte[] bytes = slice(mirror.bytes(buffer), offset, length);
        world.say(new PortCall.Store(address, Octets.of(bytes)));
        keep(address, bytes);
    }

    private void gather(Object buffer, long address, int length) {
        world.say(new PortCall.Gather(address, length));
        int room = mirror.capacity(buffer) - mirror.length(buffer);
        int count = (int) Math.min(length & 0xFFFF_FFFFL, room);
        if (count > 0) {
            bring(address, world.load(address, count));
        }
    }

    private void scatter(Object buffer, long address, int offset, int length) {
        byte[] bytes = slice(mirror.bytes(buffer), offset, length);
        world.say(new PortCall.Scatter(address, Octets.of(bytes)));
        keep(address, bytes);
    }

    private void store(String method, long address, long value) {
        int bytes = method.endsWith("Byte") ? 1 : method.endsWith("Short") ? 2 : method.endsWith("Int") ? 4 : 8;
        byte[] stored = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            stored[i] = (byte) (value >>> (Byte.SIZE * i));
        }
        Octets octets = Octets.of(stored);
        world.say(
                method.startsWith("publish")
                        ? new PortCall.Publish(address, octets)
                        : new PortCall.Store(address, octets));
        keep(address, stored);
    }

    private static byte[] slice(byte[] all, int offset, int length) {
        int count = available(all.length, offset, length);
        byte[] bytes = new byte[count];
        System.arraycopy(all, count == 0 ? 0 : offset, bytes, 0, count);
        return bytes;
    }

    private static int available(int all, int offset, int length) {
        return Integer.compareUnsigned(offset, all) < 0
                ? (int) Math.min(length & 0xFFFF_FFFFL, (long) all - offset)
                : 0;
    }

    /// Stored in the world now; the runtime stores the same in its own memory, which has to be there.
    private void keep(long address, byte[] bytes) {
        world.store(address, bytes);
        bring(address, world.load(address, bytes.length));
    }

    /// Puts bytes where the runtime will read them.
    private void bring(long address, byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            long at = address + i;
            if (Long.compareUnsigned(at, address) >= 0) {
                chunk(at & -CHUNK).set(ValueLayout.JAVA_BYTE, at & (CHUNK - 1), bytes[i]);
            }
        }
    }

    private MemorySegment chunk(long address) {
        return mapped.computeIfAbsent(
                address, start -> (MemorySegment) mirror.call(memory, "mapAnonymous", start, (long) CHUNK));
    }
}
