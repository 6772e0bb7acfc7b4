package nicc.runtime.vfiouser;

import static nicc.runtime.vfiouser.SetInterruptsLayout.ACTIONS;
import static nicc.runtime.vfiouser.SetInterruptsLayout.ACTION_MASK;
import static nicc.runtime.vfiouser.SetInterruptsLayout.ACTION_TRIGGER;
import static nicc.runtime.vfiouser.SetInterruptsLayout.ACTION_UNMASK;
import static nicc.runtime.vfiouser.SetInterruptsLayout.DATA;
import static nicc.runtime.vfiouser.SetInterruptsLayout.DATA_BOOL;
import static nicc.runtime.vfiouser.SetInterruptsLayout.DATA_EVENTFD;
import static nicc.runtime.vfiouser.SetInterruptsLayout.DATA_MASK;
import static nicc.runtime.vfiouser.SetInterruptsLayout.DATA_NONE;

import java.io.IOException;
import nicc.runtime.ffi.EventFd;
import nicc.runtime.ffi.FileDescriptor;
import nicc.runtime.irq.InterruptLines;
import nicc.runtime.irq.MessageVectors;
import nicc.runtime.pci.PciFunction;
import org.jspecify.annotations.Nullable;

/// DEVICE_SET_IRQS: who is interrupted and how, masking, and unmasking.
final class SetInterruptsHandler implements Handler {
    private final PciFunction function;
    private final InterruptLines lines;

    SetInterruptsHandler(PciFunction function, InterruptLines lines) {
        this.function = function;
        this.lines = lines;
    }

    @Override
    public int handle(Request request, Reply reply) {
        if (request.length() < DATA || !valid(request)) {
            return Refusal.INVALID;
        }
        return request.getInt(SetInterruptsLayout.INDEX) == InterruptIndex.INTX
                ? intx(request)
                : messages(request, request.getInt(SetInterruptsLayout.INDEX));
    }

    private boolean valid(Request request) {
        int flags = request.getInt(SetInterruptsLayout.FLAGS);
        int index = request.getInt(SetInterruptsLayout.INDEX);
        long start = request.getInt(SetInterruptsLayout.START) & 0xFFFF_FFFFL;
        long count = request.getInt(SetInterruptsLayout.COUNT) & 0xFFFF_FFFFL;
        return Integer.bitCount(flags & DATA_MASK) == 1
                && Integer.bitCount(flags & ACTIONS) == 1
                && (flags & ~(DATA_MASK | ACTIONS)) == 0
                && Integer.compareUnsigned(index, InterruptIndex.COUNT) < 0
                && start + count <= InterruptIndex.vectors(function, lines, index)
                && (flags & DATA_BOOL) * count <= DATA_BOOL * (long) (request.length() - DATA)
                && descriptorsFit(request, flags, count);
    }

    /// Descriptors come with EVENTFD only, one for each vector or none at all.
    private static boolean descriptorsFit(Request request, int flags, long count) {
        int came = request.descriptors().count();
        return came == 0 || ((flags & DATA_EVENTFD) != 0 && came == count);
    }

    private int intx(Request request) {
        int flags = request.getInt(SetInterruptsLayout.FLAGS);
        int count = request.getInt(SetInterruptsLayout.COUNT);
        boolean all = (flags & DATA_NONE) != 0;
        if ((flags & DATA_EVENTFD) != 0) {
            return intxEventfd(request, flags & ACTIONS, count);
        }
        if (all && count == 0) {
            return disable(flags, InterruptIndex.INTX);
        }
        if (count == 1 && (all || request.getByte(DATA) != 0)) {
            switch (flags & ACTIONS) {
                case ACTION_MASK -> lines.intx().mask();
                case ACTION_UNMASK -> lines.intx().unmask();
                default -> lines.intx().test();
            }
        }
        return Refusal.NONE;
    }

    private int intxEventfd(Request request, int action, int count) {
        if (count != 1 || action == ACTION_MASK) {
            return Refusal.INVALID;
        }
        @Nullable EventFd eventfd = null;
        if (request.descriptors().count() > 0) {
            eventfd = take(request);
            if (eventfd == null) {
                return Refusal.INVALID;
            }
        }
        if (action == ACTION_TRIGGER) {
            lines.intx().trigger(eventfd);
        } else {
            lines.intx().acknowledge(eventfd);
        }
        return Refusal.NONE;
    }

    /// MSI and MSI-X: a client masks a vector by taking its eventfd away, so only TRIGGER has a meaning.
    private int messages(Request request, int index) {
        int flags = request.getInt(SetInterruptsLayout.FLAGS);
        int start = request.getInt(SetInterruptsLayout.START);
        int count = request.getInt(SetInterruptsLayout.COUNT);
        if ((flags & ACTION_TRIGGER) == 0) {
            return Refusal.INVALID;
        }
        if ((flags & DATA_NONE) != 0 && count == 0) {
            return disable(flags, index);
        }
        if (count == 0) {
            return Refusal.NONE;
        }
        MessageVectors vectors = index == InterruptIndex.MSI ? lines.msi() : lines.msix();
        boolean connect = request.descriptors().count() > 0;
        for (int i = 0; i < count; i++) {
            if ((flags & DATA_EVENTFD) != 0) {
                vectors.consumer(start + i, connect ? take(request) : null);
            } else if ((flags & DATA_NONE) != 0 || request.getByte(DATA + i) != 0) {
                vectors.signal(start + i);
            }
        }
        return Refusal.NONE;
    }

    private int disable(int flags, int index) {
        if ((flags & ACTION_TRIGGER) != 0) {
            switch (index) {
                case InterruptIndex.INTX -> lines.intx().disable();
                case InterruptIndex.MSI -> lines.msi().disable();
                case InterruptIndex.MSIX -> lines.msix().disable();
                default -> {}
            }
        }
        return Refusal.NONE;
    }

    private static @Nullable EventFd take(Request request) {
        FileDescriptor descriptor = request.descriptors().take();
        try {
            return descriptor == null ? null : EventFd.adopt(descriptor);
        } catch (IOException _) {
            return null; // closed there; the vector has no consumer then
        }
    }
}
