package nicc.runtime.report;

import java.util.Locale;
import nicc.runtime.report.GuestLadder.Card;
import nicc.runtime.report.GuestLadder.GuestMeasurement;
import nicc.runtime.report.Rung.Kind;

/// A ladder in a real guest as tables for a terminal.
public final class GuestLadderText {
    private final StringBuilder out = new StringBuilder();
    private final GuestLadder ladder;

    private GuestLadderText(GuestLadder ladder) {
        this.ladder = ladder;
    }

    /// Writes a ladder.
    ///
    /// @param ladder what to write
    /// @return lines, each ended
    public static String of(GuestLadder ladder) {
        GuestLadderText text = new GuestLadderText(ladder);
        text.line("Real guest; " + ladder.machine());
        text.line("Times in nanoseconds and counts are for a segment of 1448 bytes (TCP), a datagram, a frame or an"
                + " exchange, medians of the rounds; ~ is within the rounds' spread.");
        text.line("Predicted from " + ladder.base() + " by exits alone.");
        ladder.measurements().forEach(text::table);
        text.foot();
        return text.out.toString();
    }

    private void table(GuestMeasurement measurement) {
        line("");
        line(measurement.name());
        line(String.format(
                Locale.ROOT,
                "  %-22s %9s %10s %10s %8s %7s %8s %7s %7s %7s %7s %8s %8s %8s %8s | %9s %5s",
                "card",
                "figure",
                "ns",
                "bought",
                "trapped",
                "unmask",
                "posted",
                "irqs",
                "calls",
                "copies",
                "bytes",
                "vCPU",
                "ready",
                "idle",
                "server",
                "predicted",
                "off"));
        measurement.cards().forEach(this::card);
        measurement
                .gap()
                .ifPresent(
                        gap -> line("  gap of the reference to " + ladder.base() + ": " + LadderWords.difference(gap)));
        measurement.cards().stream()
                .filter(card -> !card.prediction().missing().isEmpty())
                .forEach(this::missing);
    }

    private void card(Card card) {
        GuestRow row = card.taken();
        line(String.format(
                Locale.ROOT,
                "  %-22s %9.1f %10.0f %10s %8.3f %7.3f %8.3f %7.3f %7.3f %7.2f %7.0f %8.0f %8.0f %8.0f %8.0f | %9.0f %+4.0f%%",
                card.rung().name(),
                row.figure(),
                row.nanos(),
                LadderWords.bought(card.bought(), card.withinSpread()),
                row.trapped(),
                row.unmasks(),
                row.posted(),
                row.interrupts(),
                row.calls(),
                row.copies(),
                row.copiedBytes(),
                row.vcpu(),
                row.ready(),
                row.idle(),
                row.server(),
                card.prediction().nanos(),
                100 * card.prediction().off()));
    }

    private void missing(Card card) {
        line(String.format(
                Locale.ROOT,
                "  %s: the model is off by %.0f %%; missing: %s",
                card.rung().name(),
                100 * card.prediction().off(),
                card.prediction().missing()));
    }

    private void foot() {
        line("");
        ladder.measurements().stream()
                .flatMap(measurement -> measurement.cards().stream())
                .map(Card::rung)
                .filter(rung -> rung.kind() != Kind.PARAVIRTUAL)
                .distinct()
                .forEach(rung -> line(rung.name() + ": " + rung.title()));
        ladder.costs()
                .forEach(cost -> line(
                        String.format(Locale.ROOT, "%s: %.0f ns, %s", cost.mechanism(), cost.nanos(), cost.from())));
        ladder.notes().forEach(this::line);
    }

    private void line(String text) {
        out.append(text.stripTrailing()).append('\n');
    }
}
