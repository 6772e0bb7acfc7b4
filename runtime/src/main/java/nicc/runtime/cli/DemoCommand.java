package nicc.runtime.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import nicc.runtime.demo.Bench;
import nicc.runtime.demo.Commands;
import nicc.runtime.demo.Demo;
import nicc.runtime.demo.DemoException;
import nicc.runtime.demo.ProofRun;
import nicc.runtime.demo.SpecBuild;
import nicc.runtime.demo.SpecFile;
import nicc.runtime.device.NicDeviceFactory;
import nicc.runtime.report.HtmlReport;
import nicc.runtime.report.JsonReport;
import nicc.runtime.report.ProofSummary;
import nicc.runtime.report.Report;
import nicc.runtime.report.TextReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `nicc demo`: compiles a card, proves it, drives it with the embedded guest, checks every frame, and shows
/// what each
/// build costs.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Compiles a card, proves the optimised build, drives both builds with an embedded guest on real"
                + " frames, checks every frame and measures. Needs no virtual machine and no privileges.",
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {"0:all frames were right", "1:a frame was wrong, or the demonstration could not take place"})
public final class DemoCommand implements Callable<Integer> {
    private static final String REFERENCE = "reference";
    private static final double NANOS_PER_SECOND = 1e9;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "SPEC",
            defaultValue = "e1000",
            description = "A .nic file, or the name of one of nicc's own (default: ${DEFAULT-VALUE}).")
    private String name = "e1000";

    @Option(names = "--prebuilt", description = "Take the classes that nicc's own build made instead of compiling.")
    private boolean prebuilt;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "10",
            description = "Time for all measurements together (default: ${DEFAULT-VALUE}).")
    private double seconds = 10;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            defaultValue = "vfio-user-qemu",
            description = "The exit plan by which accesses are counted (default: ${DEFAULT-VALUE}).")
    private String profile = "vfio-user-qemu";

    @Option(
            names = "--html",
            paramLabel = "FILE",
            defaultValue = "nicc-demo.html",
            description = "Where the report goes (default: ${DEFAULT-VALUE}).")
    private Path html = Path.of("nicc-demo.html");

    @Option(names = "--json", description = "Print JSON instead of a table.")
    private boolean json;

    /// Creates the command; picocli does.
    public DemoCommand() {}

    @Override
    public Integer call() throws IOException {
        CommandLine command = Objects.requireNonNull(spec).commandLine();
        try {
            Report report = report(Commands.besides(command));
            Files.writeString(html, HtmlReport.of(report));
            PrintWriter out = command.getOut();
            out.println(json ? JsonReport.of(report) : TextReport.of(report) + "\nReport: " + html.toAbsolutePath());
            out.flush();
            return report.wrong() == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        } catch (DemoException | IllegalArgumentException e) {
            command.getErr().println("nicc demo: " + e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private Report report(Commands commands) throws DemoException, IOException {
        try (TerminalProgress progress = new TerminalProgress()) {
            if (prebuilt) {
                List<NicDeviceFactory> builds = found();
                Optional<ProofSummary> proof = proof(commands, name, Optional.empty(), progress);
                return demonstrate(builds, progress).with(proof);
            }
            progress.say("compiling " + name);
            Path file = SpecFile.find(name);
            try (SpecBuild build = new SpecBuild(commands, file)) {
                NicDeviceFactory reference = build.compile("--reference");
                NicDeviceFactory optimised = build.compile();
                Optional<ProofSummary> proof = proof(commands, file.toString(), Optional.of(build.classes()), progress);
                return demonstrate(List.of(reference, optimised), progress).with(proof);
            }
        }
    }

    private Optional<ProofSummary> proof(
            Commands commands, String spec, Optional<Path> classes, TerminalProgress progress) {
        progress.say("proving " + name);
        return new ProofRun(commands, spec, classes, profile).ask();
    }

    private Report demonstrate(List<NicDeviceFactory> builds, TerminalProgress progress) throws DemoException {
        if (!Bench.drives(builds.getFirst().description().pci())) {
            throw new DemoException("the embedded guest has no driver for " + name);
        }
        return new Demo(builds, profile, progress).run((long) (seconds * NANOS_PER_SECOND));
    }

    /// The builds on the class path, the reference first.
    private List<NicDeviceFactory> found() throws DemoException {
        List<NicDeviceFactory> builds = new ArrayList<>();
        for (NicDeviceFactory factory : ServiceLoader.load(NicDeviceFactory.class)) {
            if (factory.description().name().equals(name.replace('-', '_'))) {
                boolean first = factory.description().build().equals(REFERENCE);
                builds.add(first ? 0 : builds.size(), factory);
            }
        }
        if (builds.isEmpty()) {
            throw new DemoException("there is no compiled device " + name);
        }
        return builds;
    }
}
