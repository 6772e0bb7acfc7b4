package nicc.runtime.guest.fake;

import java.util.List;
import java.util.Map;
import nicc.runtime.device.BarDescription;
import nicc.runtime.device.BarDescription.Kind;
import nicc.runtime.device.DeviceDescription;
import nicc.runtime.device.DevicePorts;
import nicc.runtime.device.ExitPlan;
import nicc.runtime.device.ExitPlan.Mechanism;
import nicc.runtime.device.NicDevice;
import nicc.runtime.device.NicDeviceFactory;
import nicc.runtime.device.PathDescription;
import nicc.runtime.device.PathDescription.Access;
import nicc.runtime.device.PathDescription.EngineStep;
import nicc.runtime.device.PathDescription.Repeat;
import nicc.runtime.device.PciIdentity;
import nicc.runtime.device.RegisterDescription;
import nicc.runtime.device.RegisterDescription.FieldDescription;

/// Makes [FakeCard]s.
///
/// @param build the build's name
/// @param fault what goes wrong with each frame sent
public record FakeCardFactory(String build, Fault fault) implements NicDeviceFactory {

    /// Faults that a checker must notice.
    public enum Fault {
        /// None.
        NONE,
        /// One bit of each frame's last byte is wrong.
        CORRUPT,
        /// Frames are dropped.
        DROP,
        /// Each frame comes twice.
        DUPLICATE
    }

    /// Makes a factory of faultless cards.
    public FakeCardFactory() {
        this("reference", Fault.NONE);
    }

    @Override
    public DeviceDescription description() {
        PciIdentity pci = new PciIdentity(
                0x8086,
                0x100E,
                2,
                0x020000,
                0x8086,
                0x1E,
                1,
                0,
                0xFF,
                0,
                List.of(new BarDescription(0, Kind.MEMORY32, false, 0x20000, "csr")),
                List.of());
        return new DeviceDescription(
                "fake",
                "A card for tests",
                build,
                "00",
                pci,
                List.of(
                        register("STATUS", "Device Status", 0x8),
                        register("ICR", "Interrupt Cause Read", 0xC0),
                        register("IMS", "Interrupt Mask Set", 0xD0),
                        register("IMC", "Interrupt Mask Clear", 0xD8),
                        register("RDT", "Receive Descriptor Tail", 0x2818),
                        register("TDT", "Transmit Descriptor Tail", 0x3818)),
                List.of(),
                List.of(new PathDescription(
                        "interrupt",
                        "A driver <of tests>",
                        List.of(
                                new Access("ICR", false),
                                new Access("IMC", true),
                                new Repeat(1, 0, 1, List.of(new EngineStep("receive"))),
                                new Repeat(1, 0, 16, List.of(new Access("RDT", true))),
                                new PathDescription.Optional(List.of(new Access("ITR", true))),
                                new Access("IMS", true)))),
                List.of(new ExitPlan(
                        "vfio-user-qemu",
                        List.of(
                                new ExitPlan.Site("TDT", 0, true, Mechanism.POSTED, "a test"),
                                new ExitPlan.Site("ICR", 0, false, Mechanism.TRAPPED, "a test")))));
    }

    private static RegisterDescription register(String name, String title, long offset) {
        return new RegisterDescription(
                name, title, 0, offset, 32, 1, 4, "13.4", List.of(new FieldDescription("ALL", "all of it", 31, 0)));
    }

    @Override
    public NicDevice create(DevicePorts ports, Map<String, Long> parameters) {
        return new FakeCard(description(), ports, fault);
    }
}
