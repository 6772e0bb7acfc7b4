package nicc.runtime.report;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import nicc.runtime.device.DeviceDescription;

/// A report as a table for a terminal.
public final class TextReport {
    private static final String HEAD = "%-26s %6s";

    private final StringBuilder out = new StringBuilder();
    private final Report report;
    private final List<String> builds;

    private TextReport(Report report) {
        this.report = report;
        this.builds =
                report.devices().stream().map(DeviceDescription::build).toList();
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
        line("load: packets for a doorbell / frames for an interrupt; the driver and the checks of every frame take part of the time");
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
        line("Accesses per frame by site, with the mechanism of the profile %s", report.profile());
        for (Comparison one : report.comparisons()) {
            line("  %s, load %s", one.workload(), one.load());
            sitesOf(one).forEach(site -> site(one, site));
        }
    }

    private void site(Comparison one, String site) {
        StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "    %-20s", site));
        for (Rate rate : one.results()) {
            SiteCount count = rate.sites().stream()
                    .filter(candidate -> candidate.site().equals(site))
                    .findFirst()
                    .orElse(null);
            String how = count == null ? "" : count.mechanism().name().toLowerCase(Locale.ROOT);
            String perFrame = count == null ? "" : Figures.exits(rate.perFrame(count.count()));
            row.append(String.format(Locale.ROOT, " %10s %-10s", perFrame, how));
        }
        line("%s", row.toString().stripTrailing());
    }

    private static Set<String> sitesOf(Comparison one) {
        Set<String> sites = new LinkedHashSet<>();
        one.results().forEach(rate -> rate.sites().forEach(site -> sites.add(site.site())));
        return sites;
    }

    private void line(String format, Object... arguments) {
        out.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }
}
