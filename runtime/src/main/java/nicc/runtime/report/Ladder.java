package nicc.runtime.report;

import java.util.List;

/// Builds of a card from the reference to the optimised one, pass by pass, beside another card: what each pass bought,
/// and what of it a model of exits explains.
///
/// @param device the card's name
/// @param title its title
/// @param specHash of its spec
/// @param base the build that times are predicted from
/// @param load packets for a doorbell / frames for an interrupt
/// @param profile the platform for which exits are counted
/// @param machine where it was measured
/// @param costs what exits cost, here and on the platform
/// @param tables one for each kind of traffic
/// @param notes what a reader has to know
public record Ladder(
        String device,
        String title,
        String specHash,
        String base,
        String load,
        String profile,
        String machine,
        List<ExitCost> costs,
        List<LadderTable> tables,
        List<String> notes) {

    /// Copies the lists.
    public Ladder {
        costs = List.copyOf(costs);
        tables = List.copyOf(tables);
        notes = List.copyOf(notes);
    }

    /// What an exit costs.
    ///
    /// @param where `embedded` or the platform
    /// @param mechanism how the access is handled
    /// @param nanos nanoseconds for one
    /// @param from the calibrated cost that it is
    public record ExitCost(String where, String mechanism, double nanos, String from) {}
}
