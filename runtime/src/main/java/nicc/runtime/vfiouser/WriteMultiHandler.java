package nicc.runtime.vfiouser;

import nicc.runtime.device.ExitPlan.Mechanism;

/// REGION_WRITE_MULTI: posted writes that the client had to queue, in order.
///
///     0                  8             16       20      24
///     | number of writes | byte offset | region | count | data, 8 bytes | next write …
final class WriteMultiHandler implements Handler {
    private static final int WRITES = 0;
    private static final int FIRST = 8;
    private static final int OFFSET = 0;
    private static final int REGION = 8;
    private static final int COUNT = 12;
    private static final int DATA = 16;
    private static final int ENTRY = 24;

    private final RegionWriter writer;

    WriteMultiHandler(RegionWriter writer) {
        this.writer = writer;
    }

    @Override
    public int handle(Request request, Reply reply) {
        if (request.length() < FIRST) {
            return Refusal.INVALID;
        }
        long writes = request.getLong(WRITES);
        if (writes < 0 || writes > (request.length() - FIRST) / ENTRY) {
            return Refusal.INVALID;
        }
        for (int entry = FIRST; entry < FIRST + writes * ENTRY; entry += ENTRY) {
            write(request, entry);
        }
        reply.echo(request, FIRST);
        return Refusal.NONE;
    }

    /// An entry that counts more bytes than it has is dropped, like any write that nothing answers.
    private void write(Request request, int entry) {
        int count = request.getInt(entry + COUNT);
        if (count > 0 && count <= ENTRY - DATA) {
            int region = request.getInt(entry + REGION);
            long offset = request.getLong(entry + OFFSET);
            writer.write(request, entry + DATA, region, offset, count, Mechanism.POSTED);
        }
    }
}
