package nicc.runtime.vhostuser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import nicc.runtime.ffi.EventFd;
import nicc.runtime.ffi.Memfd;
import nicc.runtime.ffi.ReceivedDescriptors;
import nicc.runtime.ffi.UnixSocket;
import nicc.runtime.memory.GuestMemory;
import nicc.runtime.memory.MapException;

/// A vhost-user front-end on a real socket, with a guest's memory in a memfd. It writes bytes of its own making,
/// without the back-end's layout classes, and can break every rule. While it waits it runs `pump`, which lets the
/// back-end work.
public final class FakeFrontEnd implements AutoCloseable {
    /// The guest's memory: half of it from address 0, half from [#HIGH] on, with a hole between.
    public static final long RAM = 1 << 20;

    public static final long HALF = RAM / 2;
    public static final long HIGH = 0x10_0000;

    /// Where the front-end's process has the memory.
    public static final long USER = 0x7F00_0000_0000L;

    /// What QEMU 11.1 acknowledges of what is offered here.
    public static final long PROTOCOL = 1 | 1 << 3 | 1 << 13 | 1 << 15 | 1 << 16 | 1 << 21;

    private static final int REPLY = 4;
    private static final int NEED_REPLY = 8;

    /// A reply.
    public record Answer(int request, ByteBuffer payload) {
        public long number() {
            return payload.getLong(0);
        }
    }

    private final UnixSocket socket;
    private final Runnable pump;
    private final Memfd memfd;
    private final GuestMemory ram = new GuestMemory();
    private final MemorySegment out = Arena.ofAuto().allocate(1 << 16);
    private final MemorySegment in = Arena.ofAuto().allocate(1 << 16);
    private int filled;
    private boolean closed;

    public FakeFrontEnd(Path path, Runnable pump) throws IOException {
        this.pump = pump;
        socket = UnixSocket.connect(path);
        memfd = Memfd.create("ram", RAM);
        try {
            ram.map(0, HALF, memfd.fd(), 0, true);
            ram.map(HIGH, HALF, memfd.fd(), HALF, true);
        } catch (MapException e) {
            throw new IOException(e);
        }
        ram.busMaster(true);
        pump.run();
    }

    /// The guest's memory as the guest sees it.
    public GuestMemory ram() {
        return ram;
    }

    /// The file behind the guest's memory.
    public Memfd memfd() {
        return memfd;
    }

