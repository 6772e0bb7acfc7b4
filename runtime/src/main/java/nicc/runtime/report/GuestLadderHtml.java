package nicc.runtime.report;

import java.util.List;
import java.util.Locale;
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
                number(String.format(Locale.ROOT, "%,.0f ns", gap.whole()));
                double exits = gap.gap() ? gap.exits() / gap.whole() : 0;
                number(gap.gap() ? Figures.percent(exits) : "no gap");
                number(gap.gap() ? Figures.percent(1 - exits) : "");
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
        page.put("<div class=\"wide\"><table><tr><th>card</th>");
        COLUMNS.forEach(title -> page.put("<th class=\"n\">%s</th>", title));
        page.put("</tr>");
        measurement.cards().forEach(this::row);
        page.put("</table></div>");
        missing(measurement);
    }

    private void row(Card card) {
        GuestRow row = card.taken();
        page.put(
                "<tr><td title=\"%s\">%s</td>", card.rung().title(), card.rung().name());
        number(String.format(Locale.ROOT, "%,.1f", row.figure()));
        number(Figures.whole(row.nanos()));
        number(LadderWords.bought(card.bought(), card.withinSpread()));
        number(Figures.exits(row.trapped()));
        number(Figures.exits(row.unmasks()));
        number(Figures.exits(row.posted()));
        number(Figures.exits(row.interrupts()));
        number(Figures.exits(row.calls()));
        number(String.format(Locale.ROOT, "%.2f", row.accesses()));
        number(String.format(Locale.ROOT, "%.2f", row.copies()));
        number(Figures.whole(row.copiedBytes()));
        number(Figures.whole(row.vcpu()));
        number(Figures.whole(row.ready()));
        number(Figures.whole(row.idle()));
        number(Figures.whole(row.server()));
        number(Figures.whole(card.prediction().nanos()));
        page.put(
                "<td class=\"n %s\">%s</td></tr>",
                card.prediction().missing().isEmpty() ? "" : "bad",
                String.format(Locale.ROOT, "%+.0f %%", 100 * card.prediction().off()));
    }

    private void missing(GuestMeasurement measurement) {
        List<Card> off = measurement.cards().stream()
                .filter(card -> !card.prediction().missing().isEmpty())
                .toList();
        if (off.isEmpty()) {
            return;
        }
        page.put("<p class=\"note\">Predicted: the time of %s and the additional exits.", ladder.base());
        page.put("Where that is off by more than 15 %%, what is missing:</p><ul>");
        off.forEach(card -> page.put(
                "<li>%s: %s</li>", card.rung().name(), card.prediction().missing()));
        page.put("</ul>");
    }

    private void foot() {
        page.put(
                "<h2>What an exit costs</h2><table><tr><th>access</th><th class=\"n\">ns</th><th>measured as</th></tr>");
        for (Ladder.ExitCost cost : ladder.costs()) {
            page.put("<tr><td>%s</td>", cost.mechanism());
            number(String.format(Locale.ROOT, "%,.1f", cost.nanos()));
            page.put("<td>%s</td></tr>", cost.from());
        }
        page.put("</table>");
    }

    private void number(String text) {
        page.put("<td class=\"n\">%s</td>", text);
    }
}
