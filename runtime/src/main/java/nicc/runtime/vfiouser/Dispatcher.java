package nicc.runtime.vfiouser;

import nicc.runtime.irq.InterruptLines;
import nicc.runtime.memory.GuestMemory;
import nicc.runtime.transport.AccessPort;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes each message to its handler, and gives each request that asks for one its one reply.
final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final @Nullable Handler[] handlers = new Handler[Command.END];
    private final VersionHandler version = new VersionHandler();
    private final RegionReadHandler reads;
    private final RegionWriteHandler writes;
    private final DmaMaps maps;
    private final InterruptLines lines;
    private boolean failureReported;

    Dispatcher(AccessPort port, GuestMemory memory, InterruptLines lines) {
        this.lines = lines;
        maps = new DmaMaps(memory);
        RegionWriter writer = new RegionWriter(port);
        reads = new RegionReadHandler(port);
        writes = new RegionWriteHandler(writer);
        Handler noFeature = (_, _) -> Refusal.NO_FEATURE;
        handlers[Command.VERSION] = version;
        handlers[Command.DMA_MAP] = new DmaMapHandler(maps);
        handlers[Command.DMA_UNMAP] = new DmaUnmapHandler(maps);
        handlers[Command.DEVICE_GET_INFO] = new DeviceInfoHandler();
        handlers[Command.DEVICE_GET_REGION_INFO] = new RegionInfoHandler(port.function());
        handlers[Command.DEVICE_GET_IRQ_INFO] = new InterruptInfoHandler(port.function(), lines);
        handlers[Command.DEVICE_SET_IRQS] = new SetInterruptsHandler(port.function(), lines);
        handlers[Command.REGION_READ] = reads;
        handlers[Command.REGION_WRITE] = writes;
        handlers[Command.REGION_WRITE_MULTI] = new WriteMultiHandler(writer);
        handlers[Command.DEVICE_RESET] = new ResetHandler(port);
        handlers[Command.DEVICE_FEATURE] = noFeature;
        handlers[Command.MIG_DATA_READ] = noFeature;
        handlers[Command.MIG_DATA_WRITE] = noFeature;
    }

    /// Carries a message out. A client's reply is dropped: this server asks nothing.
    void dispatch(Request request, Outbox outbox) {
        if (!request.isCommand()) {
            return;
        }
        Reply reply = outbox.begin();
        int refusal = carryOut(request, reply);
        if (request.noReply()) {
            return;
        }
        if (refusal == Refusal.NONE) {
            outbox.commit(request);
        } else {
            outbox.refuse(request, refusal);
        }
    }

    /// Forgets the client: its maps, its eventfds, the version. The device keeps its state.
    void forgetClient() {
        version.restart();
        maps.unmapAll();
        lines.disable();
    }

    private int carryOut(Request request, Reply reply) {
        int command = request.command();
        Handler handler = command < Command.END ? handlers[command] : null;
        if (handler == null) {
            return Refusal.NOT_SUPPORTED;
        }
        if (handler != version && !version.negotiated()) {
            return Refusal.INVALID;
        }
        try {
            // A guest's accesses are called by their class: a call by the interface would be a megamorphic one.
            return switch (command) {
                case Command.REGION_READ -> reads.handle(request, reply);
                case Command.REGION_WRITE -> writes.handle(request, reply);
                default -> handler.handle(request, reply);
            };
        } catch (RuntimeException e) {
            report(command, e);
            return Refusal.IO;
        }
    }

    /// A device never throws because of its guest, so this is a defect. The client has its reply all the same,
    /// because one that waits in vain never recovers; and the log has it once, because a guest may be able to
    /// repeat it.
    private void report(int command, RuntimeException e) {
        if (!failureReported) {
            failureReported = true;
            LOG.error("command {} failed; further failures are not reported", command, e);
        }
    }
}
