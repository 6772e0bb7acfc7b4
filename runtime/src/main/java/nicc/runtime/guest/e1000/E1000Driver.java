package nicc.runtime.guest.e1000;

import java.util.Optional;
import nicc.runtime.guest.FrameReceiver;
import nicc.runtime.guest.GuestDriver;
import nicc.runtime.guest.GuestDriverException;
import nicc.runtime.guest.GuestMachine;
import nicc.runtime.guest.GuestRam;
import nicc.runtime.guest.Packet;
import nicc.runtime.guest.paravirt.StatusBlock;
import nicc.runtime.guest.paravirt.TwinShape;

/// The driver of an 82540EM with its pin interrupt, and of its paravirtual twin with a message.
public final class E1000Driver implements GuestDriver {
    private static final int PCI_IDENTITY = 0x100E8086;
    private static final int PCI_COMMAND = 0x04;
    private static final int MEMORY_AND_MASTER = 0x0006;

    private static final int COLLISION_THRESHOLD = 15;
    private static final int COLLISION_DISTANCE = 0x40;
    private static final int INTER_PACKET_GAP = 10 | 8 << 10 | 6 << 20;
    private static final int STANDARD_MTU = 1500;
    private static final long ITR_UNITS_PER_SECOND = 1_000_000_000L / 256;

    private final GuestMachine machine;
    private final GuestRam ram;
    private final RegisterPort port;
    private final E1000Settings settings;
    private final FrameReceiver receiver;
    private final TxRing tx;
    private final RxRing rx;

    private DriverHalf half;
    private long station;
    private boolean polling;

    /// Creates the driver; the card is not touched.
    ///
    /// @param machine what the driver stands on
    /// @param settings how the card is set up
    /// @param receiver takes the frames that arrive
    public E1000Driver(GuestMachine machine, E1000Settings settings, FrameReceiver receiver) {
        this.machine = machine;
        this.ram = machine.ram();
        this.port = new RegisterPort(machine);
        this.settings = settings;
        this.receiver = receiver;
        this.tx = new TxRing(ram, port, settings);
        this.rx = new RxRing(ram, port, settings);
        this.half = new RegisterHalf(port);
    }

    @Override
    public void start() {
        probe();
        BringUp card = new BringUp(port, settings.microwire());
        card.reset();
        station = card.station();
        card.filters(station);
        card.link();
        half = half();
        half.open();
        openTransmit();
        openReceive();
        port.write(E1000Registers.ITR, interval());
        polling = half.listen();
    }

    @Override
    public long station() {
        return station;
    }

    @Override
    public boolean deliversFcs() {
        return !settings.stripFcs();
    }

    @Override
    public boolean deliversChecksums() {
        return settings.receiveChecksum();
    }

    @Override
    public boolean transmit(Packet packet, boolean more) {
        if (packet.request().segmented()) {
            SegmentHeaders.prepare(ram, packet);
        }
        return tx.transmit(packet, more);
    }

    @Override
    public long transmitted() {
        return tx.completed();
    }

    @Override
    public boolean interrupt(int vector) {
        boolean cause = half.interrupt();
        polling |= cause;
        return cause;
    }

    @Override
    public boolean polling() {
        return polling;
    }

    @Override
    public int poll(int budget) {
        half.poll();
        tx.clean();
        int frames = rx.clean(budget, receiver);
        if (frames < budget && polling) {
            polling = half.listen();
        }
        return frames;
    }

    /// Frames that arrived damaged.
    ///
    /// @return since the driver was made
    public long receiveErrors() {
        return rx.errors();
    }

    private void probe() {
        int identity = machine.card().readConfig(0, Integer.BYTES);
        if (identity != PCI_IDENTITY) {
            throw new GuestDriverException("PCI identity 0x%08X, not 0x%08X".formatted(identity, PCI_IDENTITY));
        }
        int command = machine.card().readConfig(PCI_COMMAND, Short.BYTES);
        machine.card().writeConfig(PCI_COMMAND, Short.BYTES, command | MEMORY_AND_MASTER);
    }

    /// A twin is driven by its status block.
    private DriverHalf half() {
        Optional<TwinShape> twin = TwinShape.find(machine.card());
        if (twin.isEmpty()) {
            return new RegisterHalf(port);
        }
        TwinShape.enableMessages(machine.card());
        return new ParavirtHalf(port, new StatusBlock(ram, machine.card(), twin.get()), settings.ringEntries());
    }

    /// Transmit initialisation (14.5).
    private void openTransmit() {
        tx.open(half);
        port.write(E1000Registers.TIPG, INTER_PACKET_GAP);
        port.write(E1000Registers.TIDV, settings.transmitDelay());
        port.write(E1000Registers.TADV, 4 * settings.transmitDelay());
        port.write(
                E1000Registers.TCTL,
                E1000Bits.TCTL_EN
                        | E1000Bits.TCTL_PSP
                        | E1000Bits.TCTL_RTLC
                        | COLLISION_THRESHOLD << E1000Bits.TCTL_CT_SHIFT
                        | COLLISION_DISTANCE << E1000Bits.TCTL_COLD_SHIFT);
    }

    /// Receive initialisation (14.4): the card is enabled last, and buffers are given after that.
    private void openReceive() {
        port.write(E1000Registers.RDTR, 0);
        port.write(E1000Registers.RADV, 0);
        rx.open(half);
        int checksum = settings.receiveChecksum() ? E1000Bits.RXCSUM_IPOFL | E1000Bits.RXCSUM_TUOFL : 0;
        port.write(E1000Registers.RXCSUM, checksum);
        port.write(E1000Registers.RCTL, receiveControl());
        rx.refill();
    }

    private int receiveControl() {
        int control = E1000Bits.RCTL_EN | E1000Bits.RCTL_BAM | bufferSize(settings.receiveBuffer());
        if (settings.mtu() > STANDARD_MTU) {
            control |= E1000Bits.RCTL_LPE;
        }
        if (settings.promiscuous()) {
            control |= E1000Bits.RCTL_UPE | E1000Bits.RCTL_MPE;
        }
        return settings.stripFcs() ? control | E1000Bits.RCTL_SECRC : control;
    }

    /// RCTL.BSIZE and BSEX: 2048, 1024, 512 and 256 bytes, or with BSEX 16384, 8192 and 4096 from BSIZE = 1 on.
    private static int bufferSize(int bytes) {
        int size = Integer.numberOfTrailingZeros(bytes);
        return size <= 11
                ? (11 - size) << E1000Bits.RCTL_BSIZE_SHIFT
                : (15 - size) << E1000Bits.RCTL_BSIZE_SHIFT | E1000Bits.RCTL_BSEX;
    }

    private int interval() {
        int rate = settings.interruptsPerSecond();
        return rate == 0 ? 0 : (int) Math.min(0xFFFF, ITR_UNITS_PER_SECOND / rate);
    }
}
