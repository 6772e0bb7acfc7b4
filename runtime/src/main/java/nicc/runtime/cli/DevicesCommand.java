package nicc.runtime.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import nicc.runtime.device.DeviceDescription;
import nicc.runtime.device.NicDeviceFactory;
import nicc.runtime.device.ParameterDescription;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `nicc devices`: what can be served.
@Command(
        name = "devices",
        mixinStandardHelpOptions = true,
        description = "Lists the compiled devices that can be served, with their parameters.")
public final class DevicesCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--classes", paramLabel = "DIR", description = "Look in a directory of compiled classes first.")
    private @Nullable Path classes;

    /// Creates the command; picocli does.
    public DevicesCommand() {}

    @Override
    public Integer call() {
        return Output.of(spec)
                .run(out -> Devices.find(classes).all().stream()
                        .map(NicDeviceFactory::description)
                        .forEach(device -> print(device, out)));
    }

    private static void print(DeviceDescription device, PrintWriter out) {
        out.printf(
                "%-12s %-10s %04x:%04x  %s%n",
                device.name(),
                device.build(),
                device.pci().vendor(),
                device.pci().device(),
                device.title());
        for (ParameterDescription parameter : device.parameters()) {
            out.printf(
                    "    --param %s=0x%x  %s (%d bits)%n",
                    parameter.name(), parameter.defaultValue(), parameter.title(), parameter.width());
        }
    }
}
