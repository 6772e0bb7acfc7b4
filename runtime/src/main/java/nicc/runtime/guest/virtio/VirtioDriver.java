package nicc.runtime.guest.virtio;

import nicc.runtime.guest.FrameReceiver;
import nicc.runtime.guest.GuestDriver;
import nicc.runtime.guest.GuestDriverException;
import nicc.runtime.guest.GuestMachine;
import nicc.runtime.guest.GuestRam;
import nicc.runtime.guest.Packet;

/// The driver of a virtio network device with one pair of queues, a message for each.
public final class VirtioDriver implements GuestDriver {
    private static final int PCI_IDENTITY = 0x10411AF4;
    private static final int PCI_COMMAND = 0x04;
    private static final int MEMORY_AND_MASTER = 0x0006;
    private static final int RECEIVE = 0;
    private static final int TRANSMIT = 1;

    private final GuestMachine machine;
    private final GuestRam ram;
    private final VirtioSettings settings;
    private final FrameReceiver receiver;
    private final Structures structures;
    private final Initialisation device;

    private TxQueue tx;
    private RxQueue rx;
    private int transmitOffset;
    private int receiveOffset;
    private long station;
    private boolean polling;

    /// Creates the driver; the device is not touched.
    ///
    /// @param machine what the driver stands on
    /// @param settings how the device is set up
    /// @param receiver takes the frames that arrive
    public VirtioDriver(GuestMachine machine, VirtioSettings settings, FrameReceiver receiver) {
        this.machine = machine;
        this.ram = machine.ram();
        this.settings = settings;
        this.receiver = receiver;
        this.structures = new Structures(machine.card());
        this.device = new Initialisation(structures);
        this.tx = new TxQueue(ram, queue(false, false));
        this.rx = new RxQueue(ram, queue(false, false), settings.receiveBuffer());
    }

    private Virtqueue queue(boolean packed, boolean events) {
        return packed
                ? new PackedQueue(ram, settings.queueSize(), events)
                : new SplitQueue(ram, settings.queueSize(), events);
    }

    /// Device initialisation (VIRTIO 1.3, section 3.1.1).
    @Override
    public void start() {
        probe();
        structures.find();
        long features = device.negotiate(settings.receiveOffloads() ? VirtioFeatures.RECEIVE : 0);
        station = device.station();
        boolean packed = (features & VirtioFeatures.RING_PACKED) != 0;
        boolean events = (features & VirtioFeatures.EVENT_IDX) != 0;
        structures.enableMessages();
        Virtqueue receive = queue(packed, events);
        Virtqueue transmit = queue(packed, events);
        receiveOffset = device.enable(RECEIVE, receive);
        transmitOffset = device.enable(TRANSMIT, transmit);
        rx = new RxQueue(ram, receive, settings.receiveBuffer());
        tx = new TxQueue(ram, transmit);
        polling = false;
        device.ready();
        rx.fill();
        rx.listen();
        structures.notify(receiveOffset, RECEIVE);
    }

    private void probe() {
        int identity = machine.card().readConfig(0, Integer.BYTES);
        if (identity != PCI_IDENTITY) {
            throw new GuestDriverException("PCI identity 0x%08X, not 0x%08X".formatted(identity, PCI_IDENTITY));
        }
        int command = machine.card().readConfig(PCI_COMMAND, Short.BYTES);
        machine.card().writeConfig(PCI_COMMAND, Short.BYTES, command | MEMORY_AND_MASTER);
    }

    @Override
    public long station() {
        return station;
    }

    @Override
    public boolean deliversFcs() {
        return false;
    }

    /// A frame whose checksum nobody has checked is software's to check.
    @Override
    public boolean deliversChecksums() {
        return false;
    }

    @Override
    public boolean transmit(Packet packet, boolean more) {
        boolean added = tx.add(packet);
        if ((!more || !added) && tx.publish()) {
            structures.notify(transmitOffset, TRANSMIT);
        }
        return added;
    }

    @Override
    public long transmitted() {
        return tx.completed();
    }

    @Override
    public boolean interrupt(int vector) {
        if (vector != Initialisation.vector(RECEIVE) && vector != Initialisation.vector(TRANSMIT)) {
            return false;
        }
        rx.quiet();
        tx.quiet();
        polling = true;
        return true;
    }

    @Override
    public boolean polling() {
        return polling;
    }

    @Override
    public int poll(int budget) {
        tx.clean();
        int frames = rx.clean(budget, receiver);
        if (rx.publish()) {
            structures.notify(receiveOffset, RECEIVE);
        }
        if (frames < budget && polling) {
            polling = false;
            boolean more = rx.listen();
            polling = tx.listen() || more;
        }
        return frames;
    }

    /// Frames that arrived damaged.
    ///
    /// @return since the driver was started
    public long receiveErrors() {
        return rx.errors();
    }
}
