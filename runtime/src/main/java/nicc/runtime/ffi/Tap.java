package nicc.runtime.ffi;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/// A tap device: an Ethernet interface of the kernel whose other end is this descriptor (Linux,
/// Documentation/networking/tuntap.rst). Every frame has a virtio-net header of 12 bytes in front of it.
/// Non-blocking.
///
///      struct ifreq (40 bytes), what is used of it
///      0               16
///      | ifr_name      | ifr_flags
///      | ifr_name      | ifr_addr: family (2), port (2), IPv4 address (4)
public final class Tap implements AutoCloseable {
    /// Bytes of the header in front of each frame (struct virtio_net_hdr_mrg_rxbuf).
    public static final int HEADER = 12;

    /// Bytes of an interface's name, its NUL not counted (IFNAMSIZ - 1).
    public static final int MAX_NAME = 15;

    /// TUN_F_CSUM, TUN_F_TSO4, TUN_F_TSO6: received frames may have partial checksums, and be TCP's before they
    /// are cut into segments.
    private static final int TCP_OFFLOADS = 0x01 | 0x02 | 0x04;

    /// TUN_F_USO4, TUN_F_USO6, which kernels before 6.2 do not know.
    private static final int UDP_OFFLOADS = 0x20 | 0x40;

    private static final int O_RDWR_NONBLOCK_CLOEXEC = 0x2 | 0x800 | 0x80000;
    private static final long TUNSETIFF = 0x4004_54CAL;
    private static final long TUNSETOFFLOAD = 0x4004_54D0L;
    private static final long TUNSETVNETHDRSZ = 0x4004_54D8L;
    private static final long SIOCGIFFLAGS = 0x8913;
    private static final long SIOCSIFFLAGS = 0x8914;
    private static final long SIOCSIFADDR = 0x8916;
    private static final short IFF_TAP_NO_PI_VNET_HDR = 0x0002 | 0x1000 | 0x4000;
    private static final int IFF_UP = 0x1;
    private static final int IFREQ_SIZE = 40;
    private static final int IFREQ_FLAGS = 16;
    private static final int IFREQ_ADDRESS = 20;
    private static final short AF_INET = 2;
    private static final int SOCK_DGRAM_CLOEXEC = 2 | 0x80000;

    private final FileDescriptor descriptor;
    private final FileDescriptor control;
    private final MemorySegment request;
    private final String name;

    private Tap(FileDescriptor descriptor, FileDescriptor control, MemorySegment request, String name) {
        this.descriptor = descriptor;
        this.control = control;
        this.request = request;
        this.name = name;
    }

