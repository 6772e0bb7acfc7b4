package nicc.runtime.transport;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import nicc.runtime.device.PathDescription;
import nicc.runtime.device.PathDescription.Access;

/// One walk along a path: all the ways in which the accesses so far may be read.
final class PathWalk {
    private final PathDescription path;
    private final List<TraceRecord.Access> accesses = new ArrayList<>();
    private Set<PathCursor> cursors;

    PathWalk(PathDescription path) {
        this.path = path;
        cursors = Set.of(PathCursor.start(path.steps()));
    }

    PathDescription path() {
        return path;
    }

    List<TraceRecord.Access> accesses() {
        return accesses;
    }

    /// Goes on with an access, if the path does.
    boolean advance(Access step, TraceRecord.Access access) {
        Set<PathCursor> next = new LinkedHashSet<>();
        cursors.forEach(cursor -> cursor.walk(step, next));
        if (next.isEmpty()) {
            return false;
        }
        cursors = next;
        accesses.add(access);
        return true;
    }

    /// The numbers of units with which the path may be over here: those of the first reading that is; empty
    /// when
    /// none is.
    UnitRange end() {
        return cursors.stream()
                .map(PathCursor::end)
                .filter(units -> !units.isEmpty())
                .findFirst()
                .orElse(UnitRange.NONE);
    }
}
