package nicc.runtime.vhostuser;

import java.io.IOException;
import nicc.runtime.ffi.UnixSocket;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one front-end that is connected, if any. Each message is carried out and answered before the next one is
/// read: their order is the protocol's.
final class Connection {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private final Session session;
    private final Inbox inbox = new Inbox();
    private final Outbox outbox = new Outbox();
    private @Nullable UnixSocket socket;
    private long unreadSince;

    Connection(Session session) {
        this.session = session;
    }

    void open(UnixSocket frontEnd) {
        socket = frontEnd;
        unreadSince = 0;
        session.begin();
        LOG.info("front-end connected");
    }

    boolean isOpen() {
        return socket != null;
    }

    int descriptor() {
        return socket == null ? -1 : socket.fd();
    }

    /// Whether a reply waits for the front-end to read.
    boolean unread() {
        return unreadSince != 0;
    }

    /// Takes messages that have arrived.
    ///
    /// @param budget messages to take at most
    /// @return messages taken, and 1 more while a reply waits to be read
    int poll(int budget) {
        UnixSocket frontEnd = socket;
        if (frontEnd == null) {
            return 0;
        }
        try {
            return exchange(frontEnd, budget);
        } catch (IOException e) {
            close(e.getMessage());
            return 1;
        }
    }

    /// Ends the connection and all that came with it.
    ///
    /// @param reason for the log
    void close(@Nullable String reason) {
        if (socket == null) {
            return;
        }
        inbox.release();
        outbox.clear();
        session.end();
        socket.close();
        socket = null;
        LOG.info("front-end gone: {}", reason);
    }

    private int exchange(UnixSocket frontEnd, int budget) throws IOException {
        if (!outbox.flush(frontEnd)) {
            return stillUnread();
        }
        unreadSince = 0;
        for (int taken = 0; taken < budget; taken++) {
            switch (inbox.receive(frontEnd)) {
                case NOTHING -> {
                    return taken;
                }
                case CLOSED -> {
                    close("closed by the front-end");
                    return taken + 1;
                }
                case BROKEN -> {
                    close("a header that no message has");
                    return taken + 1;
                }
                case MESSAGE -> {
                    boolean goesOn = carryOut(inbox.request());
                    inbox.release();
                    if (!goesOn) {
                        return taken + 1;
                    }
                }
            }
            if (!outbox.flush(frontEnd)) {
                return taken + 1 + stillUnread();
            }
        }
        return budget;
    }

    /// @return false when that was the connection's last message
    private boolean carryOut(Request request) {
        Message message = session.message(request.type());
        // Asked before: the message that negotiates acknowledgements is not acknowledged itself.
        boolean acknowledged = request.needsReply() && (session.protocol() & ProtocolFeature.REPLY_ACK) != 0;
        Reply reply = outbox.begin();
        Outcome outcome = message != null && message.fits(request, session.protocol())
                ? message.handler().handle(request, reply)
                : Outcome.REFUSED;
        if (outcome == Outcome.REFUSED && (!acknowledged || (message != null && message.answered()))) {
            close("message " + request.type() + " is refused");
            return false;
        }
        if (outcome != Outcome.ANSWERED && acknowledged) {
            reply.begin();
            reply.putLong(outcome == Outcome.DONE ? 0 : 1);
        }
        if (outcome == Outcome.ANSWERED || acknowledged) {
            outbox.commit(request.type());
        }
        return true;
    }

    private int stillUnread() {
        long now = System.nanoTime();
        if (unreadSince == 0) {
            unreadSince = now;
        } else if (now - unreadSince > Limits.UNREAD_NANOS) {
            close("it does not read its replies");
        }
        return 1;
    }
}
