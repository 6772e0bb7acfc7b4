package nicc.runtime.wire;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import nicc.runtime.memory.FrameBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A wire from and to capture files. Frames come as fast as the device takes them, whatever their time stamps
/// say. A file that fails is logged once and not used any more.
public final class PcapWire implements Wire {
    private static final Logger LOG = LoggerFactory.getLogger(PcapWire.class);
    private static final long SECOND = 1_000_000_000L;

    private @Nullable PcapReader reader;
    private @Nullable PcapWriter writer;
    private final boolean sink;
    private final long epoch;
    private long lost;

    private PcapWire(@Nullable PcapReader reader, @Nullable PcapWriter writer) {
        this.reader = reader;
        this.writer = writer;
        sink = writer == null;
        Instant now = Instant.now();
        // System.nanoTime() has any origin; from here on it says what time it is, without an allocation.
        epoch = now.getEpochSecond() * SECOND + now.getNano() - System.nanoTime();
    }

    /// Opens the files.
    ///
    /// @param in what to receive, or null for nothing
    /// @param out where sent frames go, or null for nowhere
    /// @return the wire
    /// @throws IOException when a file cannot be had, or is not a capture
    public static PcapWire open(@Nullable Path in, @Nullable Path out) throws IOException {
        PcapReader reader = in == null ? null : PcapReader.open(in);
        try {
            return new PcapWire(reader, out == null ? null : PcapWriter.create(out));
        } catch (IOException e) {
            closeQuietly(reader);
            throw e;
        }
    }

    @Override
    public boolean transmit(FrameBuffer frame) {
        PcapWriter to = writer;
        if (to == null) {
            return sink;
        }
        try {
            to.write(frame, epoch + System.nanoTime());
            return true;
        } catch (IOException e) {
            LOG.warn("capture of sent frames ends", e);
            closeQuietly(to);
            writer = null;
            return false;
        }
    }

    @Override
    public boolean receive(FrameBuffer into) {
        PcapReader from = reader;
        if (from == null) {
            return false;
        }
        try {
            long before = from.skipped();
            boolean more = from.next(into);
            lost += from.skipped() - before;
            if (more) {
                return true;
            }
        } catch (IOException e) {
            LOG.warn("received capture ends early", e);
        }
        closeQuietly(from);
        reader = null;
        return false;
    }

    @Override
    public boolean up() {
        return true;
    }

    @Override
    public boolean linkMayChange() {
        return false;
    }

    @Override
    public boolean pending() {
        return reader != null;
    }

    @Override
    public long lost() {
        return lost;
    }

    @Override
    public void close() {
        closeQuietly(reader);
        closeQuietly(writer);
        reader = null;
        writer = null;
    }

    private static void closeQuietly(@Nullable AutoCloseable file) {
        if (file == null) {
            return;
        }
        try {
            file.close();
        } catch (Exception e) {
            LOG.warn("capture file not closed", e);
        }
    }
}
