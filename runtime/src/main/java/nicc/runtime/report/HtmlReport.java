package nicc.runtime.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import nicc.runtime.device.DeviceDescription;
import nicc.runtime.device.PathDescription;

/// A report as one page that needs nothing else: no script, no file, no network.
public final class HtmlReport {
    private final Html page = new Html();
    private final Report report;
    private final DeviceDescription device;

    private HtmlReport(Report report) {
        this.report = report;
        this.device = report.devices().getLast();
    }

    /// Writes a report.
    ///
    /// @param report what to write
    /// @return a document
    public static String of(Report report) {
        HtmlReport html = new HtmlReport(report);
        html.head();
        report.proof().ifPresent(html::proof);
        html.checks();
        html.rates();
        html.sites();
        html.paths();
        html.page.include(RegisterMap.of(html.device));
        html.page.put("</main></body></html>");
        return html.page.toString();
    }

    private void head() {
        page.put("<!DOCTYPE html>");
        page.put("<html lang=\"en\"><head><meta charset=\"utf-8\"><title>nicc: %s</title>", device.name());
        page.put("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        page.put("<style>\n%s</style></head><body><main>", new Verbatim(style()));
        page.put("<h1>%s</h1><p>%s</p>", device.name(), device.title());
        String verdict = report.wrong() == 0 ? "good" : "bad";
        page.put(
                "<p class=\"%s\">%s frames compared with what was expected, %s wrong.</p>",
                verdict, Figures.whole(report.frames()), Figures.whole(report.wrong()));
        page.put("<p class=\"note\">Spec %s, exit plan of the profile %s.</p>", device.specHash(), report.profile());
    }

    private void proof(ProofSummary proof) {
        page.put("<h2>Proof</h2><p class=\"%s\">%s</p>", proof.proved() ? "good" : "bad", proof.headline());
        page.put("<p class=\"note\">Class files against the spec, by <code>nicc verify</code>.</p>");
        if (!proof.exits().isEmpty()) {
            page.put("<ul>");
            proof.exits().forEach(claim -> page.put("<li>%s</li>", claim));
            page.put("</ul>");
        }
        proof.shown().forEach(one -> page.put("<p class=\"bad\">%s</p>", one));
    }

    private void checks() {
        page.put("<h2>Frames</h2><table><tr><th>build</th><th>frames</th><th>compared</th><th>wrong</th></tr>");
        for (FrameCheck check : report.checks()) {
            page.put(
                    "<tr class=\"%s\"><td>%s</td><td>%s</td><td class=\"n\">%s</td><td class=\"n\">%s</td></tr>",
                    check.wrong() == 0 ? "" : "bad",
                    check.build(),
                    check.mix(),
                    Figures.whole(check.frames()),
                    Figures.whole(check.wrong()));
            check.mismatches()
                    .forEach(one -> page.put("<tr class=\"bad\"><td></td><td colspan=\"3\">%s</td></tr>", one));
        }
        page.put("</table>");
    }

    private void rates() {
        page.put("<h2>Rates</h2>");
        page.put("<p class=\"note\">Load: packets for a doorbell / frames for an interrupt. ");
        page.put("The driver and the checks of every frame take part of the time.</p>");
        page.put("<h3>Frames per second</h3>").include(BarChart.rates(report));
        page.put("<h3>Exits per frame</h3>").include(BarChart.exits(report));
        page.put("<table><tr><th>traffic</th><th>load</th>");
        for (String title : List.of("frames/s", "Mbit/s", "exits/frame")) {
            report.devices().forEach(build -> page.put("<th class=\"n\">%s<br>%s</th>", title, build.build()));
        }
        page.put("</tr>");
        for (Comparison one : report.comparisons()) {
            page.put("<tr><td>%s</td><td>%s</td>", one.workload(), one.load());
            one.results().forEach(rate -> number(Figures.whole(rate.framesPerSecond())));
            one.results().forEach(rate -> number(Figures.megabits(rate.bitsPerSecond())));
            one.results().forEach(rate -> number(Figures.exits(rate.exitsPerFrame())));
            page.put("</tr>");
        }
        page.put("</table>");
    }

    private void sites() {
        page.put("<h2>Accesses per frame by site</h2>");
        for (SiteTable table : SiteTable.of(report)) {
            page.put("<h3>%s</h3><table><tr><th>site</th><th>mechanism</th>", table.title());
            for (String load : table.loads()) {
                report.devices().forEach(build -> page.put("<th class=\"n\">%s<br>%s</th>", load, build.build()));
            }
            page.put("</tr>");
            for (SiteTable.Row row : table.rows()) {
                page.put("<tr><td>%s</td><td>%s</td>", row.site(), row.mechanisms());
                row.perFrame().forEach(value -> number(Figures.exits(value)));
                page.put("</tr>");
            }
            page.put("</table>");
        }
    }

    private void paths() {
        page.put("<h2>I/O paths</h2>");
        PathCost cost = new PathCost(device, report.profile());
        page.include(Mechanisms.legend());
        for (PathDescription path : device.paths()) {
            page.put("<h3>%s</h3><p class=\"note\">%s. %s</p>", path.name(), path.title(), cost.summary(path));
            page.include(new SequenceDiagram(cost).draw(path));
        }
    }

    private void number(String text) {
        page.put("<td class=\"n\">%s</td>", text);
    }

    /// Markup that is not to be escaped.
    private record Verbatim(String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    private static String style() {
        try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
            return new String(in == null ? new byte[0] : in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
