package nicc.runtime.wire;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import nicc.runtime.memory.FrameBuffer;

/// Writes frames to a capture file with nanosecond time stamps, through a buffer of fixed size.
public final class PcapWriter implements AutoCloseable {
    private static final int BUFFER = 4 * Wire.MAX_FRAME;
    private static final long SECOND = 1_000_000_000L;

    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    private final MemorySegment bytes =
            MemorySegment.ofBuffer(buffer.duplicate().clear());

    private PcapWriter(FileChannel channel) {
        this.channel = channel;
        buffer.putInt(PcapFormat.MAGIC_NANOS);
        buffer.putShort((short) PcapFormat.VERSION_MAJOR).putShort((short) PcapFormat.VERSION_MINOR);
        buffer.putLong(0); // time zone and accuracy, always 0 by the format
        buffer.putInt(Wire.MAX_FRAME).putInt(PcapFormat.ETHERNET);
    }

    /// Creates a file, or empties one.
    ///
    /// @param file the file
    /// @return a writer
    /// @throws IOException when it cannot be written
    public static PcapWriter create(Path file) throws IOException {
        PcapWriter writer = new PcapWriter(FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE));
        try {
            writer.flush();
            return writer;
        } catch (IOException e) {
            writer.channel.close();
            throw e;
        }
    }

    /// Adds a frame.
    ///
    /// @param frame the frame
    /// @param timestamp nanoseconds since 1970, UTC
    /// @throws IOException when the disk is full, or fails
    public void write(FrameBuffer frame, long timestamp) throws IOException {
        int length = Math.min(frame.length(), Wire.MAX_FRAME);
        if (buffer.remaining() < PcapFormat.RECORD_HEADER + length) {
            flush();
        }
        buffer.putInt((int) (timestamp / SECOND)).putInt((int) (timestamp % SECOND));
        buffer.putInt(length).putInt(frame.length());
        MemorySegment.copy(frame.memory(), 0, bytes, buffer.position(), length);
        buffer.position(buffer.position() + length);
    }

    /// Hands all frames so far to the operating system.
    ///
    /// @throws IOException when the disk is full, or fails; what was not written is given up
    public void flush() throws IOException {
        buffer.flip();
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } finally {
            buffer.clear();
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            flush();
        }
    }
}
