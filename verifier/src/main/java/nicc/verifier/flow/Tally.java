package nicc.verifier.flow;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What an event does to the world, counted and in order, on the path where it does most of it. Where a
/// descriptor is
/// taken, there is one.
public final class Tally {
    /// More than any event may do.
    public static final long UNBOUNDED = Long.MAX_VALUE;

    private final Map<String, Long> most = new TreeMap<>();
    private final Set<String> unfenced = new TreeSet<>();
    private final Set<String> flags = new TreeSet<>();
    private boolean stored;
    private boolean unpublished;

    Tally() {}

    Tally copy() {
        Tally copy = new Tally();
        copy.join(this);
        return copy;
    }

    /// Adds the other side of a branch.
    void join(Tally other) {
        other.most.forEach((kind, count) -> most.merge(kind, count, Math::max));
        unfenced.addAll(other.unfenced);
        flags.addAll(other.flags);
        stored |= other.stored;
        unpublished |= other.unpublished;
    }

    /// What a round of a loop has added may come as often as the loop runs.
    void repeat(Tally before, long rounds) {
        most.replaceAll((kind, count) -> {
            long once = count - before.most(kind);
            long room = (UNBOUNDED - before.most(kind)) / rounds;
            return once > room ? UNBOUNDED : before.most(kind) + once * rounds;
        });
    }

    void count(String kind) {
        most.merge(kind, 1L, (count, one) -> count == UNBOUNDED ? UNBOUNDED : count + one);
    }

    void store() {
        stored = true;
        unpublished = true;
    }

    void publish() {
        stored = true;
        unpublished = false;
    }

    void fence() {
        stored = false;
    }

    /// A record that is not taken from a ring: the guest may change it at any moment.
    void flag(String record) {
        flags.add(record);
        if (stored) {
            unfenced.add(record);
        }
    }

    /// How often something is done at most.
    ///
    /// @param kind `message`, `send`, `take tx`, `line INTA`
    /// @return 0 when never
    public long most(String kind) {
        return most.getOrDefault(kind, 0L);
    }

    /// Records that are read after a store, with no fence between them.
    ///
    /// @return their layouts
    public Set<String> unfenced() {
        return Set.copyOf(unfenced);
    }

    /// Records that are read from elsewhere than a ring.
    ///
    /// @return their layouts
    public Set<String> flags() {
        return Set.copyOf(flags);
    }

    /// Whether something may be left that was stored and not published.
    ///
    /// @return true when an event can end with a plain store
    public boolean unpublished() {
        return unpublished;
    }
}
