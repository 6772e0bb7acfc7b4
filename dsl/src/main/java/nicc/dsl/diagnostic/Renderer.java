package nicc.dsl.diagnostic;

import java.util.List;

/// Findings as text for people: code, message, place, source line with caret, other places, help.
///
/// @param sources the files that places are in
public record Renderer(List<SourceFile> sources) {

    /// Copies the list.
    public Renderer {
        sources = List.copyOf(sources);
    }

    /// One finding, several lines.
    ///
    /// @param diagnostic the finding
    /// @return the text, with a line end
    public String render(Diagnostic diagnostic) {
        StringBuilder out = new StringBuilder();
        String severity = switch (diagnostic.severity()) {
            case ERROR -> "error";
            case WARNING -> "warning";
        };
        out.append(severity).append('[').append(diagnostic.code().id()).append("]: ");
        out.append(diagnostic.message()).append('\n');
        place(diagnostic.span(), "", out);
        for (Diagnostic.Site site : diagnostic.sites()) {
            place(site.span(), site.label(), out);
        }
        if (!diagnostic.help().isEmpty()) {
            out.append("  help: ").append(diagnostic.help()).append('\n');
        }
        return out.toString();
    }

    private void place(Span span, String label, StringBuilder out) {
        String number = Integer.toString(span.line());
        String margin = " ".repeat(number.length());
        out.append(margin).append("--> ").append(span).append('\n');
        String line = line(span);
        if (line.isBlank()) {
            return;
        }
        int end = span.endLine() == span.line()
                ? span.endColumn()
                : line.stripTrailing().length() + 1;
        out.append(number).append(" | ").append(line.stripTrailing()).append('\n');
        out.append(margin).append(" | ").append(indent(line, span.column() - 1));
        out.append("^".repeat(Math.max(1, end - span.column())));
        out.append(label.isEmpty() ? "" : " " + label).append('\n');
    }

    private String line(Span span) {
        return sources.stream()
                .filter(s -> s.name().equals(span.file()))
                .findFirst()
                .map(s -> s.line(span.line()))
                .orElse("");
    }

    /// As wide as the beginning of a line, tabs included.
    private static String indent(String line, int length) {
        StringBuilder indent = new StringBuilder();
        for (int i = 0; i < length; i++) {
            indent.append(i < line.length() && line.charAt(i) == '\t' ? '\t' : ' ');
        }
        return indent.toString();
    }
}
