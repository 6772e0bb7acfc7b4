package nicc.runtime.vfiouser;

/// DEVICE_GET_INFO.
///
///     0       4       8                   12
///     | argsz | flags | number of regions | number of interrupt indexes |
final class DeviceInfoHandler implements Handler {
    private static final int ARGSZ = 0;
    private static final int FLAGS = 4;
    private static final int REGIONS = 8;
    private static final int IRQS = 12;
    private static final int BYTES = 16;

    private static final int FLAG_RESET = 1;
    private static final int FLAG_PCI = 2;

    @Override
    public int handle(Request request, Reply reply) {
        if (request.length() < BYTES || Integer.compareUnsigned(request.getInt(ARGSZ), BYTES) < 0) {
            return Refusal.INVALID;
        }
        reply.putInt(ARGSZ, BYTES);
        reply.putInt(FLAGS, FLAG_RESET | FLAG_PCI);
        reply.putInt(REGIONS, Region.COUNT);
        reply.putInt(IRQS, InterruptIndex.COUNT);
        reply.length(BYTES);
        return Refusal.NONE;
    }
}
