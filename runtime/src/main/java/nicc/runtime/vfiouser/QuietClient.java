package nicc.runtime.vfiouser;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import nicc.runtime.ffi.Poll;
import nicc.runtime.ffi.ReceivedDescriptors;
import nicc.runtime.ffi.UnixSocket;

/// A client that connects, agrees on the version, and asks for nothing more: what a device that nobody uses has at
/// the other end of its socket.
public final class QuietClient implements AutoCloseable {
    private static final int VERSION_BYTES = HeaderLayout.BYTES + 4;
    private static final long PATIENCE = 5_000_000_000L;

    private final UnixSocket socket;

    private QuietClient(UnixSocket socket) {
        this.socket = socket;
    }

    /// Connects.
    ///
    /// @param path where the device is served
    /// @return the client, once the server has answered it
    /// @throws IOException when nobody listens there, or the answer is none
    public static QuietClient connect(Path path) throws IOException {
        UnixSocket socket = UnixSocket.connect(path);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment message = arena.allocate(VERSION_BYTES, 8); // version 0.0: all the rest is 0
            message.set(JAVA_SHORT_UNALIGNED, HeaderLayout.COMMAND, (short) Command.VERSION);
            message.set(JAVA_INT_UNALIGNED, HeaderLayout.SIZE, VERSION_BYTES);
            if (socket.send(message, 0, VERSION_BYTES, null) != VERSION_BYTES) {
                throw new IOException("the server at " + path + " takes no message");
            }
            receive(socket, message, path);
            return new QuietClient(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /// A message is this short in one piece, or not at all.
    private static void receive(UnixSocket socket, MemorySegment into, Path path) throws IOException {
        Poll set = new Poll(1);
        set.add(socket.fd(), Poll.READABLE);
        set.await(PATIENCE);
        int received = socket.receive(into, 0, VERSION_BYTES, new ReceivedDescriptors(0));
        boolean agreed = received == VERSION_BYTES
                && into.get(JAVA_INT_UNALIGNED, HeaderLayout.FLAGS) == HeaderLayout.TYPE_REPLY;
        if (!agreed) {
            throw new IOException("the server at " + path + " does not agree on the version");
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
