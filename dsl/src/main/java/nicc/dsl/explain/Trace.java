package nicc.dsl.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nicc.dsl.explain.Term.Range;
import nicc.dsl.explain.Term.Symbol;

/// What has happened so far, as lines of text, and how often each piece of state has changed.
final class Trace {
    private static final String INDENT = "    ";

    private List<String> lines = new ArrayList<>();
    private Map<String, Integer> versions = new HashMap<>();
    private int lastVersion;

    void line(String text) {
        lines.add(text);
    }

    String print(Term term) {
        return new TermPrinter(versions).print(term);
    }

    /// A value read from state now.
    Term read(String name, int width, List<Range> ranges, String owner) {
        return Term.atom(new Symbol(name, width, ranges, owner, versions.getOrDefault(owner, 0)));
    }

    /// State has changed: what was read from it before is old.
    void changed(String owner) {
        versions.put(owner, ++lastVersion);
    }

    /// The lines of something that happens from here; they are not added.
    List<String> capture(Runnable body) {
        List<String> outer = lines;
        lines = new ArrayList<>();
        body.run();
        List<String> inner = lines;
        lines = outer;
        return inner;
    }

    void indented(List<String> inner) {
        inner.forEach(text -> lines.add(INDENT + text));
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    Map<String, Integer> versions() {
        return Map.copyOf(versions);
    }

    void returnTo(Map<String, Integer> earlier) {
        versions = new HashMap<>(earlier);
    }

    /// Whatever has changed since then counts as changed now, on whichever way it did.
    void changedSince(Map<String, Integer> earlier, Map<String, Integer> one, Map<String, Integer> other) {
        for (Map<String, Integer> way : List.of(one, other)) {
            way.forEach((owner, version) -> {
                if (!version.equals(earlier.get(owner))) {
                    changed(owner);
                }
            });
        }
    }
}
