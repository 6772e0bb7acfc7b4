package nicc.runtime.vhostuser;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nicc.runtime.ffi.FileDescriptor;
import nicc.runtime.memory.GuestMemory;
import nicc.runtime.memory.MapException;
import org.jspecify.annotations.Nullable;

/// The guest's memory as the front-end describes it (vhost-user protocol, "Memory region description"): as a
/// table that replaces the one before, or region by region.
///
///     0               8      16             24              32
///     | guest address | size | user address | offset in file |
final class MemoryRegions {
    private static final int GUEST = 0;
    private static final int SIZE = 8;
    private static final int USER = 16;
    private static final int OFFSET = 24;
    private static final int REGION_BYTES = 32;

    /// Where regions begin: behind a count and padding in a table, behind padding in a message of one.
    private static final int FIRST = 8;

    /// Bytes of a message with one region.
    static final int ONE = FIRST + REGION_BYTES;

    private final GuestMemory memory;
    private final List<Region> regions = new ArrayList<>();

    /// A region that is mapped.
    private record Region(long guest, long size, long user) {
        boolean contains(long address) {
            return Long.compareUnsigned(address - user, size) < 0;
        }

        boolean wraps() {
            return Long.compareUnsigned(user + size - 1, user) < 0;
        }
    }

    MemoryRegions(GuestMemory memory) {
        this.memory = memory;
    }

    /// SET_MEM_TABLE. When a region of it does not fit, no memory is left.
    Outcome replace(Request request, Reply reply) {
        if (request.length() < FIRST) {
            return Outcome.REFUSED;
        }
        int count = request.getInt(0);
        boolean fits = count >= 0
                && count <= Limits.TABLE_REGIONS
                && request.length() == FIRST + count * REGION_BYTES
                && request.descriptors().count() == count;
        if (!fits) {
            return Outcome.REFUSED;
        }
        forget();
        for (int i = 0; i < count; i++) {
            if (!map(request, FIRST + i * REGION_BYTES)) {
                forget();
                return Outcome.REFUSED;
            }
        }
        return Outcome.DONE;
    }

    /// GET_MAX_MEM_SLOTS.
    Outcome slots(Request request, Reply reply) {
        return reply.answer(Limits.MEMORY_SLOTS);
    }

    /// ADD_MEM_REG.
    Outcome add(Request request, Reply reply) {
        return Outcome.doneIf(regions.size() < Limits.MEMORY_SLOTS && map(request, FIRST));
    }

    /// REM_MEM_REG. Front-ends may send the region's descriptor again, for nothing.
    Outcome remove(Request request, Reply reply) {
        Region gone = region(request, FIRST);
        if (!regions.contains(gone)) {
            return Outcome.REFUSED;
        }
        try {
            memory.unmap(gone.guest(), gone.size());
            regions.remove(gone);
            return Outcome.DONE;
        } catch (MapException _) {
            return Outcome.REFUSED;
        }
    }

    /// Where the guest has what the front-end's process has at an address.
    ///
    /// @return nothing where no region is
    Optional<Long> translate(long user) {
        return regions.stream()
                .filter(region -> region.contains(user))
                .findFirst()
                .map(region -> region.guest() + (user - region.user()));
    }

    /// Takes all memory away.
    void forget() {
        memory.unmapAll();
        regions.clear();
    }

    private boolean map(Request request, int at) {
        Region region = region(request, at);
        // The map keeps the file, not this descriptor.
        try (@Nullable FileDescriptor file = request.descriptors().take()) {
            if (file == null || region.size() == 0 || region.wraps()) {
                return false;
            }
            memory.map(region.guest(), region.size(), file.number(), request.getLong(at + OFFSET), true);
            regions.add(region);
            return true;
        } catch (MapException _) {
            return false;
        }
    }

    private static Region region(Request request, int at) {
        return new Region(request.getLong(at + GUEST), request.getLong(at + SIZE), request.getLong(at + USER));
    }
}
