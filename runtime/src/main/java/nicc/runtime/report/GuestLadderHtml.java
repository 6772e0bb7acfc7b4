package nicc.runtime.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nicc.runtime.report.GuestLadder.Card;
import nicc.runtime.report.GuestLadder.GuestMeasurement;

/// A ladder in a real guest as one page that needs nothing else.
public final class GuestLadderHtml {
    private static final List<String> COLUMNS = List.of(
            "figure",
            "ns",
            "bought",
            "trapped",
            "unmasks",
            "posted",
            "interrupts",
            "kernel calls",
            "descriptor accesses",
            "copies",
            "bytes copied",
            "vCPU ns",
            "ready ns",
            "idle ns",
            "server ns",
            "predicted ns",
            "off");

    private final Html page = new Html();
    private final LadderPage parts = new LadderPage(page);
    private final GuestLadder ladder;

    private GuestLadderHtml(GuestLadder ladder) {
        this.ladder = ladder;
    }

    /// Writes a ladder.
    ///
    /// @param ladder what to write
    /// @return a document
    public static String of(GuestLadder ladder) {
        GuestLadderHtml html = new GuestLadderHtml(ladder);
        html.head();
        ladder.measurements().forEach(html::table);
        html.foot();
        html.page.put("</main></body></html>");
        return html.page.toString();
    }

    private void head() {
        PageHead.write(page, "Where the time goes in a real guest");
        page.put("<p>Each step of a chart is one difference, or a group of them, between the reference build and the");
        page.put(
                "optimised one: passes of the compiler, and what the runtime does. Times are by the clock, for a segment of");
        page.put(
                "1448 bytes (TCP), a datagram, a frame or an exchange; medians of the rounds. Faint steps, and figures with");
        page.put("~, are no more than what rounds of one card differ by.</p>");
        page.put("<p class=\"note\">%s.</p>", ladder.machine());
        ladder.notes().forEach(note -> page.put("<p class=\"note\">%s</p>", note));
        summary();
    }

    private void summary() {
        page.put("<h2>How much of the reference build's gap is exits</h2>");
        page.put("<table><tr><th>measurement</th><th class=\"n\">gap to %s</th>", ladder.base());
        page.put("<th class=\"n\">of it exits</th><th class=\"n\">everything else</th></tr>");
        for (GuestMeasurement measurement : ladder.measurements()) {
            measurement.gap().ifPresent(gap -> {
                page.put("<tr><td>%s</td>", measurement.name());
                parts.number(String.format(Locale.ROOT, "%,.0f ns", gap.whole()));
                double exits = gap.gap() ? gap.exits() / gap.whole() : 0;
                parts.number(gap.gap() ? Figures.percent(exits) : "no gap");
                parts.number(gap.gap() ? Figures.percent(1 - exits) : "");
                page.put("</tr>");
            });
        }
        page.put("</table>");
    }

    private void table(GuestMeasurement measurement) {
        page.put("<h2>%s</h2>", measurement.name());
        page.include(Waterfall.draw(measurement.cards().stream()
                .map(card -> new Waterfall.Bar(card.rung(), card.taken().nanos(), card.withinSpread()))
                .toList()));
        measurement
                .gap()
                .ifPresent(gap -> page.put(
                        "<p class=\"note\">Gap of the reference to %s: %s.</p>",
                        ladder.base(), LadderWords.difference(gap)));
        parts.table("card", COLUMNS, () -> measurement.cards().forEach(this::row));
        parts.missing(ladder.base(), missing(measurement));
    }

    private void row(Card card) {
        GuestRow row = card.taken();
        page.put(
                "<tr><td title=\"%s\">%s</td>", card.rung().title(), card.rung().name());
        parts.number(String.format(Locale.ROOT, "%,.1f", row.figure()));
        parts.number(Figures.whole(row.nanos()));
        parts.number(LadderWords.bought(card.bought(), card.withinSpread()));
        parts.number(Figures.exits(row.trapped()));
        parts.number(Figures.exits(row.unmasks()));
        parts.number(Figures.exits(row.posted()));
        parts.number(Figures.exits(row.interrupts()));
        parts.number(Figures.exits(row.calls()));
        parts.number(String.format(Locale.ROOT, "%.2f", row.accesses()));
        parts.number(String.format(Locale.ROOT, "%.2f", row.copies()));
        parts.number(Figures.whole(row.copiedBytes()));
        parts.number(Figures.whole(row.vcpu()));
        parts.number(Figures.whole(row.ready()));
        parts.number(Figures.whole(row.idle()));
        parts.number(Figures.whole(row.server()));
        parts.number(Figures.whole(card.prediction().nanos()));
        parts.off(card.prediction().off(), card.prediction().missing());
        page.put("</tr>");
    }

    private static Map<String, String> missing(GuestMeasurement measurement) {
        Map<String, String> missing = new LinkedHashMap<>();
        measurement.cards().stream()
                .filter(card -> !card.prediction().missing().isEmpty())
                .forEach(card ->
                        missing.put(card.rung().name(), card.prediction().missing()));
        return missing;
    }

    private void foot() {
        page.put(
                "<h2>What an exit costs</h2><table><tr><th>access</th><th class=\"n\">ns</th><th>measured as</th></tr>");
        for (Ladder.ExitCost cost : ladder.costs()) {
            page.put("<tr><td>%s</td>", cost.mechanism());
            parts.number(String.format(Locale.ROOT, "%,.1f", cost.nanos()));
            page.put("<td>%s</td></tr>", cost.from());
        }
        page.put("</table>");
    }
}
