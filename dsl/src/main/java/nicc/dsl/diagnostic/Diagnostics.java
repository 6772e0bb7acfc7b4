package nicc.dsl.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Collects findings. Each place gets a code once, however often it is looked at.
public final class Diagnostics {

    private final List<Diagnostic> found = new ArrayList<>();
    private final Set<Key> seen = new HashSet<>();

    private record Key(Code code, Span span) {}

    /// Adds a finding, unless the same place has one of this code already.
    ///
    /// @param diagnostic the finding
    public void add(Diagnostic diagnostic) {
        if (seen.add(new Key(diagnostic.code(), diagnostic.span()))) {
            found.add(diagnostic);
        }
    }

    /// Whether any finding is an error.
    ///
    /// @return true if so
    public boolean hasErrors() {
        return found.stream().anyMatch(d -> d.severity() == Severity.ERROR);
    }

    /// What was found, by file (in the order of first mention) and position.
    ///
    /// @return an immutable list
    public List<Diagnostic> sorted() {
        var files = found.stream().map(d -> d.span().file()).distinct().toList();
        return found.stream()
                .sorted(Comparator.comparing(
                                (Diagnostic d) -> files.indexOf(d.span().file()))
                        .thenComparing(d -> d.span().line())
                        .thenComparing(d -> d.span().column())
                        .thenComparing(Diagnostic::code))
                .toList();
    }
}
