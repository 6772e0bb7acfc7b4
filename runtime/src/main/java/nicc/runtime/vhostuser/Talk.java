package nicc.runtime.vhostuser;

import java.io.IOException;
import nicc.runtime.ffi.UnixSocket;
import nicc.runtime.transport.Conversation;
import org.jspecify.annotations.Nullable;

/// vhost-user with one front-end. Each message is carried out and answered before the next one is read: their order is
/// the protocol's.
final class Talk implements Conversation {
    private final Session session;
    private final Inbox inbox = new Inbox();
    private final Outbox outbox = new Outbox();

    Talk(Session session) {
        this.session = session;
    }

    @Override
    public void begin() {
        session.begin();
    }

    @Override
    public Found next() {
        return inbox.next();
    }

    @Override
    public @Nullable String carryOut() {
        Request request = inbox.request();
        int type = request.type();
        boolean goesOn = carryOut(request);
        inbox.release();
        return goesOn ? null : "message " + type + " is refused";
    }

    @Override
    public int receive(UnixSocket socket) throws IOException {
        return inbox.receive(socket);
    }

    /// What is received is never more than one message: there may always be another one.
    @Override
    public boolean drained() {
        return false;
    }

    @Override
    public boolean hasRoom() {
        return outbox.isEmpty();
    }

    @Override
    public boolean flush(UnixSocket socket) throws IOException {
        return outbox.flush(socket);
    }

    @Override
    public void end() {
        inbox.release();
        outbox.clear();
        session.end();
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
}
