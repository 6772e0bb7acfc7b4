package nicc.runtime.vhostuser;

import java.io.IOException;
import java.nio.file.Path;
import nicc.runtime.device.NicDevice;
import nicc.runtime.ffi.Poll;
import nicc.runtime.ffi.UnixServerSocket;
import nicc.runtime.memory.GuestMemory;
import nicc.runtime.transport.Connection;
import nicc.runtime.transport.Transport;

/// Serves a device's rings over vhost-user. One front-end is connected at a time; others wait in the socket's
/// backlog, which the kernel bounds. When one goes, all that it brought goes with it, and the next one begins
/// with a reset device.
public final class Backend implements Transport {
    private final UnixServerSocket listener;
    private final Session session;
    private final RingCalls calls;
    private final Connection connection;
    private final Poll set;
    private final int queues;

    /// Begins to listen.
    ///
    /// @param path of the socket
    /// @param device the device, with a bank for a front-end
    /// @param calls where its messages go: the same that it was made with
    /// @param memory its memory
    /// @throws IOException when the path cannot be listened at
    public Backend(Path path, NicDevice device, RingCalls calls, GuestMemory memory) throws IOException {
        this.calls = calls;
        RingDevice rings = new RingDevice(device);
        session = new Session(rings, calls, memory);
        connection = new Connection(new Talk(session), "front-end");
        set = new Poll(1 + rings.rings());
        queues = rings.queues();
        listener = UnixServerSocket.listen(path);
    }

    /// One system call finds out whether anything has come, however many rings there are.
    @Override
    public int poll(int budget) {
        if (!connection.isOpen()) {
            return connection.accept(listener);
        }
        set.clear();
        int messages = set.add(connection.descriptor(), Poll.READABLE);
        session.await(set);
        int taken = session.look();
        if (set.await(0) > 0) {
            taken += session.poll(set);
        }
        if (connection.unread() || set.ready(messages) != 0) {
            taken += connection.poll(budget);
        }
        return taken;
    }

    @Override
    public void advanceTo(long now) {
        calls.advanceTo(now);
    }

    @Override
    public void worked(int steps, boolean idle) {
        calls.worked(steps);
    }

    @Override
    public long deadline() {
        return calls.deadline();
    }

    @Override
    public boolean rests() {
        return !connection.unread() && !session.polls();
    }

    @Override
    public int descriptors(int[] into) {
        if (!connection.isOpen()) {
            into[0] = listener.fd();
            return 1;
        }
        into[0] = connection.descriptor();
        return session.descriptors(into, 1);
    }

    /// How many queues a front-end may ask for.
    ///
    /// @return what the device says to GET_QUEUE_NUM
    public int queues() {
        return queues;
    }

    /// Whether a front-end is connected.
    ///
    /// @return whether there is one
    public boolean connected() {
        return connection.isOpen();
    }

    @Override
    public void close() {
        connection.close("the back-end ends");
        listener.close();
    }
}
