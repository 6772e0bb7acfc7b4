package nicc.guest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// A stream socket that carries lines of text. A thread of its own reads; lines that are sent from several
/// threads do
/// not
/// mix.
final class LineChannel implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(10);

    private final SocketChannel socket;

    private LineChannel(SocketChannel socket) {
        this.socket = socket;
    }

    /// Connects to a UNIX socket as soon as somebody listens there.
    ///
    /// @param alive whether it is worth trying on
    /// @throws AssertionError when `alive` says no, or nobody listens within `limit`
    static LineChannel connect(Path path, Duration limit, BooleanSupplier alive) {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            try {
                SocketChannel socket = SocketChannel.open(StandardProtocolFamily.UNIX);
                socket.connect(UnixDomainSocketAddress.of(path));
                return new LineChannel(socket);
            } catch (IOException e) {
                if (!alive.getAsBoolean() || System.nanoTime() > end) {
                    throw new AssertionError("nobody listens on " + path, e);
                }
            }
            Await.sleep(POLL);
        }
    }

    /// Starts the reader: each line goes to `line` without its end, and `end` runs once when the other side
    /// has closed.
    void read(String name, Consumer<String> line, Runnable end) {
        Thread.ofPlatform().daemon().name(name).start(() -> {
            try (BufferedReader reader =
                    new BufferedReader(Channels.newReader(socket, StandardCharsets.UTF_8.newDecoder(), -1))) {
                for (String next = reader.readLine(); next != null; next = reader.readLine()) {
                    line.accept(next);
                }
            } catch (IOException closed) {
                // A socket that was closed under the reader: the same end.
            } finally {
                end.run();
            }
        });
    }

    /// Sends a line; its end is added.
    synchronized void send(String line) {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(line + "\n");
        try {
            while (bytes.hasRemaining()) {
                socket.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
