package nicc.runtime.device;

import java.util.List;

/// What a card is, as data: the generated counterpart of the spec for transports, traces, register views and
/// reports.
///
/// @param name the spec's name, `e1000`
/// @param title the spec's title, `Intel 82540EM Gigabit Ethernet Controller`
/// @param build `reference` or `optimised`
/// @param specHash SHA-256 of the spec's text and all that it imports, in hexadecimal
/// @param pci the identity on the bus
/// @param registers every register that a region shows, by region and offset
/// @param parameters what [NicDeviceFactory#create] takes
/// @param paths the I/O paths: what a driver does
/// @param plans an exit plan for each platform profile
public record DeviceDescription(
        String name,
        String title,
        String build,
        String specHash,
        PciIdentity pci,
        List<RegisterDescription> registers,
        List<ParameterDescription> parameters,
        List<PathDescription> paths,
        List<ExitPlan> plans) {

    /// Copies the lists.
    public DeviceDescription {
        registers = List.copyOf(registers);
        parameters = List.copyOf(parameters);
        paths = List.copyOf(paths);
        plans = List.copyOf(plans);
    }
}
