package nicc.runtime.vfiouser;

import nicc.runtime.ffi.FileDescriptor;
import nicc.runtime.memory.MapException;
import org.jspecify.annotations.Nullable;

/// DMA_MAP.
///
///     0       4       8                16        24     32
///     | argsz | flags | offset in file | address | size |
final class DmaMapHandler implements Handler {
    private static final int FLAGS = 4;
    private static final int OFFSET = 8;
    private static final int ADDRESS = 16;
    private static final int SIZE = 24;
    private static final int BYTES = 32;

    private static final int FLAG_READ = 1;
    private static final int FLAG_WRITE = 2;

    private final DmaMaps maps;

    DmaMapHandler(DmaMaps maps) {
        this.maps = maps;
    }

    @Override
    public int handle(Request request, Reply reply) {
        if (request.length() < BYTES || request.descriptors().count() > 1) {
            return Refusal.INVALID;
        }
        int flags = request.getInt(FLAGS);
        if ((flags & FLAG_READ) == 0 || (flags & ~(FLAG_READ | FLAG_WRITE)) != 0) {
            return Refusal.INVALID;
        }
        long size = request.getLong(SIZE);
        boolean writable = (flags & FLAG_WRITE) != 0;
        // The map keeps the file, not this descriptor: QEMU sends a new one for each map of the same file.
        try (@Nullable FileDescriptor file = request.descriptors().take()) {
            if (file == null && !maps.acceptsHollow(request.getLong(ADDRESS), size)) {
                return Refusal.INVALID;
            }
            maps.map(request.getLong(ADDRESS), size, file, request.getLong(OFFSET), writable);
            return Refusal.NONE;
        } catch (MapException e) {
            return DmaMaps.refusal(e);
        }
    }
}
