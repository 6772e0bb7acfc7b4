package nicc.runtime.vhostuser;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import nicc.runtime.ffi.Pages;
import nicc.runtime.ffi.ReceivedDescriptors;
import nicc.runtime.ffi.UnixSocket;

/// Reads one message at a time: its header, then as much as the header says, never a byte of the next one. So
/// descriptors, which travel with bytes, are the message's that they arrive with. These messages are few; each
/// may cost two system calls.
final class Inbox {
    /// What [#receive] came to.
    enum Found {
        /// A complete message; the request shows it.
        MESSAGE,
        /// Nothing complete.
        NOTHING,
        /// A header that no message can have: where the next message begins is lost.
        BROKEN,
        /// The front-end is gone.
        CLOSED
    }

    private final MemorySegment buffer = Pages.allocate(HeaderLayout.BYTES + Limits.MAX_PAYLOAD);
    private final ReceivedDescriptors descriptors = new ReceivedDescriptors(Limits.MAX_DESCRIPTORS);
    private final Request request = new Request(buffer, descriptors);
    private int filled;

    /// The message that [#receive] found last.
    Request request() {
        return request;
    }

    /// Receives the next message, as far as it has arrived.
    Found receive(UnixSocket socket) throws IOException {
        while (filled < wanted()) {
            int received = socket.receive(buffer, filled, wanted() - filled, descriptors);
            if (received <= 0) {
                return received == UnixSocket.CLOSED ? Found.CLOSED : Found.NOTHING;
            }
            filled += received;
            if (filled == HeaderLayout.BYTES && !possible()) {
                return Found.BROKEN;
            }
        }
        return Found.MESSAGE;
    }

    /// Ends the message that was found, and closes what of it nobody took.
    void release() {
        filled = 0;
        request.release();
    }

    private int wanted() {
        return filled < HeaderLayout.BYTES ? HeaderLayout.BYTES : HeaderLayout.BYTES + size();
    }

    private boolean possible() {
        return size() >= 0 && size() <= Limits.MAX_PAYLOAD && request.wellFormed();
    }

    private int size() {
        return buffer.get(JAVA_INT_UNALIGNED, HeaderLayout.SIZE);
    }
}
