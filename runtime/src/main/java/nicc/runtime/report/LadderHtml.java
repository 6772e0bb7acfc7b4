package nicc.runtime.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
            parts(table.here());
            parts(table.platform());
            page.put("</tr>");
        }
        page.put("</table>");
    }

    private void parts(Difference difference) {
        number(String.format(Locale.ROOT, "%,.1f ns", difference.whole()));
        if (difference.gap()) {
            double exits = difference.part(difference.exits());
            number(Figures.percent(exits));
            number(Figures.percent(1 - exits));
        } else {
            number("no gap");
            number("");
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
        page.put("<div class=\"wide\"><table><tr><th>build</th>");
        COLUMNS.forEach(title -> page.put("<th class=\"n\">%s</th>", title));
        page.put("</tr>");
        table.rows().forEach(this::row);
        page.put("</table></div>");
        missing(table);
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
        boolean within = row.prediction().missing().isEmpty();
        page.put("<tr><td title=\"%s\">%s</td>", row.rung().title(), row.rung().name());
        number(Figures.whole(taken.framesPerSecond()));
        number(String.format(Locale.ROOT, "%.1f", taken.nanos()));
        number(LadderWords.bought(row.bought(), row.withinSpread(row.bought())));
        number(Figures.exits(trapped));
        number(Figures.exits(taken.allExits() - trapped));
        number(Figures.exits(taken.interrupts()));
        number(String.format(Locale.ROOT, "%.2f", taken.accesses()));
        number(String.format(Locale.ROOT, "%.2f", taken.copies()));
        number(String.format(Locale.ROOT, "%,.0f", taken.copiedBytes()));
        number(String.format(Locale.ROOT, "%.1f", row.prediction().nanos()));
        page.put(
                "<td class=\"n %s\">%s</td>",
                within ? "" : "bad",
                String.format(Locale.ROOT, "%+.0f %%", 100 * row.prediction().off()));
        number(Figures.whole(row.platformNanos()));
        number(LadderWords.bought(row.platformBought(), row.withinSpread(row.platformBought())));
        page.put("</tr>");
    }

    private void missing(LadderTable table) {
        page.put("<p class=\"note\">Predicted: the time of %s and the additional exits.", ladder.base());
        page.put("Where that is off by more than 15 %%, what is missing:</p><ul>");
        for (LadderRow row : table.rows()) {
            if (!row.prediction().missing().isEmpty()) {
                page.put("<li>%s: %s</li>", row.rung().name(), row.prediction().missing());
            }
        }
        page.put("</ul>");
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
            number(String.format(Locale.ROOT, "%,.1f", cost.nanos()));
            page.put("<td>%s</td></tr>", cost.from());
        }
        page.put("</table>");
    }

    private void number(String text) {
        page.put("<td class=\"n\">%s</td>", text);
    }
}
