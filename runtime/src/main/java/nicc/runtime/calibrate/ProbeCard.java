package nicc.runtime.calibrate;

import java.util.List;
import nicc.runtime.device.BarDescription;
import nicc.runtime.device.DeviceDescription;
import nicc.runtime.device.NicDevice;
import nicc.runtime.device.PciIdentity;
import nicc.runtime.device.Reset;
import nicc.runtime.device.StateFormatException;

/// A function with one region of a page and no engine: what is left of an access when a device does nothing for it.
///
/// A guest that reads [#READ] again and again, then writes [#WRITE] several times and reads [#FLUSH], shows what
/// each access costs it: reads by the time from one to the next, writes by the time up to the flush.
final class ProbeCard implements NicDevice {
    /// Offset of what is read.
    static final int READ = 0;

    /// Offset of what is written.
    static final int WRITE = 4;

    /// Offset of what is read after the writes.
    static final int FLUSH = 8;

    private static final int PAGE = 4096;
    private static final int VENDOR = 0x1AF4;
    private static final int NETWORK = 0x020000;
    private static final DeviceDescription DESCRIPTION = new DeviceDescription(
            "probe",
            "A function whose accesses are measured",
            "probe",
            "",
            new PciIdentity(
                    VENDOR,
                    0x10FF,
                    0,
                    NETWORK,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    List.of(new BarDescription(0, BarDescription.Kind.MEMORY32, false, PAGE, "probe")),
                    List.of()),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    /// Accesses so far and what they took.
    ///
    /// @param reads reads after a read
    /// @param readNanos from one to the next
    /// @param writes posted writes before a flush
    /// @param writeNanos from the last read before them to the flush
    record Seen(long reads, long readNanos, long writes, long writeNanos) {}

    private volatile Seen seen = new Seen(0, 0, 0, 0);
    private long reads;
    private long readNanos;
    private long pending;
    private long writes;
    private long writeNanos;
    private long last;

    /// What was seen up to the last flush. On any thread.
    Seen seen() {
        return seen;
    }

    @Override
    public DeviceDescription description() {
        return DESCRIPTION;
    }

    @Override
    public long read(int bar, long offset, int size) {
        long now = System.nanoTime();
        if (offset == FLUSH) {
            writes += pending;
            writeNanos += now - last;
            pending = 0;
            seen = new Seen(reads, readNanos, writes, writeNanos);
            last = 0;
        } else {
            if (last != 0) {
                reads++;
                readNanos += now - last;
            }
            last = now;
        }
        return 0;
    }

    @Override
    public void write(int bar, long offset, int size, long value) {
        pending++;
    }

    @Override
    public long peek(int bar, long offset, int size) {
        return 0;
    }

    @Override
    public int work(int budget) {
        return 0;
    }

    @Override
    public long nextDeadline() {
        return Long.MAX_VALUE;
    }

    @Override
    public void link(boolean up) {
        // There is no wire.
    }

    @Override
    public void reset(Reset kind) {
        // There is no state.
    }

    @Override
    public byte[] save() {
        return new byte[0];
    }

    @Override
    public void restore(byte[] snapshot) throws StateFormatException {
        throw new StateFormatException("a probe has no state");
    }
}
