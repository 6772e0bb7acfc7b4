package nicc.runtime.demo;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nicc.runtime.device.NicDeviceFactory;
import nicc.runtime.device.PciIdentity;
import nicc.runtime.guest.DriverModel;
import nicc.runtime.guest.DriverSetup;
import nicc.runtime.guest.GuestDriver;
import nicc.runtime.guest.e1000.E1000Model;
import nicc.runtime.guest.machine.EmbeddedGuest;
import nicc.runtime.guest.machine.Load;
import nicc.runtime.guest.machine.ReceiveLoop;
import nicc.runtime.guest.machine.TrafficLoop;
import nicc.runtime.guest.machine.TransmitLoop;
import nicc.runtime.guest.traffic.FrameChecker;
import nicc.runtime.guest.traffic.FrameShape;
import nicc.runtime.guest.traffic.ReceiveCases;
import nicc.runtime.guest.traffic.TransmitCases;
import nicc.runtime.guest.virtio.VirtioModel;
import nicc.runtime.transport.AccessListener;
import org.jspecify.annotations.Nullable;

/// A running guest with one build of a card, ready for traffic.
public final class Bench {
    private static final List<DriverModel> MODELS = List.of(new E1000Model(), new VirtioModel());

    private final EmbeddedGuest guest;
    private final GuestDriver driver;
    private final FrameChecker arrived = new FrameChecker();
    private long seed;

    /// Builds the machine and starts the driver.
    ///
    /// @param factory makes the card
    /// @param setup how the driver sets it up
    /// @param profile the exit plan by which accesses are counted
    /// @throws nicc.runtime.guest.GuestDriverException when the card does not behave
    public Bench(NicDeviceFactory factory, DriverSetup setup, String profile) {
        this(factory, setup, profile, null);
    }

    /// Builds the machine and starts the driver.
    ///
    /// @param factory makes the card
    /// @param setup how the driver sets it up
    /// @param profile the exit plan by which accesses are counted
    /// @param listener hears of each access, or null
    /// @throws nicc.runtime.guest.GuestDriverException when the card does not behave
    public Bench(NicDeviceFactory factory, DriverSetup setup, String profile, @Nullable AccessListener listener) {
        DriverModel model = model(factory.description().pci());
        this.guest = new EmbeddedGuest(factory, Map.of(), profile, listener);
        this.driver = model.create(guest, setup, frame -> arrived.check(guest.ram(), frame));
        driver.start();
    }

    /// Whether there is a driver for a card.
    ///
    /// @param identity the card's identity
    /// @return whether a bench can be built with it
    public static boolean drives(PciIdentity identity) {
        return MODELS.stream().anyMatch(model -> model.drives(identity));
    }

    private static DriverModel model(PciIdentity identity) {
        return MODELS.stream()
                .filter(model -> model.drives(identity))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the embedded guest has no driver for PCI %04x:%04x"
                        .formatted(identity.vendor(), identity.device())));
    }

    /// Traffic out of the guest.
    ///
    /// @param shapes what is sent in turn
    /// @param load how densely
    /// @return traffic that has not begun
    public TrafficLoop transmit(List<FrameShape> shapes, Load load) {
        seed += shapes.size();
        return new TransmitLoop(guest, driver, TransmitCases.make(guest.ram(), driver.station(), shapes, seed), load);
    }

    /// Traffic into the guest. When the driver delivers checksum statuses, damaged frames are among them.
    ///
    /// @param shapes what is received in turn
    /// @param load how densely
    /// @return traffic that has not begun
    public TrafficLoop receive(List<FrameShape> shapes, Load load) {
        seed += shapes.size();
        ReceiveCases cases = new ReceiveCases(driver.station(), driver.deliversFcs(), driver.deliversChecksums());
        return new ReceiveLoop(guest, driver, arrived, cases.make(shapes, seed), load);
    }

    /// The machine.
    ///
    /// @return the same object always
    public EmbeddedGuest guest() {
        return guest;
    }

    /// Frames compared, on the wire and in the guest.
    ///
    /// @return since the start
    public long checked() {
        return guest.sent().checked() + arrived.checked();
    }

    /// Frames that were wrong, on the wire and in the guest.
    ///
    /// @return since the start
    public long wrong() {
        return guest.sent().wrong() + arrived.wrong();
    }

    /// The first wrong ones.
    ///
    /// @return for people
    public List<String> mismatches() {
        return Stream.concat(
                        guest.sent().mismatches().stream().map(one -> "sent " + one),
                        arrived.mismatches().stream().map(one -> "received " + one))
                .toList();
    }
}
