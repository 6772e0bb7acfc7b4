package nicc.runtime.vfiouser;

import java.io.IOException;
import java.nio.file.Path;
import nicc.runtime.ffi.UnixServerSocket;
import nicc.runtime.irq.InterruptLines;
import nicc.runtime.memory.GuestMemory;
import nicc.runtime.transport.AccessPort;
import nicc.runtime.transport.Connection;
import nicc.runtime.transport.Transport;

/// Serves one function over vfio-user. One client is connected at a time; others wait in the socket's backlog,
/// which the kernel bounds. When a client goes, its maps and eventfds go with it, the device keeps its state,
/// and the next one is taken.
public final class Server implements Transport {
    private final UnixServerSocket listener;
    private final Connection connection;
    private final InterruptLines lines;

    /// Begins to listen.
    ///
    /// @param path of the socket
    /// @param port the function to serve
    /// @param memory where the client's maps go
    /// @param lines where the client's eventfds go
    /// @throws IOException when the path cannot be listened at
    public Server(Path path, AccessPort port, GuestMemory memory, InterruptLines lines) throws IOException {
        this.lines = lines;
        listener = UnixServerSocket.listen(path);
        connection = new Connection(new Talk(new Dispatcher(port, memory, lines)), "client");
    }

    @Override
    public int poll(int budget) {
        if (!connection.isOpen()) {
            return connection.accept(listener);
        }
        return lines.intx().poll() + connection.poll(budget);
    }

    @Override
    public void advanceTo(long now) {
        lines.advanceTo(now);
    }

    @Override
    public void worked(int steps, boolean idle) {
        lines.worked(steps, idle);
    }

    @Override
    public long deadline() {
        return lines.deadline();
    }

    @Override
    public boolean rests() {
        return !connection.unread();
    }

    @Override
    public int descriptors(int[] into) {
        if (!connection.isOpen()) {
            into[0] = listener.fd();
            return 1;
        }
        into[0] = connection.descriptor();
        into[1] = lines.intx().acknowledgeDescriptor();
        return into[1] < 0 ? 1 : 2;
    }

    /// Whether a client is connected.
    ///
    /// @return whether there is one
    public boolean connected() {
        return connection.isOpen();
    }

    @Override
    public void close() {
        connection.close("the server ends");
        listener.close();
    }
}
