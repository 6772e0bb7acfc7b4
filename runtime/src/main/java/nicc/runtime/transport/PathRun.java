package nicc.runtime.transport;

import java.util.List;

/// A path that was recognised in a trace.
///
/// @param path the path's name
/// @param units how many units it may have handled, as far as its accesses tell
/// @param accesses its accesses in order
public record PathRun(String path, UnitRange units, List<TraceRecord.Access> accesses) {

    /// Copies the list.
    public PathRun {
        accesses = List.copyOf(accesses);
    }
}
