package nicc.runtime.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import nicc.runtime.device.ExitPlan.Mechanism;
import org.jspecify.annotations.Nullable;

/// Records accesses into a file. The agent only fills blocks of memory; a thread of the recorder writes them.
/// There is a fixed number of blocks: when the file cannot keep up, records are left out and a gap says how
/// many.
public final class TraceRecorder implements AccessListener, AutoCloseable {
    static final byte READ = 0;
    static final byte WRITE = 1;
    static final byte RESET = 2;
    static final byte GAP = 3;

    /// A block that is not full goes out with the first record after this time all the same.
    private static final long FLUSH_NANOS = 500_000_000L;

    private final TraceWriter writer;
    private final long began = System.nanoTime();
    private @Nullable ByteBuffer block;
    private long blockBegan;
    private long lost;
    private boolean closed;

    /// Begins a recording.
    ///
    /// @param file where to; what is there is replaced
    /// @param header what the trace is a trace of
    /// @throws IOException when the file cannot be written
    public TraceRecorder(Path file, TraceHeader header) throws IOException {
        writer = new TraceWriter(file, header);
    }

    @Override
    public void access(
            int bar, long offset, int size, boolean write, Mechanism mechanism, long value, long before, long after) {
        ByteBuffer out = room();
        if (out != null) {
            put(out, write ? WRITE : READ, bar, size, MechanismCode.of(mechanism), offset, value, before, after);
        }
    }

    @Override
    public void reset() {
        ByteBuffer out = room();
        if (out != null) {
            put(out, RESET, 0, 0, 0, 0, 0, 0, 0);
        }
    }

    /// Records that are missing from the file so far.
    ///
    /// @return how many
    public long lost() {
        return lost + writer.lost();
    }

    /// Writes what is left, and ends the recording; again, it does nothing. The agent must have ended: a
    /// signal and the
    /// end of the device may both call this, each in its own thread.
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (block != null) {
            handOver(block);
        }
        writer.close();
    }

    /// Room for a record, and for a gap before it if there is one to tell of.
    private @Nullable ByteBuffer room() {
        ByteBuffer now = block;
        if (now != null && (now.remaining() < TraceLayout.RECORD || System.nanoTime() - blockBegan > FLUSH_NANOS)) {
            handOver(now);
            now = null;
        }
        if (now == null) {
            now = begin();
        }
        if (now == null) {
            lost++;
        }
        return now;
    }

    private @Nullable ByteBuffer begin() {
        ByteBuffer fresh = writer.takeFree();
        if (fresh != null) {
            block = fresh;
            blockBegan = System.nanoTime();
            if (lost > 0) {
                put(fresh, GAP, 0, 0, 0, 0, lost, 0, 0);
                lost = 0;
            }
        }
        return fresh;
    }

    private void handOver(ByteBuffer full) {
        block = null;
        writer.write(full);
    }

    private void put(
            ByteBuffer out,
            byte kind,
            int bar,
            int size,
            int mechanism,
            long offset,
            long value,
            long before,
            long after) {
        out.order(ByteOrder.LITTLE_ENDIAN)
                .putLong(System.nanoTime() - began)
                .putLong(offset)
                .putLong(value)
                .putLong(before)
                .putLong(after)
                .put(kind)
                .put((byte) bar)
                .put((byte) size)
                .put((byte) mechanism)
                .putInt(0);
    }
}
