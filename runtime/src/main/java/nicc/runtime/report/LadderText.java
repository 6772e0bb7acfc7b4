package nicc.runtime.report;

import java.util.Locale;
import nicc.runtime.report.Rung.Kind;

/// A ladder as tables for a terminal.
public final class LadderText {
    private final StringBuilder out = new StringBuilder();
    private final Ladder ladder;

    private LadderText(Ladder ladder) {
        this.ladder = ladder;
    }

    /// Writes a ladder.
    ///
    /// @param ladder what to write
    /// @return lines, each ended
    public static String of(Ladder ladder) {
        LadderText text = new LadderText(ladder);
        text.head();
        ladder.tables().forEach(text::table);
        text.foot();
        return text.out.toString();
    }

    private void head() {
        line(String.format(Locale.ROOT, "%s: %s", ladder.device(), ladder.title()));
        line(String.format(Locale.ROOT, "Embedded guest, load %s; %s", ladder.load(), ladder.machine()));
        line(
                "Times are processor time for a frame, of driver, card and checks, in nanoseconds; ~ is within the spread.");
        line(String.format(
                Locale.ROOT,
                "Predicted from %s by exits alone; on %s with its exits at their calibrated cost.",
                ladder.base(),
                ladder.profile()));
    }

    private void table(LadderTable table) {
        line("");
        line(table.workload());
        line(String.format(
                Locale.ROOT,
                "  %-14s %12s %9s %8s %8s %7s %7s %7s %9s %7s | %9s %6s | %10s %9s",
                "build",
                "frames/s",
                "ns",
                "bought",
                "exits",
                "irqs",
                "access",
                "copies",
                "bytes",
                "sums",
                "predicted",
                "off",
                "platform",
                "bought"));
        table.rows().stream().filter(row -> row.rung().kind() != Kind.WITHOUT).forEach(this::row);
        if (table.rows().stream().anyMatch(row -> row.rung().kind() == Kind.WITHOUT)) {
            line("  the optimised build without one pass: what it is worth to all others");
            table.rows().stream()
                    .filter(row -> row.rung().kind() == Kind.WITHOUT)
                    .forEach(this::row);
        }
        gap(table);
        paths(table);
    }

    private void row(LadderRow row) {
        Consumption taken = row.taken();
        line(String.format(
                Locale.ROOT,
                "  %-14s %,12.0f %9.1f %8s %8.3f %7.3f %7.2f %7.2f %9.1f %7.2f | %9.1f %5.0f%% | %,10.0f %9s",
                row.rung().name(),
                taken.framesPerSecond(),
                taken.nanos(),
                LadderWords.bought(row.bought(), row.withinSpread(row.bought())),
                taken.allExits(),
                taken.interrupts(),
                taken.accesses(),
                taken.copies(),
                taken.copiedBytes(),
                taken.checksums(),
                row.prediction().nanos(),
                100 * row.prediction().off(),
                row.platformNanos(),
                LadderWords.bought(row.platformBought(), row.withinSpread(row.platformBought()))));
    }

    private void gap(LadderTable table) {
        line(String.format(
                Locale.ROOT,
                "  gap of the reference to %s here: %s",
                ladder.base(),
                LadderWords.difference(table.here())));
        line(String.format(
                Locale.ROOT, "  the same on %s: %s", ladder.profile(), LadderWords.difference(table.platform())));
        for (LadderRow row : table.rows()) {
            if (!row.prediction().missing().isEmpty()) {
                line(String.format(
                        Locale.ROOT,
                        "  %s: the model is off by %.0f %%; missing: %s",
                        row.rung().name(),
                        100 * row.prediction().off(),
                        row.prediction().missing()));
            }
        }
    }

    private void paths(LadderTable table) {
        table.paths()
                .forEach(path -> line(String.format(
                        Locale.ROOT,
                        "  path %s: %.4f times a frame, n: %s",
                        path.path(),
                        path.perFrame(),
                        path.units())));
        LadderRow last = table.rows().stream()
                .filter(row -> row.rung().kind() == Kind.STEP)
                .reduce((a, b) -> b)
                .orElse(table.rows().getFirst());
        Consumption taken = last.taken();
        line(String.format(
                Locale.ROOT,
                "  exits of %s by its plan: %s; counted: %.3f",
                last.rung().name(),
                LadderWords.planned(taken),
                taken.allExits()));
    }

    private void foot() {
        line("");
        line("What an exit costs:");
        ladder.costs()
                .forEach(cost -> line(String.format(
                        Locale.ROOT,
                        "  %-15s %-10s %,12.1f ns  %s",
                        cost.where(),
                        cost.mechanism(),
                        cost.nanos(),
                        cost.from())));
        ladder.notes().forEach(note -> line(note));
    }

    private void line(String text) {
        out.append(text.stripTrailing()).append('\n');
    }
}
