package nicc.dsl.model;

import java.util.List;
import nicc.dsl.diagnostic.Span;

/// Code with effects and without a result.
///
/// @param name the name
/// @param title what it does, or an empty string
/// @param section where the data sheet describes it, or an empty string
/// @param parameters values
/// @param snapshots snapshots that it is given, after the values
/// @param body what it does
/// @param span where it stands
public record Action(
        String name,
        String title,
        String section,
        List<Local> parameters,
        List<Snapshot> snapshots,
        Block body,
        Span span) {

    /// Copies the lists.
    public Action {
        parameters = List.copyOf(parameters);
        snapshots = List.copyOf(snapshots);
    }
}
