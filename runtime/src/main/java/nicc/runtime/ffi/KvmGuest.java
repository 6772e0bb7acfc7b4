package nicc.runtime.ffi;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// A machine of one virtual processor and a few pages of memory, made by KVM (Linux,
/// Documentation/virt/kvm/api.rst) to see what leaving it costs. The processor is an x86 in real mode; addresses
/// from [#MEMORY] on are nobody's memory, so that an access there makes the guest leave. One thread uses it.
///
///      struct kvm_run, what is read of it      struct kvm_userspace_memory_region (32 bytes)
///      …  8                                    0      4       8                 16       24
///      …  | exit_reason                        | slot | flags | guest_phys_addr | size   | userspace_addr
///
///      struct kvm_ioeventfd (64 bytes)         struct kvm_coalesced_mmio_zone (16 bytes)
///      0           8      16    20   24        0      8      12
///      | datamatch | addr | len | fd | flags   | addr | size | pad
public final class KvmGuest implements AutoCloseable {
    /// Bytes of memory, from address 0 on.
    public static final int MEMORY = 0x8000;

    /// Why a guest left: it used an I/O port (KVM_EXIT_IO).
    public static final int PORT = 2;

    /// Why a guest left: it accessed memory that is not there (KVM_EXIT_MMIO).
    public static final int MMIO = 6;

    private static final String DEVICE = "/dev/kvm";
    private static final int O_RDWR_CLOEXEC = 0x2 | 0x80000;
    private static final int CODE = 0x1000;
    private static final int PAGE = 4096;

    private static final long CREATE_VM = 0xAE01;
    private static final long GET_VCPU_MMAP_SIZE = 0xAE04;
    private static final long CREATE_VCPU = 0xAE41;
    private static final long SET_USER_MEMORY_REGION = 0x4020_AE46L;
    private static final long REGISTER_COALESCED_MMIO = 0x4010_AE67L;
    private static final long IOEVENTFD = 0x4040_AE79L;
    private static final long RUN = 0xAE80;
    private static final long SET_REGS = 0x4090_AE82L;
    private static final long GET_SREGS = 0x8138_AE83L;
    private static final long SET_SREGS = 0x4138_AE84L;

    private static final long EXIT_REASON = 8;
    private static final long COLLECTED = 2 * PAGE;
    private static final long REGION_SIZE = 32;
    private static final long REGION_BYTES = 16;
    private static final long REGION_ADDRESS = 24;
    private static final long REGS_SIZE = 144;
    private static final long REGS_RIP = 128;
    private static final long REGS_RFLAGS = 136;
    private static final long SREGS_SIZE = 312;
    private static final long CS_SELECTOR = 12;
    private static final long IOEVENTFD_SIZE = 64;
    private static final long IOEVENTFD_ADDRESS = 8;
    private static final long IOEVENTFD_LENGTH = 16;
    private static final long IOEVENTFD_FD = 20;
    private static final long ZONE_SIZE = 16;
    private static final long ZONE_BYTES = 8;

    /// Bit 1 of the flags always reads as one.
    private static final long FLAGS_AT_START = 2;

    private final MemorySegment memory = Arena.ofAuto().allocate(MEMORY, PAGE);
    private final FileDescriptor system;
    private final FileDescriptor machine;
    private final FileDescriptor processor;
    private final MappedFile state;
    private final MemorySegment shared;

    private KvmGuest(FileDescriptor system, FileDescriptor machine, FileDescriptor processor, MappedFile state) {
        this.system = system;
        this.machine = machine;
        this.processor = processor;
        this.state = state;
        this.shared = MemorySegment.ofAddress(state.address()).reinterpret(state.length());
    }

    /// Makes the machine, with nothing in its memory.
    ///
    /// @return the machine
    /// @throws IOException when this is no x86, or KVM is missing, not allowed, or refuses
    public static KvmGuest create() throws IOException {
        if (!System.getProperty("os.arch").equals("amd64")) {
            throw new IOException("the guest's program is for x86, and this is " + System.getProperty("os.arch"));
        }
        FileDescriptor system = open();
        FileDescriptor machine = null;
        FileDescriptor processor = null;
        try {
            machine = new FileDescriptor((int) control(system, CREATE_VM, 0, "KVM_CREATE_VM"));
            processor = new FileDescriptor((int) control(machine, CREATE_VCPU, 0, "KVM_CREATE_VCPU"));
            long size = control(system, GET_VCPU_MMAP_SIZE, 0, "KVM_GET_VCPU_MMAP_SIZE");
            MappedFile state = MappedFile.map(processor.number(), size, true);
            KvmGuest guest = new KvmGuest(system, machine, processor, state);
            guest.addMemory();
            return guest;
        } catch (IOException e) {
            close(processor);
            close(machine);
            system.close();
            throw e;
        }
    }

