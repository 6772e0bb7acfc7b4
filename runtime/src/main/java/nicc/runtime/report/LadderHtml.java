package nicc.runtime.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import nicc.runtime.device.ExitPlan.Mechanism;
import nicc.runtime.report.Rung.Kind;

/// A ladder as one page that needs nothing else: no script, no file, no network.
public final class LadderHtml {
    private static final List<String> COLUMNS = List.of(
            "frames/s",
            "ns",
            "bought",
            "trapped",
            "posted and other",
            "interrupts",
            "descriptor accesses",
            "copies",
            "bytes copied",
            "predicted ns",
            "off",
            "platform ns",
            "bought there");

    private final Html page = new Html();
    private final LadderPage parts = new LadderPage(page);
    private final Ladder ladder;

    private LadderHtml(Ladder ladder) {
        this.ladder = ladder;
    }

    /// Writes a ladder.
    ///
    /// @param ladder what to write
    /// @return a document
    public static String of(Ladder ladder) {
        LadderHtml html = new LadderHtml(ladder);
        html.head();
        ladder.tables().forEach(html::table);
        html.foot();
        html.page.put("</main></body></html>");
        return html.page.toString();
    }

    private void head() {
        PageHead.write(page, "Where the time goes: " + ladder.device());
        page.put("<p>%s</p>", ladder.title());
        page.put(
                "<p>Each step of a chart is one pass of the compiler: how much less time a frame takes with it than with");
        page.put(
                "the passes above it alone. Times are processor time of driver, card and checks in an embedded guest,");
        page.put("in nanoseconds for a frame; %s packets for a doorbell / frames for an interrupt.</p>", ladder.load());
        page.put("<p>Faint steps, and figures with ~, are no more than what slices of one build differ by.</p>");
        page.put("<p class=\"note\">%s. Spec %s.</p>", ladder.machine(), ladder.specHash());
        ladder.notes().forEach(note -> page.put("<p class=\"note\">%s</p>", note));
        summary();
    }

    private void summary() {
        page.put("<h2>How much of the reference build's gap is exits</h2>");
        page.put("<table><tr><th>traffic</th><th class=\"n\">gap to %s here</th>", ladder.base());
        page.put("<th class=\"n\">of it exits</th><th class=\"n\">everything else</th>");
        page.put("<th class=\"n\">gap on %s</th><th class=\"n\">of it exits</th>", ladder.profile());
        page.put("<th class=\"n\">everything else</th></tr>");
        for (LadderTable table : ladder.tables()) {
            page.put("<tr><td>%s</td>", table.workload());
            gap(table.here());
            gap(table.platform());
            page.put("</tr>");
        }
        page.put("</table>");
    }

    private void gap(Difference difference) {
        parts.number(String.format(Locale.ROOT, "%,.1f ns", difference.whole()));
        if (difference.gap()) {
            double exits = difference.part(difference.exits());
            parts.number(Figures.percent(exits));
            parts.number(Figures.percent(1 - exits));
        } else {
            parts.number("no gap");
            parts.number("");
        }
    }

    private void table(LadderTable table) {
        page.put("<h2>%s</h2><h3>Time for a frame, as measured here</h3>", table.workload());
        page.include(chart(table, row -> row.taken().nanos()));
        page.put(
                "<p class=\"note\">Gap of the reference to %s: %s.</p>",
                ladder.base(), LadderWords.difference(table.here()));
        page.put("<h3>The same on %s: its exits by their calibrated cost</h3>", ladder.profile());
        page.include(chart(table, LadderRow::platformNanos));
        page.put("<p class=\"note\">Gap: %s.</p>", LadderWords.difference(table.platform()));
        parts.table("build", COLUMNS, () -> table.rows().forEach(this::row));
        parts.missing(ladder.base(), missing(table));
        paths(table);
    }

    private static Html chart(LadderTable table, ToDoubleFunction<LadderRow> time) {
        List<Waterfall.Bar> bars = new ArrayList<>();
        double before = 0;
        for (LadderRow row : table.rows()) {
            double now = time.applyAsDouble(row);
            bars.add(new Waterfall.Bar(row.rung(), now, row.withinSpread(before - now)));
            before = now;
        }
        return Waterfall.draw(bars);
    }

    private void row(LadderRow row) {
        Consumption taken = row.taken();
        double trapped = taken.exits(Mechanism.TRAPPED);
        page.put("<tr><td title=\"%s\">%s</td>", row.rung().title(), row.rung().name());
        parts.number(Figures.whole(taken.framesPerSecond()));
        parts.number(String.format(Locale.ROOT, "%.1f", taken.nanos()));
        parts.number(LadderWords.bought(row.bought(), row.withinSpread(row.bought())));
        parts.number(Figures.exits(trapped));
        parts.number(Figures.exits(taken.allExits() - trapped));
        parts.number(Figures.exits(taken.interrupts()));
        parts.number(String.format(Locale.ROOT, "%.2f", taken.accesses()));
        parts.number(String.format(Locale.ROOT, "%.2f", taken.copies()));
        parts.number(String.format(Locale.ROOT, "%,.0f", taken.copiedBytes()));
        parts.number(String.format(Locale.ROOT, "%.1f", row.prediction().nanos()));
        parts.off(row.prediction().off(), row.prediction().missing());
        parts.number(Figures.whole(row.platformNanos()));
        parts.number(LadderWords.bought(row.platformBought(), row.withinSpread(row.platformBought())));
        page.put("</tr>");
    }

    private static Map<String, String> missing(LadderTable table) {
        Map<String, String> missing = new LinkedHashMap<>();
        table.rows().stream()
                .filter(row -> !row.prediction().missing().isEmpty())
                .forEach(row -> missing.put(row.rung().name(), row.prediction().missing()));
        return missing;
    }

    private void paths(LadderTable table) {
        page.put("<p class=\"note\">I/O paths that were recognised in the optimised build:");
        table.paths()
                .forEach(path -> page.put(
                        "%s %s times a frame (n: %s);",
                        path.path(), String.format(Locale.ROOT, "%.4f", path.perFrame()), path.units()));
        LadderRow last = table.rows().stream()
                .filter(row -> row.rung().kind() == Kind.STEP)
                .reduce((a, b) -> b)
                .orElse(table.rows().getFirst());
        page.put(
                "exits for a frame by plan and path %s, counted %s.</p>",
                LadderWords.planned(last.taken()), Figures.exits(last.taken().allExits()));
    }

    private void foot() {
        page.put("<h2>What an exit costs</h2><table><tr><th>where</th><th>access</th><th class=\"n\">ns</th>");
        page.put("<th>measured as</th></tr>");
        for (Ladder.ExitCost cost : ladder.costs()) {
            page.put("<tr><td>%s</td><td>%s</td>", cost.where(), cost.mechanism());
            parts.number(String.format(Locale.ROOT, "%,.1f", cost.nanos()));
            page.put("<td>%s</td></tr>", cost.from());
        }
        page.put("</table>");
    }
}
