package nicc.runtime.transport;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import nicc.runtime.device.ExitPlan.Mechanism;
import org.jspecify.annotations.Nullable;

/// Reads a trace file, record by record.
public final class TraceReader implements AutoCloseable {
    private final InputStream in;
    private final TraceHeader header;
    private final ByteBuffer buffer = ByteBuffer.allocate(TraceLayout.RECORD).order(ByteOrder.LITTLE_ENDIAN);

    /// Opens a trace.
    ///
    /// @param file the file
    /// @throws TraceFormatException when it is no trace
    /// @throws IOException when it cannot be read
    public TraceReader(Path file) throws IOException {
        in = new BufferedInputStream(Files.newInputStream(file));
        try {
            header = readHeader();
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /// What the trace is a trace of.
    ///
    /// @return the header
    public TraceHeader header() {
        return header;
    }

    /// The next record.
    ///
    /// @return a record, or null at the end; a record cut off by the recorder's death is the end as well
    /// @throws IOException when the file cannot be read, or holds what no recorder writes
    public @Nullable TraceRecord next() throws IOException {
        if (in.readNBytes(buffer.array(), 0, TraceLayout.RECORD) < TraceLayout.RECORD) {
            return null;
        }
        long time = buffer.getLong(TraceLayout.TIME);
        int kind = buffer.get(TraceLayout.KIND);
        return switch (kind) {
            case TraceRecorder.READ, TraceRecorder.WRITE -> access(time, kind == TraceRecorder.WRITE);
            case TraceRecorder.RESET -> new TraceRecord.Reset(time);
            case TraceRecorder.GAP -> new TraceRecord.Gap(time, buffer.getLong(TraceLayout.VALUE));
            default -> throw new TraceFormatException("not a record of a trace: kind " + kind);
        };
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private TraceRecord access(long time, boolean write) throws TraceFormatException {
        Mechanism mechanism = MechanismCode.mechanism(buffer.get(TraceLayout.MECHANISM));
        if (mechanism == null) {
            throw new TraceFormatException("not a record of a trace: no such mechanism");
        }
        return new TraceRecord.Access(
                time,
                buffer.get(TraceLayout.BAR),
                buffer.getLong(TraceLayout.OFFSET),
                buffer.get(TraceLayout.SIZE),
                write,
                mechanism,
                buffer.getLong(TraceLayout.VALUE),
                buffer.getLong(TraceLayout.BEFORE),
                buffer.getLong(TraceLayout.AFTER));
    }

    private TraceHeader readHeader() throws IOException {
        ByteBuffer magic = ByteBuffer.wrap(in.readNBytes(8)).order(ByteOrder.LITTLE_ENDIAN);
        if (magic.remaining() < 8 || magic.getLong() != TraceLayout.MAGIC) {
            throw new TraceFormatException("not a trace file");
        }
        return new TraceHeader(text(), text(), text(), text());
    }

    private String text() throws IOException {
        int length = in.read() | in.read() << 8;
        byte[] bytes = length < 0 || length > TraceLayout.MAX_TEXT ? new byte[0] : in.readNBytes(length);
        if (bytes.length != length) {
            throw new TraceFormatException("a trace file with a broken header");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
