package nicc.dsl.derive;

import nicc.dsl.diagnostic.Code;
import nicc.dsl.diagnostic.Diagnostic;
import nicc.dsl.diagnostic.Diagnostics;
import nicc.dsl.diagnostic.Span;

/// What is in the way of a twin.
final class Findings {

    private final Diagnostics diagnostics;

    Findings(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    Diagnostics diagnostics() {
        return diagnostics;
    }

    void error(Code code, Span span, String message, String help) {
        diagnostics.add(new Diagnostic(code, span, message).help(help));
    }

    void error(Code code, Span span, String message, Span site, String label) {
        diagnostics.add(new Diagnostic(code, span, message).at(site, label));
    }
}
