package nicc.runtime.vfiouser;

import nicc.runtime.pci.PciFunction;

/// DEVICE_GET_REGION_INFO. No region can be mapped by the client: one that could would make every write of the
/// guest wait.
///
///     0       4       8       12                  16     24
///     | argsz | flags | index | capability offset | size | offset in a file |
final class RegionInfoHandler implements Handler {
    private static final int ARGSZ = 0;
    private static final int FLAGS = 4;
    private static final int INDEX = 8;
    private static final int CAPABILITY = 12;
    private static final int SIZE = 16;
    private static final int OFFSET = 24;
    private static final int BYTES = 32;

    private static final int FLAG_READ = 1;
    private static final int FLAG_WRITE = 2;

    private final PciFunction function;

    RegionInfoHandler(PciFunction function) {
        this.function = function;
    }

    @Override
    public int handle(Request request, Reply reply) {
        if (request.length() < BYTES || Integer.compareUnsigned(request.getInt(ARGSZ), BYTES) < 0) {
            return Refusal.INVALID;
        }
        int index = request.getInt(INDEX);
        if (Integer.compareUnsigned(index, Region.COUNT) >= 0) {
            return Refusal.INVALID;
        }
        long size = Region.size(function, index);
        reply.putInt(ARGSZ, BYTES);
        reply.putInt(FLAGS, size == 0 ? 0 : FLAG_READ | FLAG_WRITE);
        reply.putInt(INDEX, index);
        reply.putInt(CAPABILITY, 0);
        reply.putLong(SIZE, size);
        reply.putLong(OFFSET, 0);
        reply.length(BYTES);
        return Refusal.NONE;
    }
}