    /// Attaches to a tap interface; makes one that goes away with this object where there is none of that name.
    ///
    /// @param name the interface, 1 to 15 bytes
    /// @return the tap, with no offloads on
    /// @throws IOException when that is not allowed, the interface is busy, or it is not a tap
    public static Tap open(String name) throws IOException {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < 1 || bytes.length > MAX_NAME) {
            throw new IOException("an interface's name has 1 to " + MAX_NAME + " bytes: " + name);
        }
        MemorySegment request = Arena.ofAuto().allocate(IFREQ_SIZE, 8);
        MemorySegment.copy(bytes, 0, request, ValueLayout.JAVA_BYTE, 0, bytes.length);
        FileDescriptor control = UnixSocket.open();
        FileDescriptor device;
        try {
            device = openDevice();
        } catch (IOException e) {
            control.close();
            throw e;
        }
        Tap tap = new Tap(device, control, request, name);
        try {
            tap.attach();
            return tap;
        } catch (IOException e) {
            tap.close();
            throw e;
        }
    }

    private static FileDescriptor openDevice() throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment path = arena.allocateFrom("/dev/net/tun");
            long fd = FileCalls.open(path.address(), O_RDWR_NONBLOCK_CLOEXEC);
            return new FileDescriptor((int) SystemCallException.check(fd, "open /dev/net/tun"));
        }
    }

    private void attach() throws IOException {
        request.set(JAVA_SHORT, IFREQ_FLAGS, IFF_TAP_NO_PI_VNET_HDR);
        control(TUNSETIFF, request.address(), "attach to tap " + name);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment size = arena.allocateFrom(JAVA_INT, HEADER);
            control(TUNSETVNETHDRSZ, size.address(), "set the header size of tap " + name);
        }
        offloads(0);
    }

    private void control(long call, long argument, String what) throws IOException {
        SystemCallException.check(FileCalls.ioctl(descriptor.number(), call, argument), what);
    }

    /// Has the kernel hand over unfinished frames: all kinds that it knows.
    ///
    /// @throws IOException when the kernel refuses
    public void offloads() throws IOException {
        long all = FileCalls.ioctl(descriptor.number(), TUNSETOFFLOAD, TCP_OFFLOADS | UDP_OFFLOADS);
        if (all == -Errno.EINVAL) {
            offloads(TCP_OFFLOADS);
        } else {
            SystemCallException.check(all, "set the offloads of tap " + name);
        }
    }

    private void offloads(int flags) throws IOException {
        control(TUNSETOFFLOAD, flags, "set the offloads of tap " + name);
    }

    /// Whether the interface is up (`ip link set … up`). A system call.
    ///
    /// @return false also when the interface is gone
    public boolean up() {
        request.set(JAVA_SHORT, IFREQ_FLAGS, (short) 0);
        long result = FileCalls.ioctl(control.number(), SIOCGIFFLAGS, request.address());
        return result >= 0 && (request.get(JAVA_SHORT, IFREQ_FLAGS) & IFF_UP) != 0;
    }

    /// Gives the interface an address and brings it up. The route to the rest of 192.0.2.0/24 and its like comes
    /// with the address (its class's mask).
    ///
    /// @param address an IPv4 address, 4 bytes in network order
    /// @throws IOException when that is not allowed (EPERM: needs root)
    public void bringUp(byte[] address) throws IOException {
        long fd = SystemCallException.check(SocketCalls.socket(AF_INET, SOCK_DGRAM_CLOEXEC, 0), "socket");
        try (FileDescriptor inet = new FileDescriptor((int) fd)) {
            request.asSlice(IFREQ_FLAGS).fill((byte) 0);
            request.set(JAVA_SHORT, IFREQ_FLAGS, AF_INET);
            MemorySegment.copy(address, 0, request, ValueLayout.JAVA_BYTE, IFREQ_ADDRESS, address.length);
            long set = FileCalls.ioctl(inet.number(), SIOCSIFADDR, request.address());
            SystemCallException.check(set, "give " + name + " an address");
            request.asSlice(IFREQ_FLAGS).fill((byte) 0);
            request.set(JAVA_SHORT, IFREQ_FLAGS, (short) IFF_UP);
            long up = FileCalls.ioctl(inet.number(), SIOCSIFFLAGS, request.address());
            SystemCallException.check(up, "bring " + name + " up");
        }
    }

    /// Receives a frame with its header.
    ///
    /// @param into where to; what does not fit is lost
    /// @return bytes, or a negative error number: [Errno#EAGAIN] for no frame
    public long receive(IoVector into) {
        return FileCalls.readv(descriptor.number(), into.address(), into.count());
    }

    /// Sends a frame with its header.
    ///
    /// @param from header and frame
    /// @return bytes, or a negative error number: [Errno#EIO] while the interface is down
    public long send(IoVector from) {
        return FileCalls.writev(descriptor.number(), from.address(), from.count());
    }

    /// The number to wait on.
    ///
    /// @return the file descriptor's number
    public int fd() {
        return descriptor.number();
    }

    /// The interface's name.
    ///
    /// @return as opened
    public String name() {
        return name;
    }

    /// Detaches; an interface that is not persistent goes away.
    @Override
    public void close() {
        descriptor.close();
        control.close();
    }
}
