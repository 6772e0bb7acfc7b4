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
/// access goes to the walk that went on last and expects it; if none does, it begins a path; if none begins
/// with
/// it, it is part of no path.
///
/// Paths may begin alike. What a walk is shows when it is over: the first of the paths that it can be, but none
/// that was under way all the time, since before the walk began: an interrupt that is served while another
/// one's
/// poll is under way is no poll of its own.
public final class PathRecogniser {
    private final List<PathDescription> paths;
    private final Deque<PathWalk> recent = new ArrayDeque<>();
    private final List<PathWalk> underWay = new ArrayList<>();
    private final List<PathRun> runs = new ArrayList<>();
    private final List<TraceRecord.Access> strays = new ArrayList<>();

    /// Creates a recogniser.
    ///
    /// @param paths what to look for; of two that fit alike the first wins
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
        for (PathWalk walk : recent) {
            if (walk.advance(step, access)) {
                recent.remove(walk);
                recent.addFirst(walk);
                settle(walk);
                return;
            }
        }
        begin(step, access);
    }

    /// Ends the sequence: what could end, has ended.
    public void finish() {
        List.copyOf(underWay).forEach(this::end);
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
        PathWalk walk = PathWalk.begin(paths, step, access);
        if (walk == null) {
            strays.add(access);
            return;
        }
        makeRoom(walk);
        underWay.add(walk);
        recent.addFirst(walk);
        settle(walk);
    }

    /// Ends the walks that may be over, of the paths that begin here; if there is an unfinished one of each
    /// then,
    /// the oldest was none.
    private void makeRoom(PathWalk walk) {
        List<PathWalk> unfinished = new ArrayList<>();
        for (PathWalk other : List.copyOf(underWay)) {
            if (other.paths().stream().noneMatch(walk.paths()::contains)) {
                continue;
            }
            if (other.mayEnd()) {
                end(other);
            } else {
                unfinished.add(other);
            }
        }
        if (unfinished.size() >= walk.paths().size()) {
            end(unfinished.getFirst());
        }
    }

    /// A walk that may be over is none of the paths that older ones are still under way on; where it can be
    /// nothing
    /// else, the older one was none.
    private void settle(PathWalk walk) {
        if (!walk.mayEnd()) {
            return;
        }
        for (PathWalk older : List.copyOf(underWay.subList(0, underWay.indexOf(walk)))) {
            PathDescription path = older.paths().getFirst();
            if (!older.mayEnd() && walk.paths().contains(path) && !walk.exclude(path)) {
                end(older);
            }
        }
    }

    private void end(PathWalk walk) {
        underWay.remove(walk);
        recent.remove(walk);
        PathRun run = walk.end();
        if (run == null) {
            strays.addAll(walk.accesses());
        } else {
            runs.add(run);
        }
    }
}
