package nicc.runtime.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import nicc.runtime.analysis.Analysis;
import nicc.runtime.analysis.BuiltRung;
import nicc.runtime.analysis.LadderBuilds;
import nicc.runtime.calibrate.Calibration;
import nicc.runtime.calibrate.MachineIdentity;
import nicc.runtime.demo.Bench;
import nicc.runtime.demo.Commands;
import nicc.runtime.demo.DemoException;
import nicc.runtime.demo.SpecBuild;
import nicc.runtime.demo.SpecFile;
import nicc.runtime.demo.Workload;
import nicc.runtime.device.DeviceDescription;
import nicc.runtime.device.ExitPlan;
import nicc.runtime.guest.machine.Load;
import nicc.runtime.report.GuestLadder;
import nicc.runtime.report.GuestLadderHtml;
import nicc.runtime.report.GuestLadderText;
import nicc.runtime.report.Ladder;
import nicc.runtime.report.LadderHtml;
import nicc.runtime.report.LadderJson;
import nicc.runtime.report.LadderText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `nicc analyze`: what each pass buys, and what a model of exits explains of it.
@Command(
        name = "analyze",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Compiles a card from the reference to the optimised build, one pass more each time, drives all of them with",
            "an embedded guest, in turns, and prints what each pass bought. Predicts the times from another card's, or the",
            "optimised build's, by the exits alone, and says what is missing where that is off by more than 15 %.",
            "Needs no virtual machine and no privileges; --guest measures in a real guest instead, and needs root.",
        })
