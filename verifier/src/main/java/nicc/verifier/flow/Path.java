package nicc.verifier.flow;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What all ways through an event that have come to the same have in common: ways that differ are kept apart, so
/// that
/// what excludes each other is not added up.
///
/// @param facts truth values that are known on these ways: what a cell of one bit is, by its name, and what some bit
/// was before the event, by [#was]
/// @param stored whether something was stored, other than by a publish
/// @param unpublished whether some of it was stored after the last publish
/// @param published whether something was published
/// @param unfenced whether something was published after the last full fence
/// @param fence how many decisions enclosed the last full fence, when nothing was stored since; else -1
/// @param moved cells that tell of what was stored and have changed since the last store
record Path(
        Map<String, Boolean> facts,
        boolean stored,
        boolean unpublished,
        boolean published,
        boolean unfenced,
        int fence,
        Set<String> moved) {

    private static final String WAS = "was ";

    static final Path START = new Path(Map.of(), false, false, false, false, -1, Set.of());

    Path {
        facts = Map.copyOf(facts);
        moved = Set.copyOf(moved);
    }

    /// The name of a bit as it was before the event.
    static String was(Bit.Copy bit) {
        return WAS + bit.source() + " " + bit.element() + " " + bit.position();
    }

    /// What stays known, whatever the event does.
    Path lasting() {
        Map<String, Boolean> less = new TreeMap<>(facts);
        less.keySet().removeIf(fact -> !fact.startsWith(WAS));
        return with(less);
    }

    Path afterStore() {
        return new Path(facts, true, true, published, unfenced, -1, Set.of());
    }

    Path afterPublish() {
        return new Path(facts, stored, false, true, true, -1, moved);
    }

    Path afterFence(int depth) {
        return new Path(facts, stored, unpublished, published, false, depth, moved);
    }

    /// A decision that enclosed the last fence is over.
    Path within(int depth) {
        return fence <= depth ? this : new Path(facts, stored, unpublished, published, unfenced, depth, moved);
    }

    Path moving(String cell) {
        Set<String> more = new TreeSet<>(moved);
        more.add(cell);
        return new Path(facts, stored, unpublished, published, unfenced, fence, more);
    }

    /// Whether a cell that changes now tells of something that was stored before, and not of what it told of
    /// already.
    boolean tells(String cell) {
        return stored && !moved.contains(cell);
    }

    boolean mayBe(String cell, boolean value) {
        return facts.getOrDefault(cell, value) == value;
    }

    Path knowing(String cell, boolean value) {
        Map<String, Boolean> more = new TreeMap<>(facts);
        more.put(cell, value);
        return with(more);
    }

    Path forgetting(String cell) {
        if (!facts.containsKey(cell)) {
            return this;
        }
        Map<String, Boolean> less = new TreeMap<>(facts);
        less.remove(cell);
        return with(less);
    }

    Path with(Map<String, Boolean> known) {
        return new Path(known, stored, unpublished, published, unfenced, fence, moved);
    }
}
