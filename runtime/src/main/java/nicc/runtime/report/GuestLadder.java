package nicc.runtime.report;

import java.util.List;
import java.util.Optional;
import nicc.runtime.report.Rung.Kind;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Cards beside each other in a real guest, from the reference to the optimised one and the paravirtual one, with what
/// the model says of them.
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
    /// @param cards from the reference on, those without one step behind the steps, the base last
    public record GuestMeasurement(String name, List<Card> cards) {
        /// Copies the list.
        public GuestMeasurement {
            cards = List.copyOf(cards);
        }

        /// The reference's gap to the base.
        ///
        /// @return empty when there is no reference among the cards
        public Optional<GuestDifference> gap() {
            return cards.stream()
                    .filter(card -> card.rung().kind() == Kind.REFERENCE)
                    .map(card -> card.prediction().difference())
                    .findFirst();
        }
    }

    /// A card.
    ///
    /// @param rung its place
    /// @param taken what it takes
    /// @param bought nanoseconds for a unit less than the step before, or than the last step for a card that
    ///     lacks one; null for a card that is compared with none
    /// @param prediction what the model says
    public record Card(Rung rung, GuestRow taken, @Nullable Double bought, GuestPrediction prediction) {

        /// Whether what was bought is no more than what rounds of one card differ by, and so perhaps nothing.
        ///
        /// @return whether half of the range of the rounds is as much
        public boolean withinSpread() {
            return bought != null && Math.abs(bought) <= (taken.high() - taken.low()) / 2;
        }
    }

    /// As JSON.
    ///
    /// @return indented, without a newline at its end
    public String toJson() {
        return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(this);
    }
}