    private static void close(@Nullable FileDescriptor descriptor) {
        if (descriptor != null) {
            descriptor.close();
        }
    }

    private static FileDescriptor open() throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            long fd = FileCalls.open(arena.allocateFrom(DEVICE).address(), O_RDWR_CLOEXEC);
            return new FileDescriptor((int) SystemCallException.check(fd, "open " + DEVICE));
        }
    }

    private static long control(FileDescriptor of, long call, long argument, String what) throws IOException {
        return SystemCallException.check(FileCalls.ioctl(of.number(), call, argument), what);
    }

    private void addMemory() throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment region = arena.allocate(REGION_SIZE, 8);
            region.set(JAVA_LONG, REGION_BYTES, MEMORY);
            region.set(JAVA_LONG, REGION_ADDRESS, memory.address());
            control(machine, SET_USER_MEMORY_REGION, region.address(), "KVM_SET_USER_MEMORY_REGION");
        }
    }

    /// Makes stores of a byte to an address signals of an eventfd, for which the guest does not leave the kernel.
    ///
    /// @param address at or above [#MEMORY]
    /// @param event is signalled
    /// @throws IOException when KVM refuses
    public void signal(int address, EventFd event) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment request = arena.allocate(IOEVENTFD_SIZE, 8);
            request.set(JAVA_LONG, IOEVENTFD_ADDRESS, address);
            request.set(JAVA_INT, IOEVENTFD_LENGTH, 1);
            request.set(JAVA_INT, IOEVENTFD_FD, event.fd());
            control(machine, IOEVENTFD, request.address(), "KVM_IOEVENTFD");
        }
    }

    /// Lets the kernel collect stores to a page. It has room for about 170; the next one leaves.
    ///
    /// @param address of the page, at or above [#MEMORY]
    /// @throws IOException when KVM refuses
    public void collect(int address) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment zone = arena.allocate(ZONE_SIZE, 8);
            zone.set(JAVA_LONG, 0, address);
            zone.set(JAVA_INT, ZONE_BYTES, PAGE);
            control(machine, REGISTER_COALESCED_MMIO, zone.address(), "KVM_REGISTER_COALESCED_MMIO");
        }
    }

    /// Empties the ring of collected stores, whose indexes are 32 bits each: first, last.
    public void discardCollected() {
        shared.set(JAVA_INT, COLLECTED, shared.get(JAVA_INT, COLLECTED + Integer.BYTES));
    }

    /// Loads a program and lets the processor begin with it at the next [#run].
    ///
    /// @param code machine code of 16 bits, below 28 KiB
    /// @throws IOException when KVM refuses
    public void load(byte[] code) throws IOException {
        MemorySegment.copy(code, 0, memory, JAVA_BYTE, CODE, code.length);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment segments = arena.allocate(SREGS_SIZE, 8);
            control(processor, GET_SREGS, segments.address(), "KVM_GET_SREGS");
            segments.set(JAVA_LONG, 0, 0);
            segments.set(JAVA_SHORT, CS_SELECTOR, (short) 0);
            control(processor, SET_SREGS, segments.address(), "KVM_SET_SREGS");
            MemorySegment registers = arena.allocate(REGS_SIZE, 8);
            registers.set(JAVA_LONG, REGS_RIP, CODE);
            registers.set(JAVA_LONG, REGS_RFLAGS, FLAGS_AT_START);
            control(processor, SET_REGS, registers.address(), "KVM_SET_REGS");
        }
    }

    /// Lets the guest run until it leaves.
    ///
    /// @return why it left (KVM_EXIT_…), such as [#PORT]
    /// @throws IOException when it cannot run
    public int run() throws IOException {
        long result;
        do {
            result = FileCalls.ioctl(processor.number(), RUN, 0);
        } while (result == -Errno.EINTR);
        SystemCallException.check(result, "KVM_RUN");
        return shared.get(JAVA_INT, EXIT_REASON);
    }

    @Override
    public void close() {
        state.close();
        processor.close();
        machine.close();
        system.close();
    }
}
