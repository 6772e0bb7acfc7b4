package nicc.runtime.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The thread that writes a trace's blocks, and the blocks that go to and fro. A file that takes no more (a
/// full disk) ends the recording and nothing else.
final class TraceWriter {
    private static final Logger LOG = LoggerFactory.getLogger(TraceWriter.class);
    private static final int BLOCKS = 16;
    private static final int BLOCK = TraceLayout.RECORD * 1365; // just under 64 KiB
    private static final ByteBuffer END = ByteBuffer.allocate(0);

    private final BlockingQueue<ByteBuffer> free = new ArrayBlockingQueue<>(BLOCKS);
    private final BlockingQueue<ByteBuffer> full = new ArrayBlockingQueue<>(BLOCKS + 1);
    private final FileChannel file;
    private final Thread thread;
    private final AtomicLong lost = new AtomicLong();
    private boolean failed;

    TraceWriter(Path path, TraceHeader header) throws IOException {
        file = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        for (int i = 0; i < BLOCKS; i++) {
            free.add(ByteBuffer.allocateDirect(BLOCK));
        }
        writeOut(header.encode());
        thread = Thread.ofPlatform().name("trace-writer").daemon().start(this::run);
    }

    /// An empty block, or null when all are on their way.
    @Nullable
    ByteBuffer takeFree() {
        return free.poll();
    }

    /// Takes a block that [#takeFree] gave out.
    void write(ByteBuffer block) {
        full.add(block);
    }

    /// Records that a full disk has cost.
    long lost() {
        return lost.get();
    }

    /// Writes what it was given, and closes the file.
    void close() {
        full.add(END);
        try {
            thread.join();
            file.close();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.warn("the trace may be incomplete", e);
        }
    }

    private void run() {
        try {
            for (ByteBuffer block = full.take(); block.capacity() > 0; block = full.take()) {
                save(block.flip());
                free.add(block.clear());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void save(ByteBuffer block) {
        if (!failed) {
            try {
                writeOut(block);
                return;
            } catch (IOException e) {
                failed = true;
                LOG.warn("the trace ends here", e);
            }
        }
        lost.addAndGet(block.limit() / TraceLayout.RECORD);
    }

    private void writeOut(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }
}
