package nicc.runtime.transport;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import nicc.runtime.device.PathDescription;
import nicc.runtime.device.PathDescription.Access;
import org.jspecify.annotations.Nullable;

/// Finds a driver's I/O paths in a sequence of accesses.
///
/// Paths interleave: a driver transmits while it serves an interrupt. So each path may be under way once, and
/// an
/// access goes to the path that went on last and expects it; if none does, it begins a path; if none begins
/// with
/// it, it is part of no path. A path that begins anew before it could end was none.
public final class PathRecogniser {
    private final List<PathDescription> paths;
    private final Deque<PathWalk> underWay = new ArrayDeque<>();
    private final List<PathRun> runs = new ArrayList<>();
    private final List<TraceRecord.Access> strays = new ArrayList<>();

    /// Creates a recogniser.
    ///
    /// @param paths what to look for; of two that begin alike the first wins
    public PathRecogniser(List<PathDescription> paths) {
        this.paths = List.copyOf(paths);
    }

    /// Takes the next access.
    ///
    /// @param access the access
    /// @param register the register that it is to, or null for none
    public void take(TraceRecord.Access access, @Nullable String register) {
        if (register == null) {
            strays.add(access);
            return;
        }
        Access step = new Access(register, access.write());
        for (PathWalk walk : underWay) {
            if (walk.advance(step, access)) {
                underWay.remove(walk);
                underWay.addFirst(walk);
                return;
            }
        }
        begin(step, access);
    }

    /// Ends the sequence: what could end, has ended.
    public void finish() {
        while (!underWay.isEmpty()) {
            end(underWay.removeLast());
        }
    }

    /// Paths that were recognised, in the order of their ends.
    ///
    /// @return a copy
    public List<PathRun> runs() {
        return List.copyOf(runs);
    }

    /// Accesses that are part of no path.
    ///
    /// @return a copy
    public List<TraceRecord.Access> strays() {
        return List.copyOf(strays);
    }

    private void begin(Access step, TraceRecord.Access access) {
        for (PathDescription path : paths) {
            PathWalk walk = new PathWalk(path);
            if (walk.advance(step, access)) {
                endPrevious(path);
                underWay.addFirst(walk);
                return;
            }
        }
        strays.add(access);
    }

    private void endPrevious(PathDescription path) {
        for (PathWalk walk : underWay) {
            if (walk.path().equals(path)) {
                underWay.remove(walk);
                end(walk);
                return;
            }
        }
    }

    private void end(PathWalk walk) {
        UnitRange units = walk.end();
        if (units.isEmpty()) {
            strays.addAll(walk.accesses());
        } else {
            runs.add(new PathRun(walk.path().name(), units, walk.accesses()));
        }
    }
}
