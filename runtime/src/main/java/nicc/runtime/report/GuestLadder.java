package nicc.runtime.report;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/// Cards beside each other in a real guest, with what the model says of them.
///
/// @param base the card that predictions start from
/// @param machine where it was measured
/// @param costs what exits cost there
/// @param measurements what was measured
/// @param notes what a reader should know
public record GuestLadder(
        String base,
        String machine,
        List<Ladder.ExitCost> costs,
        List<GuestMeasurement> measurements,
        List<String> notes) {

    /// Copies the lists.
    public GuestLadder {
        costs = List.copyOf(costs);
        measurements = List.copyOf(measurements);
        notes = List.copyOf(notes);
    }

    /// A measurement of all cards.
    ///
    /// @param name the bench's name for it
    /// @param cards in the order of the bench
    public record GuestMeasurement(String name, List<Card> cards) {
        /// Copies the list.
        public GuestMeasurement {
            cards = List.copyOf(cards);
        }
    }

    /// A card.
    ///
    /// @param taken what it takes
    /// @param prediction what the model says
    public record Card(GuestRow taken, GuestPrediction prediction) {}

    /// As JSON.
    ///
    /// @return indented, without a newline at its end
    public String toJson() {
        return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(this);
    }

    /// As tables for a terminal.
    ///
    /// @return lines, each ended
    public String toText() {
        StringBuilder text = new StringBuilder();
        text.append("Real guest; ").append(machine).append('\n');
        text.append("Times in nanoseconds and counts are for a segment of 1448 bytes (TCP), a datagram, a frame or an"
                + " exchange.\n");
        text.append("Predicted from ").append(base).append(" by exits alone.\n");
        for (GuestMeasurement measurement : measurements) {
            text.append('\n').append(measurement.name()).append('\n');
            text.append(String.format(
                    Locale.ROOT,
                    "  %-22s %9s %9s %8s %8s %7s %8s %8s %8s | %9s %6s  %s%n",
                    "card",
                    "figure",
                    "ns",
                    "trapped",
                    "posted",
                    "irqs",
                    "bytes",
                    "vCPU",
                    "server",
                    "predicted",
                    "off",
                    "missing"));
            measurement.cards().forEach(card -> text.append(line(card)));
        }
        text.append('\n');
        costs.forEach(cost -> text.append(
                String.format(Locale.ROOT, "%s: %.0f ns, %s%n", cost.mechanism(), cost.nanos(), cost.from())));
        notes.forEach(note -> text.append(note).append('\n'));
        return text.toString();
    }

    private static String line(Card card) {
        GuestRow row = card.taken();
        GuestPrediction said = card.prediction();
        return String.format(
                Locale.ROOT,
                "  %-22s %9.1f %9.0f %8.3f %8.3f %7.3f %8.0f %8.0f %8.0f | %9.0f %+5.0f%%  %s%n",
                row.card(),
                row.figure(),
                row.nanos(),
                row.trapped(),
                row.posted(),
                row.interrupts(),
                row.bytes(),
                row.vcpu(),
                row.server(),
                said.nanos(),
                100 * said.off(),
                said.missing());
    }
}
