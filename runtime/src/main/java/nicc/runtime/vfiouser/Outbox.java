package nicc.runtime.vfiouser;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import nicc.runtime.ffi.Pages;
import nicc.runtime.ffi.UnixSocket;

/// Replies on their way out. It has room for the longest reply before a request is taken, so every request has
/// its reply; a client that does not read its replies is not read from either.
final class Outbox {
    private static final int CAPACITY = 2 * Limits.MAX_MESSAGE;

    private final MemorySegment buffer = Pages.allocate(CAPACITY);
    private final Reply reply = new Reply(buffer);
    private int start;
    private int end;

    /// Whether any reply to one more request would fit.
    boolean hasRoom() {
        return CAPACITY - end >= Limits.MAX_MESSAGE;
    }

    /// Whether everything has gone out.
    boolean isEmpty() {
        return start == end;
    }

    /// Begins the reply to a request, with an empty payload.
    Reply begin() {
        reply.begin(end);
        return reply;
    }

    /// Queues the reply that was begun.
    void commit(Request request) {
        int size = HeaderLayout.BYTES + reply.length();
        header(request, size, HeaderLayout.TYPE_REPLY, 0);
    }

    /// Queues a refusal in place of the reply that was begun: a header alone.
    void refuse(Request request, int error) {
        header(request, HeaderLayout.BYTES, HeaderLayout.TYPE_REPLY | HeaderLayout.FLAG_ERROR, error);
    }

    /// Sends what the socket takes.
    ///
    /// @return whether everything has gone out
    boolean flush(UnixSocket socket) throws IOException {
        while (start < end) {
            int sent = socket.send(buffer, start, end - start, null);
            if (sent == UnixSocket.WOULD_BLOCK) {
                return false;
            }
            start += sent;
        }
        clear();
        return true;
    }

    void clear() {
        start = 0;
        end = 0;
    }

    private void header(Request request, int size, int flags, int error) {
        buffer.set(JAVA_SHORT_UNALIGNED, end + HeaderLayout.ID, (short) request.id());
        buffer.set(JAVA_SHORT_UNALIGNED, end + HeaderLayout.COMMAND, (short) request.command());
        buffer.set(JAVA_INT_UNALIGNED, end + HeaderLayout.SIZE, size);
        buffer.set(JAVA_INT_UNALIGNED, end + HeaderLayout.FLAGS, flags);
        buffer.set(JAVA_INT_UNALIGNED, end + HeaderLayout.ERROR, error);
        end += size;
    }
}
