package nicc.runtime.vhostuser;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import nicc.runtime.ffi.Pages;
import nicc.runtime.ffi.ReceivedDescriptors;
import nicc.runtime.ffi.UnixSocket;
import nicc.runtime.transport.Conversation.Found;

/// Reads one message at a time: its header, then as much as the header says, never a byte of the next one. So
/// descriptors, which travel with bytes, are the message's that they arrive with. These messages are few; each
/// may cost two system calls.
final class Inbox {
    private final MemorySegment buffer = Pages.allocate(HeaderLayout.BYTES + Limits.MAX_PAYLOAD);
    private final ReceivedDescriptors descriptors = new ReceivedDescriptors(Limits.MAX_DESCRIPTORS);
    private final Request request = new Request(buffer, descriptors);
    private int filled;

    /// The message that [#next] found.
    Request request() {
        return request;
    }

    /// Receives what is missing of a message's header, or of what follows it.
    ///
    /// @return bytes received, or as [UnixSocket#receive] says
    int receive(UnixSocket socket) throws IOException {
        int received = socket.receive(buffer, filled, wanted() - filled, descriptors);
        if (received > 0) {
            filled += received;
        }
        return received;
    }

    /// Looks whether the message is complete.
    Found next() {
        if (filled < HeaderLayout.BYTES) {
            return Found.NOTHING;
        }
        if (!possible()) {
            return Found.BROKEN;
        }
        return filled < wanted() ? Found.NOTHING : Found.MESSAGE;
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
