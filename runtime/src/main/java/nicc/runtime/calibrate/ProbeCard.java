package nicc.runtime.calibrate;

/// A card whose accesses are measured.
///
/// A guest that reads [#READ] again and again, then writes [#WRITE] several times and reads [#FLUSH], shows what
/// each access costs it: reads by the time from one to the next, writes by the time up to the flush.
final class ProbeCard extends OnePage {
    /// Offset of what is read.
    static final int READ = 0;

    /// Offset of what is written.
    static final int WRITE = 4;

    /// Offset of what is read after the writes.
    static final int FLUSH = 8;

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
}
