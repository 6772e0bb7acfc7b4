package nicc.runtime.transport;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import nicc.runtime.device.PathDescription;
import nicc.runtime.device.PathDescription.Access;
import org.jspecify.annotations.Nullable;

/// One walk along a path, of which it may not be known yet which it is: paths may begin alike. Holds all the
/// ways
/// in which the accesses so far may be read.
final class PathWalk {
    private final List<TraceRecord.Access> accesses = new ArrayList<>();
    private List<Reading> readings;

    private PathWalk(List<PathDescription> paths) {
        readings = paths.stream()
                .map(path -> new Reading(path, Set.of(PathCursor.start(path.steps()))))
                .toList();
    }

    /// The accesses read as those of one path.
    private record Reading(PathDescription path, Set<PathCursor> cursors) {
        Reading after(Access step) {
            Set<PathCursor> next = new LinkedHashSet<>();
            cursors.forEach(cursor -> cursor.walk(step, next));
            return new Reading(path, next);
        }

        /// The numbers of units with which the path may be over here: those of the first way that is; empty
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

    /// A walk that begins with an access.
    ///
    /// @return null when no path begins with it
    static @Nullable PathWalk begin(List<PathDescription> paths, Access step, TraceRecord.Access access) {
        PathWalk walk = new PathWalk(paths);
        return walk.advance(step, access) ? walk : null;
    }

    List<TraceRecord.Access> accesses() {
        return accesses;
    }

    /// The paths that it may be, in the order of preference.
    List<PathDescription> paths() {
        return readings.stream().map(Reading::path).toList();
    }

    /// Goes on with an access, if a path does.
    boolean advance(Access step, TraceRecord.Access access) {
        List<Reading> next = readings.stream()
                .map(reading -> reading.after(step))
                .filter(reading -> !reading.cursors().isEmpty())
                .toList();
        if (next.isEmpty()) {
            return false;
        }
        readings = next;
        accesses.add(access);
        return true;
    }

    /// Whether it may be over here.
    boolean mayEnd() {
        return readings.stream().anyMatch(reading -> !reading.end().isEmpty());
    }

    /// Says that it is not this path, if it can be another that may be over here.
    ///
    /// @return whether it can
    boolean exclude(PathDescription path) {
        List<Reading> others = readings.stream()
                .filter(reading -> !reading.path().equals(path))
                .toList();
        if (others.stream().allMatch(reading -> reading.end().isEmpty())) {
            return false;
        }
        readings = others;
        return true;
    }

    /// The path, as over here.
    ///
    /// @return null when none is
    @Nullable
    PathRun end() {
        return readings.stream()
                .filter(reading -> !reading.end().isEmpty())
                .findFirst()
                .map(reading -> new PathRun(reading.path().name(), reading.end(), accesses))
                .orElse(null);
    }
}
