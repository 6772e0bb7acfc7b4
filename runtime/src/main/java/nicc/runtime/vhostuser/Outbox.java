package nicc.runtime.vhostuser;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import nicc.runtime.ffi.Pages;
import nicc.runtime.ffi.UnixSocket;

/// The one reply that is on its way out. No message is taken before it has gone: a front-end that does not read
/// its replies is not read from either.
final class Outbox {
    private final MemorySegment buffer = Pages.allocate(HeaderLayout.BYTES + Limits.MAX_REPLY);
    private final Reply reply = new Reply(buffer);
    private int start;
    private int end;

    /// Begins the reply to a request.
    Reply begin() {
        reply.begin();
        return reply;
    }

    /// Queues the reply that was begun.
    void commit(int type) {
        buffer.set(JAVA_INT_UNALIGNED, HeaderLayout.REQUEST, type);
        buffer.set(JAVA_INT_UNALIGNED, HeaderLayout.FLAGS, HeaderLayout.VERSION | HeaderLayout.FLAG_REPLY);
        buffer.set(JAVA_INT_UNALIGNED, HeaderLayout.SIZE, reply.length());
        end = HeaderLayout.BYTES + reply.length();
    }

    /// Whether everything has gone out.
    boolean isEmpty() {
        return start == end;
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
}
