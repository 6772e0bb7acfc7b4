package nicc.runtime.calibrate;

import java.util.List;
import java.util.function.Consumer;
import nicc.runtime.calibrate.QemuProbe.Of;
import nicc.runtime.ffi.KvmGuest;

/// All that is measured.
public final class Costs {
    /// An access of the embedded guest.
    public static final String CALL = "call";

    /// A load that the kernel hands to the hypervisor's program.
    public static final String KVM_LOAD = "kvm.load";

    /// A store that the kernel hands to the hypervisor's program.
    public static final String KVM_STORE = "kvm.store";

    /// A store that the kernel turns into a signal.
    public static final String KVM_EVENT = "kvm.event";

    /// A store that the kernel collects.
    public static final String KVM_COLLECTED = "kvm.coalesced";

    /// A read that a guest in QEMU waits for.
    public static final String QEMU_READ = "qemu.read";

    /// A write that a guest in QEMU does not wait for.
    public static final String QEMU_WRITE = "qemu.posted";

    /// Processor time of the thread of a guest's processor in QEMU, in a read that it waits for.
    public static final String QEMU_READ_WORK = "qemu.read.work";

    /// An access that a guest in QEMU waits for, and the message by which QEMU then unmasks the pin.
    public static final String QEMU_UNMASK = "qemu.unmask";

    /// From a signal until a guest in QEMU that waits for it accesses its card.
    public static final String QEMU_INTERRUPT = "qemu.interrupt";

    /// A message to another thread and back, both asleep until it comes.
    public static final String ROUND_TRIP = "socket.wake";

    /// A message within a thread.
    public static final String MESSAGE = "socket.message";

    /// A signal within a thread.
    public static final String SIGNAL = "eventfd.signal";

    /// A signal to another thread and back, both asleep until it comes.
    public static final String EVENT_ROUND_TRIP = "eventfd.wake";

    /// A copy of a descriptor's size.
    public static final String COPY_16 = "copy.16";

    /// A copy of the largest frame of the standard MTU.
    public static final String COPY_1514 = "copy.1514";

    private static final List<Subject> ALL = List.of(
            new Subject(CALL, "access of the embedded guest, a method call", Calls::access),
            new Subject("syscall", "system call (ppoll of nothing)", Calls::system),
            new Subject(COPY_16, "copy of 16 B out of the guest's memory", () -> Calls.copy(16)),
            new Subject("copy.64", "copy of 64 B", () -> Calls.copy(64)),
            new Subject(COPY_1514, "copy of 1514 B", () -> Calls.copy(1514)),
            new Subject("copy.65536", "copy of 64 KiB", () -> Calls.copy(1 << 16)),
            new Subject("line.trip", "cache line to another processor and back, both spinning", CacheLine::open),
            new Subject(SIGNAL, "eventfd, signalled and read by one thread", Ends::signal),
            new Subject(EVENT_ROUND_TRIP, "eventfd round trip, both threads woken", Ends::events),
            new Subject(MESSAGE, "socket message of 16 B, sent and read by one thread", Ends::message),
            new Subject("socket.poll", "socket round trip, both threads spinning", () -> Ends.sockets(false)),
            new Subject(ROUND_TRIP, "socket round trip, both threads woken", () -> Ends.sockets(true)),
            new Subject(
                    "kvm.kernel",
                    "KVM exit that the kernel handles (cpuid)",
                    () -> KvmProbe.staying(GuestCode.identify())),
            new Subject(
                    "kvm.port",
                    "KVM exit to the program (out)",
                    () -> KvmProbe.leaving(GuestCode.port(), KvmGuest.PORT)),
            new Subject(
                    KVM_STORE,
                    "KVM exit to the program (store)",
                    () -> KvmProbe.leaving(GuestCode.store(GuestCode.NOWHERE), KvmGuest.MMIO)),
            new Subject(
                    KVM_LOAD,
                    "KVM exit to the program (load)",
                    () -> KvmProbe.leaving(GuestCode.load(GuestCode.NOWHERE), KvmGuest.MMIO)),
            new Subject(
                    KVM_EVENT,
                    "store that KVM turns into a signal (ioeventfd)",
                    () -> KvmProbe.signalling(GuestCode.stores(GuestCode.DOORBELL))),
            new Subject(
                    KVM_COLLECTED,
                    "store that KVM collects (coalesced)",
                    () -> KvmProbe.collecting(GuestCode.stores(GuestCode.COLLECTED))),
            new Subject(QEMU_READ, "read through QEMU, TCG, vfio-user", () -> new QemuProbe(Of.READ)),
            new Subject(
                    QEMU_READ_WORK,
                    "processor time of QEMU's thread in such a read",
                    () -> new QemuProbe(Of.READ_WORK)),
            new Subject(QEMU_WRITE, "posted write through QEMU, TCG, vfio-user", () -> new QemuProbe(Of.WRITE)),
            new Subject(
                    QEMU_INTERRUPT,
                    "interrupt of a guest in QEMU that waits, from the signal to its first access",
                    () -> new InterruptProbe(false)),
            new Subject(
                    QEMU_UNMASK, "that access, with the message that unmasks the pin", () -> new InterruptProbe(true)),
            new Subject("tap.write.64", "tap write, frame of 64 B that the kernel drops", () -> TapProbe.writing(64)),
            new Subject("tap.write.1514", "tap write, frame of 1514 B", () -> TapProbe.writing(1514)),
            new Subject("tap.write.gso", "tap write, 60 KB to segment", () -> TapProbe.writing(60_000)),
            new Subject("tap.read", "tap read, frame of 42 B", TapProbe::reading));

    private Costs() {}

    /// Measures everything.
    ///
    /// @param nanosPerCost time for each cost
    /// @param progress hears what is measured next
    /// @return what was found
    /// @throws InterruptedException when the thread is interrupted
    public static Calibration measure(long nanosPerCost, Consumer<String> progress) throws InterruptedException {
        Sampler sampler = new Sampler(nanosPerCost);
        for (Subject subject : ALL) {
            progress.accept(subject.title());
            sampler.measure(subject);
        }
        return sampler.result();
    }
}
