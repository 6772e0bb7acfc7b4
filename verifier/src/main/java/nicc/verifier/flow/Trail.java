package nicc.verifier.flow;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What a run has done to the outside, and what decided that: the conditions around it, and what it was done with.
final class Trail {
    private final Set<String> effects = new TreeSet<>();
    private final Set<String> decided = new TreeSet<>();
    private final Deque<Set<String>> guards = new ArrayDeque<>();

    /// A decision begins.
    ///
    /// @param sources what it is about
    void enter(Set<String> sources) {
        guards.push(sources);
    }

    void leave() {
        guards.pop();
    }

    /// How many decisions are around.
    int depth() {
        return guards.size();
    }

    /// Something is done to the outside.
    void effect(String kind, Word... operands) {
        effects.add(kind);
        guards.forEach(decided::addAll);
        List.of(operands).forEach(operand -> decided.addAll(operand.sources()));
    }

    /// Whether the innermost decisions, all but so many, are about what the guest had stored before the fence.
    boolean decidedEarly(int enclosing) {
        Set<String> inner = new TreeSet<>();
        guards.stream().limit(guards.size() - (long) enclosing).forEach(inner::addAll);
        return inner.contains(Source.MEMORY) && !inner.contains(Source.FENCED);
    }

    /// What was seen of the outside, by kind.
    Set<String> effects() {
        return effects;
    }

    /// Sources that decide whether effects happen, and on what.
    Set<String> decided() {
        return decided;
    }
}
