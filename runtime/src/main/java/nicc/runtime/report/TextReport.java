package nicc.runtime.report;

import java.util.List;
import nicc.runtime.device.DeviceDescription;

/// A report as a table for a terminal.
public final class TextReport {
    private static final int CELL = -14;

    private final StringBuilder out = new StringBuilder();
    private final Report report;
    private final List<String> builds;

    private TextReport(Report report) {
        this.report = report;
        this.builds = report.devices().stream().map(DeviceDescription::build).toList();
    }

    /// Writes a report.
    ///
    /// @param report what to write
    /// @return lines, each ended
    public static String of(Report report) {
        TextReport text = new TextReport(report);
        text.head();
        report.proof().ifPresent(text::proof);
        text.checks();
        text.rates();
        text.sites();
        return text.out.toString();
    }

    private void head() {
        DeviceDescription device = report.devices().getFirst();
        line(device.name() + ": " + device.title());
        line("");
    }

    private void checks() {
        for (FrameCheck check : report.checks()) {
            String verdict = check.wrong() == 0 ? "all right" : Figures.whole(check.wrong()) + " WRONG";
            String frames = Figures.whole(check.frames());
            line("  %-10s  %-44s %14s frames  %s".formatted(check.build(), check.mix(), frames, verdict));
            check.mismatches().forEach(mismatch -> line(" ".repeat(14) + mismatch));
        }
        line("");
    }

    private void proof(ProofSummary proof) {
        line("Proved, class files against the spec (nicc verify): "
                + (proof.proved() ? "everything" : "NOT EVERYTHING"));
        line("  " + proof.headline());
        proof.exits().forEach(claim -> line("  " + claim));
        proof.shown().forEach(one -> line("  " + one));
        line("");
    }

    private void rates() {
        StringBuilder head = new StringBuilder(pad(26, "")).append(pad(-7, "load"));
        StringBuilder names = new StringBuilder(pad(33, ""));
        for (String title : List.of("frames/s", "Mbit/s", "exits/frame")) {
            for (String build : builds) {
                head.append(pad(CELL, title));
                names.append(pad(CELL, build));
            }
        }
        line(head.toString());
        line(names.toString());
        report.comparisons().forEach(this::rate);
        line("");
        line("load: packets for a doorbell / frames for an interrupt.");
        line("The driver and the checks of every frame take part of the time.");
        line("");
    }

    private void rate(Comparison one) {
        StringBuilder row = new StringBuilder(pad(26, one.workload())).append(pad(-7, one.load()));
        one.results().forEach(rate -> row.append(pad(CELL, Figures.whole(rate.framesPerSecond()))));
        one.results().forEach(rate -> row.append(pad(CELL, Figures.megabits(rate.bitsPerSecond()))));
        one.results().forEach(rate -> row.append(pad(CELL, Figures.exits(rate.exitsPerFrame()))));
        Rate first = one.results().getFirst();
        Rate last = one.results().getLast();
        line(row + "  " + Figures.ratio(last.framesPerSecond(), first.framesPerSecond()));
    }

    private void sites() {
        line("Accesses per frame by site; mechanisms of the profile " + report.profile());
        for (SiteTable table : SiteTable.of(report)) {
            line("");
            line("  " + table.title());
            StringBuilder loads = new StringBuilder(pad(36, ""));
            StringBuilder names = new StringBuilder(pad(36, ""));
            for (String load : table.loads()) {
                builds.forEach(build -> loads.append(pad(CELL, load)));
                builds.forEach(build -> names.append(pad(CELL, build)));
            }
            line(loads.toString());
            line(names.toString());
            table.rows().forEach(this::site);
        }
    }

    private void site(SiteTable.Row row) {
        StringBuilder text = new StringBuilder(pad(18, "    " + row.site())).append(pad(18, row.mechanisms()));
        row.perFrame().forEach(value -> text.append(pad(CELL, Figures.exits(value))));
        line(text.toString());
    }

    /// Fills up with blanks: behind the text, or for a negative width before it.
    private static String pad(int width, String text) {
        String blanks = " ".repeat(Math.max(0, Math.abs(width) - text.length()));
        return width < 0 ? blanks + text : text + blanks;
    }

    private void line(String text) {
        out.append(text.stripTrailing()).append('\n');
    }
}
