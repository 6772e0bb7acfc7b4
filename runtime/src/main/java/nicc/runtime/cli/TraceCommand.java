package nicc.runtime.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import nicc.runtime.device.DeviceDescription;
import nicc.runtime.device.ExitPlan;
import nicc.runtime.transport.TraceAnalysis;
import nicc.runtime.transport.TraceHeader;
import nicc.runtime.transport.TraceReader;
import nicc.runtime.transport.TraceRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `nicc trace`: reads what `nicc serve --trace` recorded.
@Command(
        name = "trace",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Prints a recorded trace: each access with the register's name and the fields that it changed,",
            "the accesses by site and mechanism, and the I/O paths of the spec that were recognised,",
            "with the exits that the plan predicts beside those counted.",
        },
        footer = {"", "Exit status: 0; 1 when the trace cannot be read; 3 when a path's exits are not as predicted."})
public final class TraceCommand implements Callable<Integer> {
    private static final int NOT_AS_PREDICTED = 3;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The trace.")
    private Path file = Path.of("");

    @Option(names = "--json", description = "Print everything as one JSON document.")
    private boolean json;

    @Option(names = "--summary", description = "Only the accesses by site.")
    private boolean summary;

    @Option(names = "--paths", description = "Only the I/O paths.")
    private boolean paths;

    @Option(names = "--classes", paramLabel = "DIR", description = "Look in a directory of compiled classes first.")
    private @Nullable Path classes;

    private boolean differs;

    /// Creates the command; picocli does.
    public TraceCommand() {}

    @Override
    public Integer call() {
        int status = Output.of(spec).run(this::print);
        return status == 0 && differs ? NOT_AS_PREDICTED : status;
    }

    private void print(PrintWriter out) throws CommandException, IOException {
        if (!Files.exists(file)) {
            throw new CommandException("there is no file " + file);
        }
        TraceAnalysis analysis;
        TraceHeader header;
        DeviceDescription device;
        try (TraceReader reader = new TraceReader(file)) {
            header = reader.header();
            device = device(header);
            analysis = TraceAnalysis.of(reader, device, plan(device, header.profile()));
        }
        differs = analysis.paths().stream()
                .flatMap(path -> path.exits().values().stream())
                .anyMatch(exits -> !exits.asPredicted());
        if (json) {
            TraceJson.print(header, device, analysis, file, out);
        } else {
            text(header, device, analysis, out);
        }
    }

    private void text(TraceHeader header, DeviceDescription device, TraceAnalysis analysis, PrintWriter out)
            throws IOException {
        TraceText text = new TraceText(out);
        text.header(header);
        boolean all = !summary && !paths;
        if (all) {
            accesses(device, text);
        }
        if (all || summary) {
            text.sites(analysis);
        }
        if (all || paths) {
            text.paths(analysis);
        }
    }

    private void accesses(DeviceDescription device, TraceText text) throws IOException {
        AccessText accesses = new AccessText(device);
        try (TraceReader reader = new TraceReader(file)) {
            for (TraceRecord record = reader.next(); record != null; record = reader.next()) {
                text.line(accesses.of(record));
            }
        }
    }

    private DeviceDescription device(TraceHeader header) throws CommandException {
        DeviceDescription device =
                Devices.find(classes).get(header.name(), header.build()).description();
        if (!device.specHash().equals(header.specHash())) {
            throw new CommandException(
                    "the trace is of another version of " + header.name() + " (spec " + header.specHash() + ", here "
                            + device.specHash() + "): compile that one, and name it by --classes");
        }
        return device;
    }

    private static ExitPlan plan(DeviceDescription device, String profile) throws CommandException {
        List<String> known = device.plans().stream().map(ExitPlan::profile).toList();
        return device.plans().stream()
                .filter(plan -> plan.profile().equals(profile))
                .findFirst()
                .orElseThrow(() -> new CommandException("device " + device.name() + " has no plan for platform "
                        + profile + "." + Nearest.hint(profile, known)));
    }
}
