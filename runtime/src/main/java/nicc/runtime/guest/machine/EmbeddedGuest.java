package nicc.runtime.guest.machine;

import java.util.Map;
import nicc.runtime.device.DeviceClock;
import nicc.runtime.device.DevicePorts;
import nicc.runtime.device.NicDevice;
import nicc.runtime.device.NicDeviceFactory;
import nicc.runtime.device.Reset;
import nicc.runtime.guest.CardAccess;
import nicc.runtime.guest.GuestDriver;
import nicc.runtime.guest.GuestMachine;
import nicc.runtime.guest.GuestRam;
import nicc.runtime.guest.traffic.FrameChecker;
import nicc.runtime.memory.GuestMemory;
import nicc.runtime.memory.MapException;
import nicc.runtime.pci.InterruptGate;
import nicc.runtime.pci.PciFunction;
import nicc.runtime.transport.AccessCounters;
import nicc.runtime.transport.AccessListener;
import nicc.runtime.transport.AccessPort;
import nicc.runtime.wire.WirePort;
import org.jspecify.annotations.Nullable;

/// A machine with one card. The card's time moves only when everything rests: then it jumps to the card's next
/// deadline, so that a run repeats exactly. Memory lies on both sides of the 4 GiB border.
public final class EmbeddedGuest implements GuestMachine {
    private static final long RAM_SIZE = 64L << 20;
    private static final long RAM_BASE = (1L << 32) - RAM_SIZE / 2;
    private static final int STEPS = 256;
    private static final int POLL_BUDGET = 64;

    private final DeviceClock clock = new DeviceClock();
    private final InterruptPin pin = new InterruptPin();
    private final FrameChecker sent = new FrameChecker();
    private final PeerWire wire = new PeerWire(sent);
    private final Patience patience = new Patience();
    private final GuestRam ram;
    private final NicDevice device;
    private final AccessPort port;
    private final CardAccess card;
    private long interrupts;

    /// Builds the machine and switches it on.
    ///
    /// @param factory makes the card
    /// @param parameters of the card
    /// @param profile the exit plan by which accesses are counted
    public EmbeddedGuest(NicDeviceFactory factory, Map<String, Long> parameters, String profile) {
        this(factory, parameters, profile, null);
    }

    /// Builds the machine and switches it on.
    ///
    /// @param factory makes the card
    /// @param parameters of the card
    /// @param profile the exit plan by which accesses are counted
    /// @param listener hears of each access, or null
    public EmbeddedGuest(
            NicDeviceFactory factory, Map<String, Long> parameters, String profile, @Nullable AccessListener listener) {
        GuestMemory memory = new GuestMemory();
        this.ram = ram(memory);
        InterruptGate gate = new InterruptGate(pin);
        this.device = factory.create(new DevicePorts(memory, new WirePort(wire), gate, clock), parameters);
        this.port = new AccessPort(new PciFunction(device, memory, gate), listener);
        this.card = new PlannedAccess(port, device.description(), profile);
        device.reset(Reset.POWER);
        device.link(wire.up());
    }

    private static GuestRam ram(GuestMemory memory) {
        try {
            return new GuestRam(memory.mapAnonymous(RAM_BASE, RAM_SIZE), RAM_BASE);
        } catch (MapException e) {
            throw new IllegalStateException("the guest's memory", e);
        }
    }

    @Override
    public GuestRam ram() {
        return ram;
    }

    @Override
    public CardAccess card() {
        return card;
    }

    @Override
    public void delay(long nanos) {
        long end = clock.nanos() + nanos;
        while (device.work(STEPS) != 0 || device.nextDeadline() <= end) {
            clock.advanceTo(Math.min(end, device.nextDeadline()));
        }
        clock.advanceTo(end);
        device.work(STEPS);
    }

    /// The other end of the cable.
    ///
    /// @return the same object always
    public PeerWire wire() {
        return wire;
    }

    /// Compares what comes out of the wire.
    ///
    /// @return the same object always
    public FrameChecker sent() {
        return sent;
    }

    /// How often the driver has accessed the card.
    ///
    /// @return live counters
    public AccessCounters accesses() {
        return port.counters();
    }

    /// How often the driver was interrupted.
    ///
    /// @return since the machine was switched on
    public long interrupts() {
        return interrupts;
    }

    /// The card.
    ///
    /// @return the same object always
    public NicDevice device() {
        return device;
    }

    /// Lets the card work until it rests, its interrupts unserved.
    public void work() {
        while (device.work(STEPS) != 0) {
            // The card does something else each time.
        }
    }

    /// Lets card and driver work until both rest; time moves on as far as the card's next deadline if nothing
    /// else does.
    ///
    /// @param driver the card's driver
    /// @return whether anything happened
    public boolean run(GuestDriver driver) {
        boolean any = false;
        while (round(driver)) {
            any = true;
        }
        long deadline = device.nextDeadline();
        if (deadline == Long.MAX_VALUE) {
            return any;
        }
        clock.advanceTo(deadline);
        return true;
    }

    /// A wait's bound; the one before it ends.
    Patience patience() {
        return patience.renewed();
    }

    private boolean round(GuestDriver driver) {
        boolean worked = device.work(STEPS) != 0;
        if (pin.asserted()) {
            interrupts++;
            worked |= driver.interrupt(0);
        }
        for (int vector = pin.takeMessage(); vector >= 0; vector = pin.takeMessage()) {
            interrupts++;
            worked |= driver.interrupt(vector);
        }
        if (driver.polling()) {
            driver.poll(POLL_BUDGET);
            worked = true;
        }
        return worked;
    }
}