public final class AnalyzeCommand implements Callable<Integer> {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int CALIBRATION_MILLIS = 200;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "SPEC", description = "A .nic file, or the name of one of nicc's own.")
    private String name = "";

    @Option(
            names = "--calibration",
            paramLabel = "FILE",
            description = "What nicc calibrate --out wrote on this machine (default: it is measured first).")
    private @Nullable Path calibration;

    @Option(names = "--other-machine", description = "Take a calibration of another machine all the same.")
    private boolean otherMachine;

    @Option(
            names = "--paravirtual",
            paramLabel = "SPEC",
            description = "The card to compare with, such as virtio-net (default: the optimised build itself).")
    private @Nullable String paravirtual;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            defaultValue = "vfio-user-qemu",
            description = "The platform whose exits are counted and priced (default: ${DEFAULT-VALUE}).")
    private String profile = "vfio-user-qemu";

    @Option(
            names = "--load",
            paramLabel = "D/I",
            defaultValue = "8/48",
            description = "Packets for a doorbell / frames for an interrupt (default: ${DEFAULT-VALUE}).")
    private String load = "8/48";

    @Option(
            names = "--workload",
            split = ",",
            description = "The kinds of traffic: ${COMPLETION-CANDIDATES} (default: all).")
    private List<Workload> workloads = List.of(Workload.values());

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "30",
            description = "Time for all measurements together (default: ${DEFAULT-VALUE}).")
    private double seconds = 30;

    @Option(
            names = "--copies",
            paramLabel = "N",
            defaultValue = "2",
            description =
                    "How often each build is loaded and compiled by the JVM; the best counts (default: ${DEFAULT-VALUE}).")
    private int copies = 2;

    @Option(
            names = "--interval",
            paramLabel = "NANOS",
            defaultValue = "0",
            description = "The least time between two interrupts that the driver asks for (default: no limit).")
    private double interval;

    @Option(
            names = "--without",
            description = "Also measure the optimised build without each of its passes (with --guest: steps).")
    private boolean without;

    @Mixin
    private GuestOptions real = new GuestOptions();

    @Option(names = "--html", paramLabel = "FILE", description = "Also write a page with waterfall charts.")
    private @Nullable Path html;

    @Option(names = "--json", description = "Print JSON instead of tables.")
    private boolean json;

    /// Creates the command; picocli does.
    public AnalyzeCommand() {}

    @Override
    public Integer call() {
        return Output.of(spec).run(out -> {
            try {
                if (real.asked()) {
                    real(out);
                } else {
                    print(analyze(), out);
                }
            } catch (DemoException | IllegalArgumentException e) {
                throw new CommandException(String.valueOf(e.getMessage()), e);
            }
        });
    }

    /// With a real guest: other costs count, and the bench measures.
    private void real(PrintWriter out) throws CommandException, DemoException, IOException {
        real.check(name, paravirtual);
        List<String> notes = new ArrayList<>();
        Commands commands = Commands.besides(Objects.requireNonNull(spec).commandLine());
        try (TerminalProgress progress = new TerminalProgress();
                SpecBuild card = new SpecBuild(commands, SpecFile.find(name))) {
            GuestLadder ladder = real.measure(card, without, () -> costs(notes), notes, progress);
            out.println(json ? ladder.toJson() : GuestLadderText.of(ladder).stripTrailing());
            if (html != null) {
                Files.writeString(html, GuestLadderHtml.of(ladder));
            }
        }
    }

    private void print(Ladder ladder, PrintWriter out) throws IOException {
        out.println(json ? LadderJson.of(ladder) : LadderText.of(ladder).stripTrailing());
        if (html != null) {
            Files.writeString(html, LadderHtml.of(ladder));
        }
    }

    private Ladder analyze() throws CommandException, DemoException, IOException {
        if (!(seconds > 0) || interval < 0 || copies < 1) {
            throw new CommandException("--seconds is above 0, --interval not below, and --copies 1 or more");
        }
        Load density = density();
        List<String> notes = new ArrayList<>();
        Calibration costs = costs(notes);
        Commands commands = Commands.besides(Objects.requireNonNull(spec).commandLine());
        try (TerminalProgress progress = new TerminalProgress();
                SpecBuild card = new SpecBuild(commands, SpecFile.find(name));
                SpecBuild other = new SpecBuild(commands, SpecFile.find(paravirtual == null ? name : paravirtual))) {
            List<BuiltRung> rungs = new ArrayList<>(LadderBuilds.of(card, without, copies, progress));
            check(rungs.getFirst().factory().description());
            addParavirtual(rungs, other, notes);
            Analysis.Settings settings =
                    new Analysis.Settings(profile, density, workloads, (long) (seconds * NANOS_PER_SECOND), interval);
            return new Analysis(settings, costs, progress).run(rungs, notes);
        }
    }

    private void addParavirtual(List<BuiltRung> rungs, SpecBuild other, List<String> notes)
            throws DemoException, IOException {
        if (paravirtual == null) {
            notes.add("No paravirtual card was asked for (--paravirtual): predictions start from the optimised build.");
            return;
        }
        BuiltRung built = LadderBuilds.paravirtual(other, copies);
        if (Bench.drives(built.factory().description().pci())) {
            rungs.add(built);
        } else {
            notes.add("The embedded guest has no driver for " + paravirtual
                    + ": it is not measured, and predictions start from the optimised build.");
        }
    }

    private void check(DeviceDescription device) throws CommandException {
        if (!Bench.drives(device.pci())) {
            throw new CommandException("the embedded guest has no driver for " + name);
        }
        List<String> profiles = device.plans().stream().map(ExitPlan::profile).toList();
        if (!profiles.contains(profile)) {
            throw new CommandException("device " + device.name() + " has no plan for platform " + profile + "."
                    + Nearest.hint(profile, profiles));
        }
    }

    private Load density() throws CommandException {
        String[] parts = load.split("/", -1);
        try {
            if (parts.length == 2) {
                return new Load(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
            }
        } catch (IllegalArgumentException e) {
            throw new CommandException("not a load: " + load + "; two numbers from 1 on, such as 1/16", e);
        }
        throw new CommandException("not a load: " + load + "; two numbers from 1 on, such as 1/16");
    }

    private Calibration costs(List<String> notes) throws CommandException, IOException {
        if (calibration == null) {
            return CalibrateCommand.measure(CALIBRATION_MILLIS);
        }
        Calibration read = Calibration.read(calibration);
        MachineIdentity here = MachineIdentity.here();
        if (!read.machine().equals(here)) {
            String difference = calibration + " is of another machine (" + read.machine() + ", here " + here + ")";
            if (!otherMachine) {
                throw new CommandException(difference + ": run nicc calibrate here, or say --other-machine");
            }
            notes.add(difference + ".");
        }
        return read;
    }
}
