package nicc.runtime.report;

import java.util.List;
import java.util.Locale;
import nicc.runtime.device.DeviceDescription;

/// A report as a table for a terminal.
public final class TextReport {
    private static final String HEAD = "%-26s %6s";
    private static final String SITE_HEAD = "    %-14s %-18s";

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
        text.checks();
        text.rates();
        text.sites();
        return text.out.toString();
    }

    private void checks() {
        DeviceDescription device = report.devices().getFirst();
        line("%s: %s", device.name(), device.title());
        line("");
        for (FrameCheck check : report.checks()) {
            String verdict = check.wrong() == 0 ? "all right" : Figures.whole(check.wrong()) + " WRONG";
            line("  %-10s  %-44s %14s frames  %s", check.build(), check.mix(), Figures.whole(check.frames()), verdict);
            check.mismatches().forEach(mismatch -> line("              %s", mismatch));
        }
        line("");
    }

    private void rates() {
        StringBuilder head = new StringBuilder(String.format(Locale.ROOT, HEAD, "", "load"));
        for (String title : List.of("frames/s", "Mbit/s", "exits/frame")) {
            builds.forEach(build -> head.append(String.format(Locale.ROOT, " %13s", title)));
        }
        line("%s", head);
        StringBuilder names = new StringBuilder(String.format(Locale.ROOT, HEAD, "", ""));
        for (int i = 0; i < 3; i++) {
            builds.forEach(build -> names.append(String.format(Locale.ROOT, " %13s", build)));
        }
        line("%s", names);
        report.comparisons().forEach(this::rate);
        line("");
        line(
                "load: packets for a doorbell / frames for an interrupt; the driver and the checks of every frame take part of the time");
        line("");
    }

    private void rate(Comparison one) {
        StringBuilder row = new StringBuilder(String.format(Locale.ROOT, HEAD, one.workload(), one.load()));
        one.results().forEach(rate -> row.append(cell(Figures.whole(rate.framesPerSecond()))));
        one.results().forEach(rate -> row.append(cell(Figures.megabits(rate.bitsPerSecond()))));
        one.results().forEach(rate -> row.append(cell(Figures.exits(rate.exitsPerFrame()))));
        Rate first = one.results().getFirst();
        Rate last = one.results().getLast();
        line("%s  %s", row, Figures.ratio(last.framesPerSecond(), first.framesPerSecond()));
    }

    private static String cell(String text) {
        return String.format(Locale.ROOT, " %13s", text);
    }

    private void sites() {
        line("Accesses per frame by site; mechanisms of the profile %s", report.profile());
        for (SiteTable table : SiteTable.of(report)) {
            line("");
            line("  %s", table.title());
            StringBuilder head = new StringBuilder(String.format(Locale.ROOT, SITE_HEAD, "", ""));
            for (String load : table.loads()) {
                builds.forEach(build -> head.append(String.format(
                        Locale.ROOT, " %8s %-5s", load, build.substring(0, Math.min(3, build.length())))));
            }
            line("%s", head.toString().stripTrailing());
            table.rows().forEach(this::site);
        }
    }

    private void site(SiteTable.Row row) {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, SITE_HEAD, row.site(), row.mechanisms()));
        row.perFrame().forEach(value -> text.append(String.format(Locale.ROOT, " %8s      ", Figures.exits(value))));
        line("%s", text.toString().stripTrailing());
    }

    private void line(String format, Object... arguments) {
        out.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }
}
