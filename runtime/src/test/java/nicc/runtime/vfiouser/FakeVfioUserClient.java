package nicc.runtime.vfiouser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import nicc.runtime.ffi.EventFd;
import nicc.runtime.ffi.Memfd;
import nicc.runtime.ffi.ReceivedDescriptors;
import nicc.runtime.ffi.UnixSocket;
import nicc.runtime.memory.GuestMemory;
import nicc.runtime.memory.MapException;

/// A vfio-user client on a real socket, with a guest's memory in a memfd. It writes bytes of its own making,
/// without the server's layout classes, and can break every rule. While it waits it runs `pump`, which lets the
/// server work.
public final class FakeVfioUserClient implements AutoCloseable {
    public static final long RAM = 1 << 20;
    public static final String QEMU_VERSION = """
            {"capabilities": {"pgsizes": 4096, "max_msg_fds": 16, "max_dma_maps": 65535, "max_data_xfer_size": 1048576, \
            "migration": {"max_bitmap_size": 268435456, "pgsize": 4096}, "write_multiple": true}}""";

    /// A reply.
    public record Answer(int id, int command, int error, ByteBuffer payload) {}

    private final UnixSocket socket;
    private final Runnable pump;
    private final Memfd memfd;
    private final GuestMemory ram = new GuestMemory();
    private final MemorySegment out = Arena.ofAuto().allocate(1 << 20);
    private final MemorySegment in = Arena.ofAuto().allocate(1 << 20);
    private int filled;
    private int nextId = 0xFFF0; // wraps soon, as QEMU's does sooner or later
    private boolean closed;

