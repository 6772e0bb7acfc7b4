package nicc.dsl.diagnostic;

import java.util.ArrayList;
import java.util.List;

/// A finding about a source file.
///
/// @param code what kind of finding
/// @param span where
/// @param message one line, in the words of this place
/// @param sites other places that belong to it
/// @param help the edit that helps, or an empty string
public record Diagnostic(Code code, Span span, String message, List<Site> sites, String help) {

    /// Copies the list.
    public Diagnostic {
        sites = List.copyOf(sites);
    }

    /// A place that belongs to a finding.
    ///
    /// @param span where
    /// @param label what is there
    public record Site(Span span, String label) {}

    /// A finding at one place, without help.
    ///
    /// @param code what kind of finding
    /// @param span where
    /// @param message one line
    public Diagnostic(Code code, Span span, String message) {
        this(code, span, message, List.of(), "");
    }

    /// How bad it is.
    ///
    /// @return the severity of its code
    public Severity severity() {
        return code.severity();
    }

    /// The same finding with one more place.
    ///
    /// @param span where
    /// @param label what is there
    /// @return a new finding
    public Diagnostic at(Span span, String label) {
        var more = new ArrayList<>(sites);
        more.add(new Site(span, label));
        return new Diagnostic(code, this.span, message, more, help);
    }

    /// The same finding with the edit that helps.
    ///
    /// @param edit the edit
    /// @return a new finding
    public Diagnostic help(String edit) {
        return new Diagnostic(code, span, message, sites, edit);
    }
}
