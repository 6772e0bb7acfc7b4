package nicc.runtime.vfiouser;

import nicc.runtime.memory.MapException;

/// DMA_UNMAP. The reply repeats the payload.
///
///     0       4       8         16     24
///     | argsz | flags | address | size |
final class DmaUnmapHandler implements Handler {
    private static final int FLAGS = 4;
    private static final int ADDRESS = 8;
    private static final int SIZE = 16;
    private static final int BYTES = 24;

    private static final int FLAG_ALL = 2;

    private final DmaMaps maps;

    DmaUnmapHandler(DmaMaps maps) {
        this.maps = maps;
    }

    @Override
    public int handle(Request request, Reply reply) {
        if (request.length() < BYTES) {
            return Refusal.INVALID;
        }
        int refusal = switch (request.getInt(FLAGS)) {
            case 0 -> unmap(request.getLong(ADDRESS), request.getLong(SIZE));
            case FLAG_ALL -> unmapAll();
            default -> Refusal.INVALID;
        };
        reply.echo(request, BYTES);
        return refusal;
    }

    private int unmap(long address, long size) {
        try {
            maps.unmap(address, size);
            return Refusal.NONE;
        } catch (MapException e) {
            return DmaMaps.refusal(e);
        }
    }

    private int unmapAll() {
        maps.unmapAll();
        return Refusal.NONE;
    }
}
