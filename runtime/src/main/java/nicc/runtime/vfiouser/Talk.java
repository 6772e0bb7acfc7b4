package nicc.runtime.vfiouser;

import java.io.IOException;
import nicc.runtime.ffi.UnixSocket;
import nicc.runtime.transport.Conversation;
import org.jspecify.annotations.Nullable;

/// vfio-user with one client: what was received of it, and what is to be sent to it.
final class Talk implements Conversation {
    private final Dispatcher dispatcher;
    private final Inbox inbox = new Inbox();
    private final Outbox outbox = new Outbox();

    Talk(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    @Override
    public void begin() {
        // A client begins by itself, with VERSION.
    }

    @Override
    public Found next() {
        return inbox.next();
    }

    @Override
    public @Nullable String carryOut() {
        dispatcher.dispatch(inbox.request(), outbox);
        return null;
    }

    @Override
    public int receive(UnixSocket socket) throws IOException {
        return inbox.receive(socket);
    }

    @Override
    public boolean drained() {
        return inbox.drained();
    }

    @Override
    public boolean hasRoom() {
        return outbox.hasRoom();
    }

    @Override
    public boolean flush(UnixSocket socket) throws IOException {
        return outbox.flush(socket);
    }

    @Override
    public void end() {
        inbox.clear();
        outbox.clear();
        dispatcher.forgetClient();
    }
}
