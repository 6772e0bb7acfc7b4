package nicc.device.twin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import nicc.device.e1000.E1000Factory;
import nicc.device.e1000.reference.E1000ReferenceFactory;
import nicc.dsl.cli.Nicc;
import nicc.runtime.demo.Commands;
import nicc.runtime.demo.DemoException;
import nicc.runtime.demo.SpecBuild;
import nicc.runtime.device.NicDeviceFactory;
import picocli.CommandLine;

/// The card in both builds, and its twin in both.
record Twins(SpecBuild directory, List<NicDeviceFactory> emulated, List<NicDeviceFactory> paravirtual)
        implements AutoCloseable {
    static final Path SPEC = Path.of("src", "main", "nic", "e1000.nic");

    static Twins compile() throws IOException, DemoException {
        CommandLine nicc = Nicc.commandLine();
        nicc.parseArgs("devices"); // a command asks its siblings only once the root has been parsed
        SpecBuild build = new SpecBuild(new Commands(nicc), SPEC);
        return new Twins(
                build,
                List.of(new E1000Factory(), new E1000ReferenceFactory()),
                List.of(build.compile("--paravirt"), build.compile("--paravirt", "--reference")));
    }

    @Override
    public void close() throws IOException {
        directory.close();
    }
}
