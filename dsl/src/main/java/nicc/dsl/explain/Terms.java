package nicc.dsl.explain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nicc.dsl.semantics.Fetched;

/// Locals and snapshots of what runs, by name.
final class Terms {
    private final Map<String, Term> locals = new LinkedHashMap<>();
    private final Map<String, Fetched<Term>> snapshots = new LinkedHashMap<>();

    Term local(String name) {
        return Objects.requireNonNull(locals.get(name), name);
    }

    void put(String name, Term value) {
        locals.put(name, value);
    }

    Fetched<Term> snapshot(String name) {
        return Objects.requireNonNull(snapshots.get(name), name);
    }

    void put(String name, Fetched<Term> value) {
        snapshots.put(name, value);
    }

    Terms copy() {
        Terms copy = new Terms();
        copy.become(this);
        return copy;
    }

    void become(Terms other) {
        locals.clear();
        locals.putAll(other.locals);
        snapshots.clear();
        snapshots.putAll(other.snapshots);
    }

    /// The locals that were there before and have another value now.
    List<String> changed(Terms before) {
        return before.locals.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(locals.get(entry.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// How the values of a local on two ways become one.
    interface Merge {
        Term apply(String name, Term then, Term otherwise);
    }

    /// Takes up what another way has left. What only one way has declared is of no use afterwards and stays as
    /// it is.
    void merge(Terms then, Merge merge) {
        then.locals.forEach((name, value) -> locals.merge(
                name, value, (mine, theirs) -> mine.equals(theirs) ? mine : merge.apply(name, theirs, mine)));
        then.snapshots.forEach(snapshots::putIfAbsent);
    }
}