    public FakeVfioUserClient(Path path, Runnable pump) throws IOException {
        this.pump = pump;
        socket = UnixSocket.connect(path);
        memfd = Memfd.create("ram", RAM);
        try {
            ram.map(0, RAM, memfd.fd(), 0, true);
        } catch (MapException e) {
            throw new IOException(e);
        }
        ram.busMaster(true);
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

    /// Sends a request and waits for its one reply.
    public Answer request(int command, ByteBuffer payload, int... descriptors) throws IOException {
        int id = send(command, 0, payload, descriptors);
        Answer answer = await();
        assertThat(answer.id()).as("id of the reply").isEqualTo(id);
        assertThat(answer.command()).as("command of the reply").isEqualTo(command);
        return answer;
    }

    /// Sends a request that wants no reply.
    public void post(int command, ByteBuffer payload, int... descriptors) throws IOException {
        send(command, 0x10, payload, descriptors);
    }

    /// Sends a message.
    ///
    /// @return its id
    public int send(int command, int flags, ByteBuffer payload, int... descriptors) throws IOException {
        int id = nextId++ & 0xFFFF;
        byte[] message = new byte[16 + payload.limit()];
        ByteBuffer.wrap(message)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) id)
                .putShort((short) command)
                .putInt(message.length)
                .putInt(flags)
                .putInt(0)
                .put(payload.duplicate().position(0));
        sendRaw(message, descriptors);
        return id;
    }

    /// Sends bytes, whatever they are.
    public void sendRaw(byte[] bytes, int... descriptors) throws IOException {
        int done = 0;
        while (done < bytes.length) {
            int piece = (int) Math.min(bytes.length - done, out.byteSize());
            MemorySegment.copy(bytes, done, out, ValueLayout.JAVA_BYTE, 0, piece);
            int sent = socket.send(out, 0, piece, done == 0 && descriptors.length > 0 ? descriptors : null);
            done += sent;
            if (sent == UnixSocket.WOULD_BLOCK) {
                pump.run();
                fill(); // a client that does not read is not read from
            }
        }
    }

    /// Sends the same message again and again, reading nothing, until the server takes no more.
    ///
    /// @return bytes sent
    public long sendUntilBlocked(byte[] message) throws IOException {
        MemorySegment.copy(message, 0, out, ValueLayout.JAVA_BYTE, 0, message.length);
        long total = 0;
        int blocked = 0;
        while (blocked < 100) {
            int sent = socket.send(out, total % message.length, message.length - (int) (total % message.length), null);
            total += sent;
            blocked = sent == UnixSocket.WOULD_BLOCK ? blocked + 1 : 0;
            pump.run();
        }
        return total;
    }

    /// Waits for a reply.
    public Answer await() throws IOException {
        long end = System.nanoTime() + 5_000_000_000L;
        while (System.nanoTime() < end) {
            Answer answer = cut();
            if (answer != null) {
                return answer;
            }
            pump.run();
            fill();
            assertThat(closed && filled == 0).as("the server closed").isFalse();
        }
        throw new AssertionError("no reply within 5 s: QEMU would be dead now");
    }

    /// Lets the server work, and says whether replies came that nobody waits for.
    public boolean silent() throws IOException {
        for (int i = 0; i < 20; i++) {
            pump.run();
            fill();
        }
        return filled == 0;
    }

    /// Lets the server work, and says whether it closed the connection.
    public boolean closedByServer() throws IOException {
        silent();
        return closed;
    }

    private void fill() throws IOException {
        int received = closed ? 0 : receive();
        if (received == UnixSocket.CLOSED) {
            closed = true;
        } else {
            filled += received;
        }
    }

    private int receive() throws IOException {
        return socket.receive(in, filled, (int) in.byteSize() - filled, new ReceivedDescriptors(0));
    }

    private Answer cut() {
        if (filled < 16 || filled < in.get(ValueLayout.JAVA_INT, 4)) {
            return null;
        }
        int size = in.get(ValueLayout.JAVA_INT, 4);
        ByteBuffer message =
                payload(size).put(in.asSlice(0, size).asByteBuffer()).flip();
        MemorySegment.copy(in, size, in, 0, filled - size);
        filled -= size;
        assertThat(message.getInt(8) & 0xF).as("type: reply").isEqualTo(1);
        boolean error = (message.getInt(8) & 0x20) != 0;
        return new Answer(
                message.getShort(0) & 0xFFFF,
                message.getShort(2) & 0xFFFF,
                error ? message.getInt(12) : 0,
                message.slice(16, size - 16).order(ByteOrder.LITTLE_ENDIAN));
    }

    // What QEMU sends.

    public Answer version() throws IOException {
        return version(QEMU_VERSION);
    }

    public Answer version(String text) throws IOException {
        byte[] bytes = (text + "\0").getBytes(StandardCharsets.US_ASCII);
        return request(1, payload(4 + bytes.length).putInt(0).put(bytes));
    }

    public static ByteBuffer map(long address, long size, long offset, int flags) {
        return payload(32)
                .putInt(32)
                .putInt(flags)
                .putLong(offset)
                .putLong(address)
                .putLong(size);
    }

    public static ByteBuffer unmap(long address, long size, int flags) {
        return payload(24).putInt(24).putInt(flags).putLong(address).putLong(size);
    }

    public Answer dmaMap(long address, long size, long offset) throws IOException {
        return request(2, map(address, size, offset, 3), memfd.fd());
    }

    public Answer dmaUnmap(long address, long size) throws IOException {
        return request(3, unmap(address, size, 0));
    }

    public Answer regionInfo(int index) throws IOException {
        return request(5, payload(32).putInt(32).putInt(0).putInt(index));
    }

    public Answer irqInfo(int index) throws IOException {
        return request(7, payload(16).putInt(16).putInt(0).putInt(index));
    }

    public Answer setIrqs(int flags, int index, int start, int count, int... descriptors) throws IOException {
        return request(8, irqs(flags, index, start, count), descriptors);
    }

    public static ByteBuffer irqs(int flags, int index, int start, int count) {
        return payload(20).putInt(20).putInt(flags).putInt(index).putInt(start).putInt(count);
    }

    public Answer read(int region, long offset, int count) throws IOException {
        return request(9, payload(16).putLong(offset).putInt(region).putInt(count));
    }

    public long readNumber(int region, long offset, int count) throws IOException {
        ByteBuffer reply = read(region, offset, count).payload();
        assertThat(reply.limit()).isEqualTo(16 + count);
        assertThat(reply.getInt(12)).isEqualTo(count);
        long value = 0;
        for (int i = 0; i < count; i++) {
            value |= (reply.get(16 + i) & 0xFFL) << (8 * i);
        }
        return value;
    }

    public static ByteBuffer write(int region, long offset, int count, long value) {
        ByteBuffer payload = payload(16 + count).putLong(offset).putInt(region).putInt(count);
        for (int i = 0; i < count; i++) {
            payload.put((byte) (value >>> (8 * i)));
        }
        return payload;
    }

    public Answer writeNumber(int region, long offset, int count, long value) throws IOException {
        return request(10, write(region, offset, count, value));
    }

    public void postNumber(int region, long offset, int count, long value) throws IOException {
        post(10, write(region, offset, count, value));
    }

    public Answer reset() throws IOException {
        return request(13, payload(0));
    }

    /// What QEMU 11.1 sends when the device is realized on a pc machine with a shared memfd, and at the reset
    /// that follows.
    public void realize(EventFd intx) throws IOException {
        assertThat(version().error()).isZero();
        assertThat(dmaMap(0, 0xA0000, 0).error()).isZero();
        assertThat(dmaMap(0xC0000, RAM - 0xC0000, 0xC0000).error()).isZero();
        assertThat(request(4, payload(16).putInt(16)).error()).isZero();
        for (int region : new int[] {0, 1, 2, 3, 4, 5, 7}) {
            assertThat(regionInfo(region).error()).isZero();
        }
        irqInfo(3);
        assertThat(read(7, 0, 256).payload().limit()).isEqualTo(16 + 256);
        sizeRom();
        readNumber(7, 0x3D, 1);
        setIrqs(0x24, 0, 0, 1, intx.fd());
        machineReset(intx);
    }

    private void sizeRom() throws IOException {
        long before = readNumber(7, 0x30, 4);
        writeNumber(7, 0x30, 4, ~0x7FFL);
        assertThat(readNumber(7, 0x30, 4)).isZero();
        writeNumber(7, 0x30, 4, before);
    }

    /// What QEMU sends when the machine is reset.
    public void machineReset(EventFd intx) throws IOException {
        setIrqs(0x21, 0, 0, 0);
        long command = readNumber(7, 4, 2);
        writeNumber(7, 4, 2, command & ~0x407L);
        assertThat(reset().error()).isZero();
        readNumber(7, 0x3D, 1);
        setIrqs(0x24, 0, 0, 1, intx.fd());
        for (int bar = 0; bar < 6; bar++) {
            writeNumber(7, 0x10 + 4 * bar, 4, 0);
        }
    }

    /// What a guest's driver does first: lets the function decode, and be a bus master.
    public void enable() throws IOException {
        writeNumber(7, 4, 2, 7);
    }

    @Override
    public void close() {
        socket.close();
        ram.unmapAll();
        memfd.close();
    }
}
