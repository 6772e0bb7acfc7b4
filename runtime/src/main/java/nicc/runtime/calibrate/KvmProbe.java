package nicc.runtime.calibrate;

import java.io.IOException;
import nicc.runtime.ffi.EventFd;
import nicc.runtime.ffi.KvmGuest;
import org.jspecify.annotations.Nullable;

/// Counts the exits of a guest that does nothing else.
final class KvmProbe implements Probe {
    private final KvmGuest guest;
    private final int expected;
    private final int operations;
    private final @Nullable EventFd event;

    private KvmProbe(KvmGuest guest, int expected, int operations, @Nullable EventFd event) {
        this.guest = guest;
        this.expected = expected;
        this.operations = operations;
        this.event = event;
    }

    /// A guest whose every operation comes back to this program.
    ///
    /// @param code its program
    /// @param reason why it leaves each time
    static Probe leaving(byte[] code, int reason) throws IOException {
        KvmGuest guest = KvmGuest.create();
        return ready(new KvmProbe(guest, reason, 1, null), code);
    }

    /// A guest whose operations the kernel handles.
    static Probe staying(byte[] code) throws IOException {
        KvmGuest guest = KvmGuest.create();
        return ready(new KvmProbe(guest, KvmGuest.PORT, GuestCode.ROUNDS, null), code);
    }

    /// A guest whose stores are signals.
    static Probe signalling(byte[] code) throws IOException {
        KvmGuest guest = KvmGuest.create();
        EventFd event = EventFd.create();
        KvmProbe probe = new KvmProbe(guest, KvmGuest.PORT, GuestCode.ROUNDS, event);
        guest.signal(GuestCode.DOORBELL, event);
        return ready(probe, code);
    }

    /// A guest whose stores the kernel collects.
    static Probe collecting(byte[] code) throws IOException {
        KvmGuest guest = KvmGuest.create();
        guest.collect(GuestCode.COLLECTED);
        return ready(new KvmProbe(guest, KvmGuest.PORT, GuestCode.ROUNDS, null), code);
    }

    private static Probe ready(KvmProbe probe, byte[] code) throws IOException {
        try {
            probe.guest.load(code);
            return probe;
        } catch (IOException e) {
            probe.close();
            throw e;
        }
    }

    @Override
    public long run(int times) throws IOException {
        int exits = Math.ceilDiv(times, operations);
        long start = System.nanoTime();
        for (int i = 0; i < exits; i++) {
            int reason = guest.run();
            guest.discardCollected();
            if (reason != expected) {
                throw new IOException("the guest stopped: KVM exit reason " + reason + " instead of " + expected);
            }
        }
        long nanos = System.nanoTime() - start;
        if (event != null && event.drain() == 0) {
            throw new IOException("the guest's stores were no signals");
        }
        return nanos * times / ((long) exits * operations);
    }

    @Override
    public void close() {
        guest.close();
        if (event != null) {
            event.close();
        }
    }
}
