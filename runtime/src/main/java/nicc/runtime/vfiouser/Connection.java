package nicc.runtime.vfiouser;

import java.io.IOException;
import nicc.runtime.ffi.UnixSocket;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one client that is connected, if any: its socket, what was received of it, and what is to be sent to it.
final class Connection {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private final Dispatcher dispatcher;
    private final Inbox inbox = new Inbox();
    private final Outbox outbox = new Outbox();
    private @Nullable UnixSocket socket;
    private long unreadSince;

    Connection(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    void open(UnixSocket client) {
        socket = client;
        LOG.info("client connected");
    }

    boolean isOpen() {
        return socket != null;
    }

    int descriptor() {
        return socket == null ? -1 : socket.fd();
    }

    /// Takes messages that have arrived.
    ///
    /// @param budget messages to take at most
    /// @return messages taken, and 1 more while replies wait to be read: the socket is then to be tried again
    /// soon
    int poll(int budget) {
        UnixSocket client = socket;
        if (client == null) {
            return 0;
        }
        try {
            return exchange(client, budget);
        } catch (IOException e) {
            close(e.getMessage());
            return 1;
        }
    }

    /// Ends the connection and forgets all that the client shared.
    ///
    /// @param reason for the log
    void close(@Nullable String reason) {
        if (socket == null) {
            return;
        }
        inbox.clear();
        outbox.clear();
        dispatcher.forgetClient();
        socket.close();
        socket = null;
        LOG.info("client gone: {}", reason);
    }

    private int exchange(UnixSocket client, int budget) throws IOException {
        if (!outbox.flush(client)) {
            return unread();
        }
        unreadSince = 0;
        int taken = 0;
        while (taken < budget) {
            Inbox.Found found = inbox.next();
            if (found == Inbox.Found.MESSAGE) {
                taken++;
                dispatcher.dispatch(inbox.request(), outbox);
                if (!outbox.hasRoom() && !outbox.flush(client)) {
                    return taken + unread();
                }
            } else if (found == Inbox.Found.BROKEN) {
                outbox.flush(client);
                close("a message of impossible size");
                return taken + 1;
            } else if (!outbox.flush(client)) {
                return taken + unread();
            } else if ((taken > 0 && inbox.drained()) || !receive(client)) {
                return taken; // who has messages to work off does not look twice: the next round does
            }
        }
        outbox.flush(client);
        return taken;
    }

    /// @return whether there may be messages now
    private boolean receive(UnixSocket client) throws IOException {
        int received = inbox.receive(client);
        if (received == UnixSocket.CLOSED) {
            close("closed by the client");
        }
        return received > 0;
    }

    /// The client leaves replies unread: it is given some time, and is not read from.
    private int unread() {
        long now = System.nanoTime();
        if (unreadSince == 0) {
            unreadSince = now;
        } else if (now - unreadSince > Limits.UNREAD_NANOS) {
            close("it does not read its replies");
        }
        return 1;
    }
}
