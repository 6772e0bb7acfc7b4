package nicc.runtime.vfiouser;

import java.util.HashMap;
import java.util.Map;
import nicc.runtime.ffi.FileDescriptor;
import nicc.runtime.memory.GuestMemory;
import nicc.runtime.memory.MapException;
import nicc.runtime.memory.MapException.Reason;
import org.jspecify.annotations.Nullable;

/// What the client has mapped: memory with a file, which the device can reach, and memory without one, which
/// only messages could reach. The latter is remembered so that it can be unmapped, and is a master abort to the
/// device: a message to the client while a guest waits for this server would wait for the guest.
final class DmaMaps {
    private static final int MAX_HOLLOW = 65535;
    private static final long PAGE = 4096;

    private final GuestMemory memory;
    private final Map<Long, Long> hollow = new HashMap<>();

    DmaMaps(GuestMemory memory) {
        this.memory = memory;
    }

    void map(long address, long size, @Nullable FileDescriptor file, long offset, boolean writable)
            throws MapException {
        if (file != null) {
            memory.map(address, size, file.number(), offset, writable);
        } else {
            hollow.put(address, size);
        }
    }

    /// Whether a map without a file is one that can be: of whole pages, not wrapping, and not one too many.
    /// Maps with a file are checked where they are made.
    boolean acceptsHollow(long address, long size) {
        return size > 0
                && (address | size) % PAGE == 0
                && Long.compareUnsigned(address, -size) <= 0
                && hollow.size() < MAX_HOLLOW
                && !hollow.containsKey(address);
    }

    /// Ends a map. From the return on nothing reaches it: all accesses are made by the thread that calls.
    void unmap(long address, long size) throws MapException {
        if (!hollow.remove(address, size)) {
            memory.unmap(address, size);
        }
    }

    void unmapAll() {
        hollow.clear();
        memory.unmapAll();
    }

    /// The refusal that says why a map failed.
    static int refusal(MapException e) {
        return e.reason() == Reason.SYSTEM || e.reason() == Reason.FULL ? Refusal.NO_MEMORY : Refusal.INVALID;
    }
}
