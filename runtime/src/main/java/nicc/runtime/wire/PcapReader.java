package nicc.runtime.wire;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import nicc.runtime.memory.FrameBuffer;

/// Reads the frames of a capture file, one after the other, through a buffer of fixed size. The file may be
/// hostile: every length is checked before it is used.
public final class PcapReader implements AutoCloseable {
    private static final int BUFFER = 2 * Wire.MAX_FRAME;

    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER).limit(0);
    private final MemorySegment bytes =
            MemorySegment.ofBuffer(buffer.duplicate().clear());
    private final boolean nanos;
    private long position;
    private long skipped;
    private long timestamp;

    private PcapReader(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        if (!fill(PcapFormat.FILE_HEADER)) {
            throw new PcapException(file, channel.size(), "the file ends in its header of 24 bytes");
        }
        nanos = readMagic();
        readHeader();
    }

    /// Opens a capture of Ethernet frames.
    ///
    /// @param file the file
    /// @return a reader at its first frame
    /// @throws IOException when it cannot be read, or is something else
    public static PcapReader open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new PcapReader(file, channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private boolean readMagic() throws PcapException {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            int magic = buffer.order(order).getInt(buffer.position());
            if (magic == PcapFormat.MAGIC_MICROS || magic == PcapFormat.MAGIC_NANOS) {
                return magic == PcapFormat.MAGIC_NANOS;
            }
        }
        throw new PcapException(file, 0, "not a capture in the classic format (pcap-savefile)");
    }

    private void readHeader() throws PcapException {
        int at = buffer.position();
        int major = Short.toUnsignedInt(buffer.getShort(at + PcapFormat.MAJOR));
        if (major != PcapFormat.VERSION_MAJOR) {
            throw new PcapException(file, PcapFormat.MAJOR, "format version " + major + ", not 2");
        }
        int linktype = buffer.getInt(at + PcapFormat.LINKTYPE);
        if (linktype != PcapFormat.ETHERNET) {
            throw new PcapException(
                    file,
                    PcapFormat.LINKTYPE,
                    "link type 0x" + Integer.toHexString(linktype) + " is not Ethernet without FCS (1)");
        }
        advance(PcapFormat.FILE_HEADER);
    }

    /// Reads the next frame. Frames that were cut when they were captured, or do not fit the buffer, are left
    /// out.
    ///
    /// @param into becomes the frame
    /// @return false at the end
    /// @throws IOException when the file cannot be read on; it then stays at its end
    public boolean next(FrameBuffer into) throws IOException {
        while (fill(PcapFormat.RECORD_HEADER)) {
            int at = buffer.position();
            int captured = buffer.getInt(at + PcapFormat.CAPTURED);
            int length = buffer.getInt(at + PcapFormat.LENGTH);
            if (captured < 0 || captured > Wire.MAX_FRAME) {
                throw bad(PcapFormat.CAPTURED, "a frame of " + Integer.toUnsignedLong(captured) + " bytes");
            }
            readTimestamp(at);
            advance(PcapFormat.RECORD_HEADER);
            if (!fill(captured)) {
                throw bad(buffer.remaining(), "the file ends within a frame of " + captured + " bytes");
            }
            boolean whole = captured == length && captured <= into.capacity();
            if (whole) {
                MemorySegment.copy(bytes, buffer.position(), into.memory(), 0, captured);
                into.clear();
                into.filled(captured);
            }
            advance(captured);
            if (whole) {
                return true;
            }
            skipped++;
        }
        if (buffer.hasRemaining()) {
            throw bad(buffer.remaining(), "the file ends within a record's header");
        }
        return false;
    }

    private void readTimestamp(int at) {
        long seconds = Integer.toUnsignedLong(buffer.getInt(at));
        long fraction = Integer.toUnsignedLong(buffer.getInt(at + PcapFormat.FRACTION));
        timestamp = seconds * 1_000_000_000L + fraction * (nanos ? 1 : 1000);
    }

    /// When the last frame was captured.
    ///
    /// @return nanoseconds since 1970, UTC
    public long timestamp() {
        return timestamp;
    }

    /// Frames left out.
    ///
    /// @return how many so far
    public long skipped() {
        return skipped;
    }

    /// Has bytes in the buffer, if the file has so many.
    private boolean fill(int count) throws IOException {
        if (buffer.remaining() < count) {
            buffer.compact();
            while (buffer.position() < count && channel.read(buffer) >= 0) {
                // A file gives what it has, in as many pieces as it likes.
            }
            buffer.flip();
        }
        return buffer.remaining() >= count;
    }

    private void advance(int count) {
        buffer.position(buffer.position() + count);
        position += count;
    }

    private PcapException bad(int offset, String problem) {
        buffer.position(buffer.limit());
        return new PcapException(file, position + offset, problem);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