    public static ByteBuffer payload(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    public static ByteBuffer number(long value) {
        return payload(8).putLong(value);
    }

    public static ByteBuffer state(int index, int value) {
        return payload(8).putInt(index).putInt(value);
    }

    /// Bytes of a message.
    public static byte[] message(int request, int flags, int size, ByteBuffer payload) {
        return ByteBuffer.wrap(new byte[12 + payload.limit()])
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(request)
                .putInt(flags)
                .putInt(size)
                .put(payload.duplicate().position(0))
                .array();
    }

    /// Sends a message that has no reply.
    public void post(int request, ByteBuffer payload, int... descriptors) throws IOException {
        sendRaw(message(request, 1, payload.limit(), payload), descriptors);
    }

    /// Sends a message and waits for what it asks for.
    public Answer get(int request, ByteBuffer payload, int... descriptors) throws IOException {
        post(request, payload, descriptors);
        return await(request);
    }

    /// Sends a message that is to be acknowledged.
    ///
    /// @return whether it was carried out
    public boolean set(int request, ByteBuffer payload, int... descriptors) throws IOException {
        sendRaw(message(request, 1 | NEED_REPLY, payload.limit(), payload), descriptors);
        Answer answer = await(request);
        assertThat(answer.payload().limit()).isEqualTo(8);
        return answer.number() == 0;
    }

    /// Sends bytes, whatever they are; the back-end may have closed.
    public void sendRaw(byte[] bytes, int... descriptors) throws IOException {
        MemorySegment.copy(bytes, 0, out, ValueLayout.JAVA_BYTE, 0, bytes.length);
        int done = 0;
        while (done < bytes.length && !closed) {
            int sent = socket.send(
                    out, done, bytes.length - done, done == 0 && descriptors.length > 0 ? descriptors : null);
            if (sent == UnixSocket.WOULD_BLOCK) {
                pump.run();
            } else {
                done += sent;
            }
        }
    }

    /// Waits for a reply.
    public Answer await(int request) throws IOException {
        long end = System.nanoTime() + 5_000_000_000L;
        while (System.nanoTime() < end) {
            Answer answer = cut();
            if (answer != null) {
                assertThat(answer.request()).as("request of the reply").isEqualTo(request);
                return answer;
            }
            pump.run();
            fill();
            assertThat(closed && filled == 0).as("the back-end closed").isFalse();
        }
        throw new AssertionError("no reply within 5 s");
    }

    /// Lets the back-end work, and says whether replies came that nobody waits for.
    public boolean silent() throws IOException {
        for (int i = 0; i < 10; i++) {
            pump.run();
            fill();
        }
        return filled == 0;
    }

    /// Lets the back-end work, and says whether it closed the connection.
    public boolean closedByBackend() throws IOException {
        silent();
        return closed;
    }

    private void fill() throws IOException {
        int received =
                closed ? 0 : socket.receive(in, filled, (int) in.byteSize() - filled, new ReceivedDescriptors(0));
        if (received == UnixSocket.CLOSED) {
            closed = true;
        } else {
            filled += Math.max(received, 0);
        }
    }

    private Answer cut() {
        if (filled < 12 || filled < 12 + in.get(ValueLayout.JAVA_INT, 8)) {
            return null;
        }
        int size = in.get(ValueLayout.JAVA_INT, 8);
        ByteBuffer message =
                payload(12 + size).put(in.asSlice(0, 12 + size).asByteBuffer()).flip();
        MemorySegment.copy(in, 12 + size, in, 0, filled - 12 - size);
        filled -= 12 + size;
        assertThat(message.getInt(4)).as("flags: version 1, reply").isEqualTo(1 | REPLY);
        return new Answer(message.getInt(0), message.slice(12, size).order(ByteOrder.LITTLE_ENDIAN));
    }

    // What QEMU 11.1 sends, in its order.

    /// From the connection to the guest's start.
    public void connect(long protocol) throws IOException {
        assertThat(get(1, payload(0)).number() >>> 30 & 1).isEqualTo(1);
        long offered = get(15, payload(0)).number();
        assertThat(offered & protocol).isEqualTo(protocol);
        post(16, number(protocol));
        if ((protocol & 1) != 0) {
            assertThat(get(17, payload(0)).number()).isEqualTo(1);
        }
        post(3, payload(0));
        get(1, payload(0));
    }

    /// The driver is ready: features, memory.
    public void features(long features) throws IOException {
        post(2, number(features | 1L << 30));
    }

    /// Both halves of the memory, at addresses of the front-end's process unless those are guest addresses.
    public void addMemory(boolean guestAddresses) throws IOException {
        assertThat(set(37, region(0, HALF, guestAddresses ? 0 : USER, 0), memfd.fd()))
                .isTrue();
        assertThat(set(37, region(HIGH, HALF, guestAddresses ? HIGH : USER + HALF, HALF), memfd.fd()))
                .isTrue();
    }

    public static ByteBuffer region(long guest, long size, long user, long offset) {
        return payload(40).putLong(0).putLong(guest).putLong(size).putLong(user).putLong(offset);
    }

    public static ByteBuffer addresses(int index, int flags, long descriptors, long available, long used) {
        return payload(40)
                .putInt(index)
                .putInt(flags)
                .putLong(descriptors)
                .putLong(used)
                .putLong(available)
                .putLong(0);
    }

    /// Sets a ring up and starts it.
    public void start(int index, long place, EventFd kick, EventFd call) throws IOException {
        assertThat(set(8, state(index, 256))).isTrue();
        assertThat(set(10, state(index, 5))).isTrue();
        assertThat(set(9, addresses(index, 0, place, place + 0x1000, place + 0x2000)))
                .isTrue();
        assertThat(set(12, number(index), kick.fd())).isTrue();
        assertThat(set(13, number(index), call.fd())).isTrue();
    }

    /// GET_VRING_BASE.
    public int stop(int index) throws IOException {
        Answer answer = get(11, state(index, 0));
        assertThat(answer.payload().getInt(0)).isEqualTo(index);
        return answer.payload().getInt(4);
    }

    @Override
    public void close() {
        socket.close();
        ram.unmapAll();
        memfd.close();
    }
}
