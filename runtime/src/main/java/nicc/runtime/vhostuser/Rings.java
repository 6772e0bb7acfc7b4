package nicc.runtime.vhostuser;

import java.io.IOException;
import java.util.Optional;
import nicc.runtime.ffi.EventFd;
import nicc.runtime.ffi.FileDescriptor;
import org.jspecify.annotations.Nullable;

/// The messages about rings. Two forms:
///
///     0       4       8            0                    8
///     | index | value |            | index, flag 0x100  |  and one descriptor, or none with the flag
final class Rings {
    /// Bytes of a message with an index and a value.
    static final int STATE = 8;

    /// Bytes of a message with addresses.
    static final int ADDRESSES = 40;

    /// Bytes of a message with a descriptor.
    static final int FILE = 8;

    private static final int INDEX_MASK = 0xFF;
    private static final int NO_FILE = 0x100;

    private static final int LOG_FLAG = 1;
    private static final int FLAGS = 4;
    private static final int DESCRIPTORS = 8;
    private static final int USED = 16;
    private static final int AVAILABLE = 24;

    private final Ring[] rings;
    private final RingCalls calls;
    private final MemoryRegions memory;
    private final Features features;

    Rings(Ring[] rings, RingCalls calls, MemoryRegions memory, Features features) {
        this.rings = rings;
        this.calls = calls;
        this.memory = memory;
        this.features = features;
    }

    Outcome size(Request request, Reply reply) {
        Ring ring = ring(request);
        return Outcome.doneIf(ring != null && ring.size(value(request)));
    }

    Outcome base(Request request, Reply reply) {
        Ring ring = ring(request);
        return Outcome.doneIf(ring != null && ring.base(value(request)));
    }

    /// SET_VRING_ADDR. The address of the log counts only with a flag that was not offered.
    Outcome addresses(Request request, Reply reply) {
        Ring ring = ring(request);
        if (ring == null || (request.getInt(FLAGS) & LOG_FLAG) != 0) {
            return Outcome.REFUSED;
        }
        Optional<Long> descriptors = guest(request.getLong(DESCRIPTORS));
        Optional<Long> available = guest(request.getLong(AVAILABLE));
        Optional<Long> used = guest(request.getLong(USED));
        boolean known = descriptors.isPresent() && available.isPresent() && used.isPresent();
        return Outcome.doneIf(known && ring.place(descriptors.get(), available.get(), used.get()));
    }

    /// GET_VRING_BASE: the ring stops, and says where it stopped.
    Outcome stop(Request request, Reply reply) {
        Ring ring = ring(request);
        if (ring == null) {
            return Outcome.REFUSED;
        }
        ring.stop();
        reply.putInt(request.getInt(0));
        reply.putInt(ring.base());
        return Outcome.ANSWERED;
    }

    Outcome enable(Request request, Reply reply) {
        Ring ring = ring(request);
        long on = value(request);
        if (ring == null || on > 1) {
            return Outcome.REFUSED;
        }
        ring.enable(on == 1);
        return Outcome.DONE;
    }

    Outcome kick(Request request, Reply reply) {
        Ring ring = fileRing(request);
        if (ring == null) {
            return Outcome.REFUSED;
        }
        boolean polled = request.descriptors().count() == 0;
        EventFd eventfd = eventfd(request);
        return Outcome.doneIf((polled || eventfd != null) && ring.start(eventfd, features.ringsAreOn()));
    }

    Outcome call(Request request, Reply reply) {
        Ring ring = fileRing(request);
        if (ring == null) {
            return Outcome.REFUSED;
        }
        calls.listener(request.getInt(0) & INDEX_MASK, eventfd(request), ring.started());
        return Outcome.DONE;
    }

    /// SET_VRING_ERR. A device says what is wrong by its status; the descriptor is not used.
    Outcome error(Request request, Reply reply) {
        return Outcome.doneIf(fileRing(request) != null);
    }

    private Optional<Long> guest(long address) {
        boolean already = (features.protocol() & ProtocolFeature.GPA_ADDRESSES) != 0;
        return already ? Optional.of(address) : memory.translate(address);
    }

    private @Nullable Ring ring(Request request) {
        int index = request.getInt(0);
        return index >= 0 && index < rings.length ? rings[index] : null;
    }

    private static long value(Request request) {
        return Integer.toUnsignedLong(request.getInt(Integer.BYTES));
    }

    /// The ring that a message with a descriptor is about; none where the descriptor is missing, or one too many.
    private @Nullable Ring fileRing(Request request) {
        long payload = request.getLong(0);
        int index = (int) payload & INDEX_MASK;
        int expected = (payload & NO_FILE) == 0 ? 1 : 0;
        boolean fits = (payload & ~(long) (INDEX_MASK | NO_FILE)) == 0
                && index < rings.length
                && request.descriptors().count() == expected;
        return fits ? rings[index] : null;
    }

    private static @Nullable EventFd eventfd(Request request) {
        FileDescriptor descriptor = request.descriptors().take();
        try {
            return descriptor == null ? null : EventFd.adopt(descriptor);
        } catch (IOException _) {
            return null; // closed there
        }
    }
}
