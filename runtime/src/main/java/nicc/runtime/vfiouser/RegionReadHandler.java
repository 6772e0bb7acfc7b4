package nicc.runtime.vfiouser;

import nicc.runtime.transport.AccessPort;

/// REGION_READ. A read that nothing answers reads as ones, as on the bus.
final class RegionReadHandler implements Handler {
    private final AccessPort port;

    RegionReadHandler(AccessPort port) {
        this.port = port;
    }

    @Override
    public int handle(Request request, Reply reply) {
        if (request.length() < RegionAccessLayout.DATA) {
            return Refusal.INVALID;
        }
        int count = request.getInt(RegionAccessLayout.COUNT);
        if (count < 0 || count > Limits.MAX_TRANSFER) {
            return Refusal.INVALID;
        }
        long offset = request.getLong(RegionAccessLayout.OFFSET);
        int region = request.getInt(RegionAccessLayout.REGION);
        reply.echo(request, RegionAccessLayout.DATA);
        boolean possible = RegionPieces.possible(offset, count);
        int done = 0;
        while (done < count) {
            int size = RegionPieces.next(offset + done, count - done);
            reply.putNumber(RegionAccessLayout.DATA + done, size, possible ? read(region, offset + done, size) : ~0L);
            done += size;
        }
        reply.length(RegionAccessLayout.DATA + count);
        return Refusal.NONE;
    }

    private long read(int region, long offset, int size) {
        if (region == Region.CONFIG) {
            return offset >= 0 && offset < Region.size(port.function(), region)
                    ? port.function().readConfig((int) offset, size)
                    : 0;
        }
        return port.read(region, offset, size);
    }
}
