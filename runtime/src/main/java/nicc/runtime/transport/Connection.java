package nicc.runtime.transport;

import java.io.IOException;
import nicc.runtime.ffi.UnixServerSocket;
import nicc.runtime.ffi.UnixSocket;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one peer that is connected, if any, whatever it speaks. It takes no more messages in a round than it may, and
/// reads from nobody who leaves replies unread: so a peer makes it hold no more than its buffers.
public final class Connection {
    /// How long a peer may leave replies unread before it is given up: QEMU itself gives up after this time.
    private static final long UNREAD_NANOS = 5_000_000_000L;

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private final Conversation conversation;
    private final String peer;
    private @Nullable UnixSocket socket;
    private long unreadSince;
    private boolean acceptFailureReported;

    /// Creates one without a peer.
    ///
    /// @param conversation what is spoken
    /// @param peer what the log calls a peer, as in "client"
    public Connection(Conversation conversation, String peer) {
        this.conversation = conversation;
        this.peer = peer;
    }

    /// Takes a peer that waits, if there is one. Where none can be taken, the log says so once.
    ///
    /// @param listener where peers wait
    /// @return how many were taken: 0 or 1
    public int accept(UnixServerSocket listener) {
        try {
            UnixSocket waiting = listener.accept();
            if (waiting == null) {
                return 0;
            }
            open(waiting);
            acceptFailureReported = false;
            return 1;
        } catch (IOException e) {
            if (!acceptFailureReported) {
                acceptFailureReported = true;
                LOG.warn("no connection can be taken", e);
            }
            return 0;
        }
    }

    private void open(UnixSocket connected) {
        socket = connected;
        unreadSince = 0;
        conversation.begin();
        LOG.info("{} connected", peer);
    }

    /// Whether there is a peer.
    ///
    /// @return true from [#accept] to [#close]
    public boolean isOpen() {
        return socket != null;
    }

    /// The socket's number.
    ///
    /// @return -1 when nobody is connected
    public int descriptor() {
        return socket == null ? -1 : socket.fd();
    }

    /// Whether replies wait for the peer to read.
    ///
    /// @return true when [#poll] is to be called even if nothing arrives
    public boolean unread() {
        return unreadSince != 0;
    }

    /// Takes messages that have arrived.
    ///
    /// @param budget messages to take at most
    /// @return messages taken, and 1 more while replies wait to be read: the socket is then to be tried again
    /// soon
    public int poll(int budget) {
        UnixSocket connected = socket;
        if (connected == null) {
            return 0;
        }
        try {
            return exchange(connected, budget);
        } catch (IOException e) {
            close(e.getMessage());
            return 1;
        }
    }

    /// Ends the connection and forgets all that the peer shared.
    ///
    /// @param reason for the log
    public void close(@Nullable String reason) {
        if (socket == null) {
            return;
        }
        conversation.end();
        socket.close();
        socket = null;
        unreadSince = 0;
        LOG.info("{} gone: {}", peer, reason);
    }

    private int exchange(UnixSocket connected, int budget) throws IOException {
        if (!conversation.flush(connected)) {
            return stillUnread();
        }
        unreadSince = 0;
        int taken = 0;
        while (taken < budget) {
            Conversation.Found found = conversation.next();
            if (found == Conversation.Found.MESSAGE) {
                taken++;
                String end = conversation.carryOut();
                if (end != null) {
                    close(end);
                    return taken;
                }
                if (!conversation.hasRoom() && !conversation.flush(connected)) {
                    return taken + stillUnread();
                }
            } else if (found == Conversation.Found.BROKEN) {
                conversation.flush(connected);
                close("a message of impossible size or kind");
                return taken + 1;
            } else if (!conversation.flush(connected)) {
                return taken + stillUnread();
            } else if ((taken > 0 && conversation.drained()) || !receive(connected)) {
                return taken; // who has messages to work off does not look twice: the next round does
            }
        }
        return conversation.flush(connected) ? taken : taken + stillUnread();
    }

    /// @return whether there may be messages now
    private boolean receive(UnixSocket connected) throws IOException {
        int received = conversation.receive(connected);
        if (received == UnixSocket.CLOSED) {
            close("closed by the " + peer);
        }
        return received > 0;
    }

    private int stillUnread() {
        long now = System.nanoTime();
        if (unreadSince == 0) {
            unreadSince = now;
        } else if (now - unreadSince > UNREAD_NANOS) {
            close("it does not read its replies");
        }
        return 1;
    }
}
