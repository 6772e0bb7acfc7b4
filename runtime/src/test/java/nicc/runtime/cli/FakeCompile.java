package nicc.runtime.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import nicc.runtime.device.NicDeviceFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// A stand-in for `nicc compile` that knows two passes and writes a factory that makes stand-in cards.
@Command(name = "compile")
final class FakeCompile implements Callable<Integer> {
    /// What was compiled: the build's name and the passes that it is without.
    static final List<String> COMPILED = new ArrayList<>();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0")
    private Path file = Path.of("");

    @Option(names = "-o")
    private Path output = Path.of("");

    @Option(names = "--reference")
    private boolean reference;

    @Option(names = "--build")
    private String build = "optimised";

    @Option(names = "--disable", split = ",")
    private Set<String> disabled = new LinkedHashSet<>();

    @Option(names = "--json")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (Files.readString(file).contains("ERROR")) {
            spec.commandLine().getErr().println("error NIC0001");
            return 1;
        }
        if (json) {
            spec.commandLine().getOut().println("{\"passes\": [\"first\", \"second\"]}");
            return 0;
        }
        String name = reference ? "reference" : build;
        COMPILED.add(name + disabled);
        Path services = Files.createDirectories(output.resolve("META-INF/services"));
        Files.writeString(services.resolve(NicDeviceFactory.class.getName()), "made.Factory\n");
        Path sources = Files.createDirectories(output.resolve("made"));
        Files.writeString(sources.resolve("Factory.java"), """
            package made;
            import java.util.Map;
            import nicc.runtime.device.*;
            import nicc.runtime.guest.fake.FakeCardFactory;
            public final class Factory implements NicDeviceFactory {
                private final FakeCardFactory made =
                    new FakeCardFactory("%s", FakeCardFactory.Fault.NONE);
                public DeviceDescription description() { return made.description(); }
                public NicDevice create(DevicePorts ports, Map<String, Long> parameters) {
                    return made.create(ports, parameters);
                }
            }
            """.formatted(name));
        return 0;
    }
}
