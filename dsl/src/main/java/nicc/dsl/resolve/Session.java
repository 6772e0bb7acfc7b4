package nicc.dsl.resolve;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import nicc.dsl.diagnostic.Code;
import nicc.dsl.diagnostic.Diagnostic;
import nicc.dsl.diagnostic.Diagnostics;
import nicc.dsl.diagnostic.Span;

/// What all parts of one resolution share: findings, and names about which nothing can be said.
final class Session {

    private final Diagnostics diagnostics;
    private final Set<String> damaged = new HashSet<>();

    Session(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    Diagnostics diagnostics() {
        return diagnostics;
    }

    /// Names in parts that did not parse: nobody is told that they do not exist.
    void damaged(Collection<String> names) {
        damaged.addAll(names);
    }

    void error(Code code, Span span, String message) {
        diagnostics.add(new Diagnostic(code, span, message));
    }

    void error(Code code, Span span, String message, String help) {
        diagnostics.add(new Diagnostic(code, span, message).help(help));
    }

    void add(Diagnostic diagnostic) {
        diagnostics.add(diagnostic);
    }

    /// A name that does not exist, with the nearest one that does.
    void unknown(Code code, Span span, String name, String message, Collection<String> candidates) {
        if (!damaged.contains(name)) {
            String help = Nearest.to(name, candidates)
                    .map(n -> "did you mean '" + n + "'?")
                    .orElse("");
            error(code, span, message, help);
        }
    }
}
