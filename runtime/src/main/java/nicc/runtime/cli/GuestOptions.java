package nicc.runtime.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nicc.runtime.analysis.GuestAnalysis;
import nicc.runtime.calibrate.Calibration;
import nicc.runtime.report.GuestLadder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Options of `nicc analyze` for a real guest.
final class GuestOptions {
    private static final String SPEC = "e1000";
    private static final String PARAVIRTUAL = "virtio-net";
    private static final String BASE = "nicc-virtio-optimised";

    @Option(
            names = "--guest",
            description =
                    "Measure in a guest of stock QEMU with unmodified drivers, as nicc bench --guest does: the"
                            + " reference and the optimised build of e1000, beside virtio-net. Needs root, and a checkout of nicc.")
    private boolean guest;

    @Option(
            names = "--measure",
            paramLabel = "NAME",
            split = ",",
            description = "With --guest: what nicc bench --guest measures (default: tcp-out,tcp-in,requests).")
    private List<String> measurements = List.of("tcp-out", "tcp-in", "requests");

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "With --guest: how often each card is measured (default: ${DEFAULT-VALUE}).")
    private int rounds = 3;

    @Option(
            names = "--slice",
            paramLabel = "SECONDS",
            description = "With --guest: how long each measurement takes (default: ${DEFAULT-VALUE}).")
    private int slice = 2;

    /// Finds out what exits cost.
    interface Costs {
        /// Measures or reads.
        Calibration find() throws CommandException, IOException;
    }

    /// Whether a real guest was asked for.
    boolean asked() {
        return guest;
    }

    /// Measures and analyses.
    GuestLadder measure(String spec, @Nullable String paravirtual, Costs costs, List<String> notes)
            throws CommandException, IOException {
        if (!spec.equals(SPEC) || (paravirtual != null && !paravirtual.equals(PARAVIRTUAL))) {
            throw new CommandException("with --guest the card is " + SPEC + ", and the paravirtual one " + PARAVIRTUAL);
        }
        if (rounds < 1 || slice < 1) {
            throw new CommandException("--rounds and --slice are 1 or more");
        }
        Calibration calibration = costs.find();
        Path figures = Files.createTempFile("nicc-guest", ".json");
        try {
            int status = GuestBenchProgram.run(options(figures), Redirect.DISCARD);
            if (status != 0) {
                throw new CommandException("the bench ended with status " + status);
            }
            return GuestAnalysis.of(figures, BASE, calibration, notes);
        } finally {
            Files.deleteIfExists(figures);
        }
    }

    private List<String> options(Path figures) {
        return List.of(
                "--count",
                "--cards",
                BASE + ",nicc-reference,nicc-optimised",
                "--measure",
                String.join(",", measurements),
                "--rounds",
                String.valueOf(rounds),
                "--seconds",
                String.valueOf(slice),
                "--json",
                figures.toString());
    }
}
