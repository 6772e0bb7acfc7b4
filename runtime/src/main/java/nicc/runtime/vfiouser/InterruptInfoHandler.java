package nicc.runtime.vfiouser;

import nicc.runtime.irq.InterruptLines;
import nicc.runtime.pci.PciFunction;

/// DEVICE_GET_IRQ_INFO. ERR and REQ are refused, as Linux does for a function that is not PCI Express: an
/// answer of no vectors makes QEMU warn.
///
///     0       4       8       12
///     | argsz | flags | index | count |
final class InterruptInfoHandler implements Handler {
    private static final int ARGSZ = 0;
    private static final int FLAGS = 4;
    private static final int INDEX = 8;
    private static final int COUNT = 12;
    private static final int BYTES = 16;

    private static final int FLAG_EVENTFD = 1;
    private static final int FLAG_MASKABLE = 2;
    private static final int FLAG_AUTOMASKED = 4;

    private final PciFunction function;
    private final InterruptLines lines;

    InterruptInfoHandler(PciFunction function, InterruptLines lines) {
        this.function = function;
        this.lines = lines;
    }

    @Override
    public int handle(Request request, Reply reply) {
        if (request.length() < BYTES || Integer.compareUnsigned(request.getInt(ARGSZ), BYTES) < 0) {
            return Refusal.INVALID;
        }
        int index = request.getInt(INDEX);
        if (Integer.compareUnsigned(index, InterruptIndex.MSIX) > 0) {
            return Refusal.INVALID;
        }
        reply.putInt(ARGSZ, BYTES);
        reply.putInt(FLAGS, flags(index));
        reply.putInt(INDEX, index);
        reply.putInt(COUNT, InterruptIndex.vectors(function, lines, index));
        reply.length(BYTES);
        return Refusal.NONE;
    }

    private static int flags(int index) {
        return index == InterruptIndex.INTX ? FLAG_EVENTFD | FLAG_MASKABLE | FLAG_AUTOMASKED : FLAG_EVENTFD;
    }
}
