package nicc.verifier.flow;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// What an event does to the world, counted and in order, on every [Path]: of ways that exclude each other the one
/// counts that does most, what is done one after the other is added up. Where a descriptor is taken, there is one.
public final class Tally {
    /// More than any event may do.
    public static final long UNBOUNDED = Long.MAX_VALUE;

    private static final int MOST_PATHS = 256;

    /// What is never forgotten, whichever way it was seen on.
    private record Seen(
            Set<String> unfenced,
            Set<String> flags,
            Set<String> undecided,
            Set<String> shown,
            Set<String> early,
            Set<String> moved) {
        Seen() {
            this(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        }
    }

    private final Seen seen;
    private Map<Path, Map<String, Long>> paths = new HashMap<>();

    Tally() {
        this(new Seen());
        paths.put(Path.START, Map.of());
    }

    private Tally(Seen seen) {
        this.seen = seen;
    }

    /// The same paths; what is seen on either copy is seen.
    Tally copy() {
        Tally copy = new Tally(seen);
        copy.paths = new HashMap<>(paths);
        return copy;
    }

    /// Adds the other side of a branch. Ways that nothing tells apart but the side are one again.
    ///
    /// @param facts what is the one on this side and the other on that
    void join(Tally other, Set<String> facts) {
        other.paths.forEach((path, counts) -> {
            Path one = path;
            for (String fact : facts) {
                one = one.forgetting(fact);
            }
            Path contrary = one;
            for (String fact : facts) {
                contrary = contrary.knowing(fact, !path.facts().getOrDefault(fact, false));
            }
            if (!facts.isEmpty() && counts.equals(paths.get(contrary))) {
                paths.remove(contrary);
                paths.merge(one, counts, Tally::greatest);
            } else {
                paths.merge(path, counts, Tally::greatest);
            }
        });
        if (paths.size() > MOST_PATHS) {
            forget();
        }
        if (paths.size() > MOST_PATHS) {
            change(path -> path.with(Map.of()));
        }
    }

    /// Ways are no longer told apart by what a cell may have become, as between the rounds of a loop.
    void forget() {
        change(Path::lasting);
    }

    /// Before a round of a loop: as much has been done on every way.
    void level(Map<String, Long> done) {
        paths.replaceAll((path, counts) -> done);
    }

    /// What a round of a loop has added at most, if it adds more than others do.
    ///
    /// @param before what was done on every way before the round
    /// @param others what other rounds add
    Map<String, Long> added(Map<String, Long> before, Map<String, Long> others) {
        Map<String, Long> more = new TreeMap<>(most());
        more.replaceAll((kind, count) -> count == UNBOUNDED ? UNBOUNDED : count - before.getOrDefault(kind, 0L));
        return greatest(more, others);
    }

    /// After a loop: what a round adds may come as often as the loop runs.
    void repeat(Map<String, Long> before, Map<String, Long> round, long rounds) {
        Map<String, Long> all = new TreeMap<>(before);
        round.forEach((kind, count) -> {
            long done = before.getOrDefault(kind, 0L);
            boolean fits = done != UNBOUNDED && count <= (UNBOUNDED - done) / rounds;
            all.put(kind, fits ? done + count * rounds : UNBOUNDED);
        });
        level(Map.copyOf(all));
    }

    /// Whether both have the same ways, whatever was counted on them.
    boolean sameWays(Tally other) {
        return paths.keySet().equals(other.paths.keySet());
    }

    /// What is done on the ways that do most.
    Map<String, Long> most() {
        return paths.values().stream().reduce(Map.of(), Tally::greatest);
    }

    private static Map<String, Long> greatest(Map<String, Long> a, Map<String, Long> b) {
        Map<String, Long> all = new TreeMap<>(a);
        b.forEach((kind, count) -> all.merge(kind, count, Math::max));
        return Map.copyOf(all);
    }

    private void change(UnaryOperator<Path> change) {
        Map<Path, Map<String, Long>> changed = new HashMap<>();
        paths.forEach((path, counts) -> changed.merge(change.apply(path), counts, Tally::greatest));
        paths = changed;
    }

    private boolean some(Predicate<Path> test) {
        return paths.keySet().stream().anyMatch(test);
    }

    /// Only ways on which a fact holds are left.
    void suppose(String fact, boolean value) {
        paths.keySet().removeIf(path -> !path.mayBe(fact, value));
        change(path -> path.knowing(fact, value));
    }

    void know(String cell, boolean value) {
        change(path -> path.knowing(cell, value));
    }

    void unknow(String cell) {
        change(path -> path.forgetting(cell));
    }

    /// Decisions inside which something was done are over.
    void within(int depth) {
        change(path -> path.within(depth));
    }

    void count(String kind) {
        paths.replaceAll((path, counts) -> {
            Map<String, Long> more = new TreeMap<>(counts);
            more.merge(kind, 1L, (count, one) -> count == UNBOUNDED ? UNBOUNDED : count + one);
            return Map.copyOf(more);
        });
    }

    void store() {
        change(Path::afterStore);
    }

    /// @param sources what the value comes from
    void publish(Set<String> sources) {
        if (some(path -> !path.stored())) {
            seen.shown().addAll(sources);
        }
        change(Path::afterPublish);
    }

    void fence(int depth) {
        change(path -> path.afterFence(depth));
    }

    /// Whether every way has a full fence behind all that was stored.
    boolean fenced() {
        return !some(path -> path.fence() < 0);
    }

    /// A record that is not taken from a ring: the guest may change it at any moment.
    void flag(String record) {
        seen.flags().add(record);
        if (some(Path::unfenced)) {
            seen.unfenced().add(record);
        }
    }

    /// Something that is left to a word of the guest's behind a full fence.
    ///
    /// @param what `message`, or the cell of an engine that will wait
    /// @param early whether, of the decisions inside a number of others, one is about what was loaded before the
    /// fence only
    void decide(String what, Predicate<Integer> early) {
        if (some(path -> path.fence() >= 0 && early.test(path.fence()))) {
            seen.undecided().add(what);
        }
    }

    /// A cell changes that a later event tells of what was stored by.
    void move(String cell) {
        seen.moved().add(cell);
        if (some(path -> !path.tells(cell))) {
            seen.early().add(cell);
        }
        change(path -> path.moving(cell));
    }

    /// How often something is done at most.
    ///
    /// @param kind `message`, `send`, `take tx`, `line INTA`
    /// @return 0 when never
    public long most(String kind) {
        return most().getOrDefault(kind, 0L);
    }

    /// Records that are read behind a publish, with no full fence between them.
    ///
    /// @return their layouts
    public Set<String> unfenced() {
        return Set.copyOf(seen.unfenced());
    }

    /// Records that are read from elsewhere than a ring.
    ///
    /// @return their layouts
    public Set<String> flags() {
        return Set.copyOf(seen.flags());
    }

    /// What is decided behind a full fence by a word that was loaded before it.
    ///
    /// @return `message`, or cells that engines wait for
    public Set<String> undecided() {
        return Set.copyOf(seen.undecided());
    }

    /// What the values come from that are published without anything stored before in the same event.
    ///
    /// @return names of sources
    public Set<String> shown() {
        return Set.copyOf(seen.shown());
    }

    /// Of the cells that tell of what was stored, those that change.
    ///
    /// @return their names
    public Set<String> moved() {
        return Set.copyOf(seen.moved());
    }

    /// Of the cells that tell of what was stored, those that may change before anything was.
    ///
    /// @return their names
    public Set<String> early() {
        return Set.copyOf(seen.early());
    }

    /// Whether the event can end with a store that came after a publish of its own.
    ///
    /// @return true when it does not publish last
    public boolean late() {
        return some(path -> path.published() && path.unpublished());
    }

    /// Whether the event can end with stores and without a publish.
    ///
    /// @return true when that is left to another event
    public boolean leaves() {
        return some(path -> path.unpublished() && !path.published());
    }

    /// Whether the event can publish something.
    ///
    /// @return true when it does on some path
    public boolean publishes() {
        return some(Path::published);
    }
}
