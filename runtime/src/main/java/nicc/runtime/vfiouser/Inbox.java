package nicc.runtime.vfiouser;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import nicc.runtime.ffi.Pages;
import nicc.runtime.ffi.ReceivedDescriptors;
import nicc.runtime.ffi.UnixSocket;
import nicc.runtime.transport.Conversation.Found;

/// Cuts the stream into messages, many to a system call, and gives each the descriptors that came with it.
///
/// A receive that brings descriptors ends inside the send they came with, so they belong to the last message
/// that begins in the received bytes. Messages are taken before more is received: at most one, incomplete, can
/// have descriptors from before.
final class Inbox {
    private final MemorySegment buffer = Pages.allocate(Limits.MAX_MESSAGE);
    private final ReceivedDescriptors none = new ReceivedDescriptors(0);
    private final Request request = new Request(buffer, none);
    private ReceivedDescriptors held = new ReceivedDescriptors(Limits.MAX_DESCRIPTORS);
    private ReceivedDescriptors arrived = new ReceivedDescriptors(Limits.MAX_DESCRIPTORS);
    private int arrivedWith = -1;
    private boolean drained;
    private int start;
    private int end;

    /// The message that [#next] found last.
    Request request() {
        return request;
    }

    /// Receives what fits. Must be called only when [#next] finds nothing.
    ///
    /// @return bytes received, or as [UnixSocket#receive] says
    int receive(UnixSocket socket) throws IOException {
        compact();
        int before = end;
        int room = Limits.MAX_MESSAGE - end;
        int received = socket.receive(buffer, end, room, arrived);
        drained = received < room && arrived.count() == 0;
        if (received > 0) {
            end += received;
            assign(before);
        }
        return received;
    }

    /// Whether the last receive has left nothing behind, as far as it can know: the buffer was not filled, and no
    /// descriptors ended it early.
    boolean drained() {
        return drained;
    }

    /// Steps to the next complete message.
    Found next() {
        request.release(none);
        if (end - start < HeaderLayout.BYTES) {
            return Found.NOTHING;
        }
        int size = size(start);
        if (!possible(size)) {
            return Found.BROKEN;
        }
        if (size > end - start) {
            return Found.NOTHING;
        }
        request.show(start, descriptorsOf(start));
        start += size;
        return Found.MESSAGE;
    }

    /// Forgets what was received and closes what came along.
    void clear() {
        start = 0;
        end = 0;
        arrivedWith = -1;
        held.closeAll();
        arrived.closeAll();
    }

    /// Moves an incomplete message to the front, and its descriptors out of the way of those to come.
    private void compact() {
        if (arrived.count() > 0) {
            ReceivedDescriptors empty = held;
            held = arrived;
            arrived = empty;
        }
        arrivedWith = -1;
        if (start > 0) {
            MemorySegment.copy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        }
    }

    private void assign(int before) {
        if (arrived.count() == 0) {
            return;
        }
        int last = lastMessage();
        if (last < before) {
            arrived.closeAll(); // they came with the middle of a message, where the protocol has none
        } else {
            arrivedWith = last;
        }
    }

    private int lastMessage() {
        int at = start;
        while (end - at >= HeaderLayout.BYTES && possible(size(at)) && size(at) < end - at) {
            at += size(at);
        }
        return at;
    }

    private ReceivedDescriptors descriptorsOf(int at) {
        if (at == arrivedWith) {
            return arrived;
        }
        return at == 0 ? held : none;
    }

    private int size(int at) {
        return buffer.get(JAVA_INT_UNALIGNED, at + HeaderLayout.SIZE);
    }

    private static boolean possible(int size) {
        return size >= HeaderLayout.BYTES && size <= Limits.MAX_MESSAGE;
    }
}
