package nicc.runtime.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import nicc.runtime.calibrate.Calibration;
import nicc.runtime.calibrate.Cost;
import nicc.runtime.calibrate.Costs;
import nicc.runtime.calibrate.Missing;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `nicc calibrate`: what exits, messages, wake-ups and copies cost here.
@Command(
        name = "calibrate",
        mixinStandardHelpOptions = true,
        description = {
            "Measures what things cost on this machine: exits of a guest of a few instructions under KVM, accesses",
            "of one in QEMU, socket and eventfd round trips, copies, tap writes and reads. What cannot be measured",
            "here is listed with the reason. nicc analyze reads the file that --out writes.",
        })
public final class CalibrateCommand implements Callable<Integer> {
    /// A spread above it is no property of what was measured.
    private static final double DISTURBED = 1;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--millis",
            paramLabel = "N",
            defaultValue = "400",
            description = "Time for each cost (default: ${DEFAULT-VALUE}).")
    private int millis = 400;

    @Option(names = "--out", paramLabel = "FILE", description = "Also write the file that nicc analyze reads.")
    private @Nullable Path file;

    @Option(names = "--json", description = "Print JSON instead of a table.")
    private boolean json;

    /// Creates the command; picocli does.
    public CalibrateCommand() {}

    @Override
    public Integer call() {
        return Output.of(spec).run(out -> {
            if (millis < 1) {
                throw new CommandException("--millis is at least 1");
            }
            Calibration calibration = measure(millis);
            if (json) {
                out.println(calibration.toJson());
            } else {
                print(calibration, out);
            }
            if (file != null) {
                calibration.write(file);
            }
        });
    }

    /// Measures with progress on the terminal.
    static Calibration measure(int millis) throws CommandException {
        try (TerminalProgress progress = new TerminalProgress()) {
            return Costs.measure(TimeUnit.MILLISECONDS.toNanos(millis), what -> progress.say("measuring: " + what));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("interrupted", e);
        }
    }

    private static void print(Calibration calibration, PrintWriter out) {
        out.println(calibration.machine());
        out.println();
        out.printf("%-16s %12s %9s  %s%n", "cost", "median ns", "spread", "of");
        for (Cost cost : calibration.costs()) {
            out.printf(
                    Locale.ROOT,
                    "%-16s %,12.1f %8.0f%%  %s%s%n",
                    cost.id(),
                    cost.nanos(),
                    100 * cost.spread(),
                    cost.title(),
                    cost.spread() > DISTURBED ? " (disturbed: something else ran)" : "");
        }
        out.println();
        out.println("spread: from the first quartile of the runs to the third, as a part of the median.");
        for (Missing one : calibration.missing()) {
            out.printf("not measured: %s (%s): %s%n", one.id(), one.title(), one.why());
        }
    }
}
