package nicc.runtime.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nicc.runtime.analysis.GuestAnalysis;
import nicc.runtime.analysis.GuestBuilds;
import nicc.runtime.analysis.GuestSteps;
import nicc.runtime.calibrate.Calibration;
import nicc.runtime.demo.DemoException;
import nicc.runtime.demo.SpecBuild;
import nicc.runtime.report.GuestLadder;
import nicc.runtime.report.Rung;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Options of `nicc analyze` for a real guest.
final class GuestOptions {
    private static final String SPEC = "e1000";
    private static final String PARAVIRTUAL = "virtio-net";
    private static final Rung BASE =
            new Rung("nicc-virtio-optimised", "nicc's virtio-net over the same transport", Rung.Kind.PARAVIRTUAL);
    private static final String EACH = "each";

    @Option(
            names = "--guest",
            description = {
                "Measure in a guest of stock QEMU with unmodified drivers, as nicc bench --guest does: e1000 from the",
                "reference to the optimised build, and from a runtime that does little to one that does all, beside",
                "virtio-net. Needs root, and a checkout of nicc."
            })
    private boolean guest;

    @Option(
            names = "--measure",
            paramLabel = "NAME",
            split = ",",
            description = "With --guest: what nicc bench --guest measures (default: tcp-out,tcp-in,requests).")
    private List<String> measurements = List.of("tcp-out", "tcp-in", "requests");

    @Option(
            names = "--steps",
            paramLabel = "A+B",
            split = ",",
            description = {
                "With --guest: the steps of the ladder, each of one pass or difference of the runtime or several: each for",
                "one at a time (default: passes that change no exits are one step)."
            })
    private List<String> steps = List.of();

    @Option(
            names = "--only",
            paramLabel = "CARD",
            split = ",",
            description = "With --guest: only these cards of the ladder, such as reference,+posted; beside virtio-net.")
    private List<String> only = List.of();

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

    @Option(
            names = "--near",
            paramLabel = "NANOS",
            description = {
                "With --guest: wait before each measurement, a minute at most, until a cache line goes to another of the",
                "machine's processors and back in so many ns, as nicc bench --guest does."
            })
    private @Nullable Integer near;

    /// Finds out what exits cost.
    interface Costs {
        /// Measures or reads.
        Calibration find() throws CommandException, IOException;
    }

    /// Whether a real guest was asked for.
    boolean asked() {
        return guest;
    }

    /// Refuses what a real guest cannot be asked for.
    void check(String spec, @Nullable String paravirtual) throws CommandException {
        if (!spec.equals(SPEC) || (paravirtual != null && !paravirtual.equals(PARAVIRTUAL))) {
            throw new CommandException("with --guest the card is " + SPEC + ", and the paravirtual one " + PARAVIRTUAL);
        }
        if (rounds < 1 || slice < 1) {
            throw new CommandException("--rounds and --slice are 1 or more");
        }
        if (near != null && near < 1) {
            throw new CommandException("--near is 1 ns or more");
        }
    }

    /// Measures and analyses.
    ///
    /// @param build compiles the card
    /// @param without whether cards without one step are wanted as well
    GuestLadder measure(SpecBuild build, boolean without, Costs costs, List<String> notes, TerminalProgress progress)
            throws CommandException, DemoException, IOException {
        List<GuestBuilds.Card> cards = chosen(cards(new GuestBuilds(build, SPEC, progress), without));
        progress.close();
        Calibration calibration = costs.find();
        Path figures = Files.createTempFile("nicc-guest", ".json");
        try {
            int status = GuestBenchProgram.run(options(cards, figures), Redirect.DISCARD);
            if (status != 0) {
                throw new CommandException("the bench ended with status " + status);
            }
            List<Rung> rungs =
                    new ArrayList<>(cards.stream().map(GuestBuilds.Card::rung).toList());
            rungs.add(BASE);
            return new GuestAnalysis(rungs, calibration).of(figures, notes);
        } finally {
            Files.deleteIfExists(figures);
        }
    }

    private List<GuestBuilds.Card> cards(GuestBuilds builds, boolean without)
            throws CommandException, DemoException, IOException {
        try {
            return builds.cards(steps(builds), without);
        } catch (IllegalArgumentException e) {
            throw new CommandException(String.valueOf(e.getMessage()), e);
        }
    }

    private GuestSteps steps(GuestBuilds builds) throws DemoException, IOException {
        if (steps.isEmpty()) {
            return builds.byExits(GuestAnalysis.PROFILE);
        }
        return steps.equals(List.of(EACH)) ? GuestSteps.each(builds.names()) : GuestSteps.parse(steps, builds.names());
    }

    private List<GuestBuilds.Card> chosen(List<GuestBuilds.Card> all) throws CommandException {
        List<String> names = all.stream().map(card -> card.rung().name()).toList();
        for (String name : only) {
            if (!names.contains(name)) {
                throw new CommandException("no card of the ladder is called " + name + "." + Nearest.hint(name, names));
            }
        }
        return only.isEmpty()
                ? all
                : all.stream().filter(card -> only.contains(card.rung().name())).toList();
    }

    private List<String> options(List<GuestBuilds.Card> cards, Path figures) {
        List<String> options = new ArrayList<>(List.of("--count"));
        // With =, lest a name such as -hold be taken for an option.
        cards.forEach(card -> options.add("--define=" + card.definition()));
        List<String> names = new ArrayList<>(List.of(BASE.name()));
        cards.forEach(card -> names.add(card.rung().name()));
        options.add("--cards=" + String.join(",", names));
        options.addAll(List.of("--measure", String.join(",", measurements)));
        options.addAll(List.of("--rounds", String.valueOf(rounds), "--seconds", String.valueOf(slice)));
        if (near != null) {
            options.addAll(List.of("--near", String.valueOf(near)));
        }
        options.addAll(List.of("--json", figures.toString()));
        return options;
    }
}
