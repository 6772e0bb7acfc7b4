package nicc.dsl.derive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import nicc.dsl.diagnostic.SourceFile;
import nicc.dsl.diagnostic.Span;

/// Changes to the text of a file, by place. What is not changed stays as its author wrote it, comments included.
final class TextEdits {

    private record Edit(int from, int to, String text) {}

    private final SourceFile source;
    private final List<Integer> lines = new ArrayList<>();
    private final List<Edit> edits = new ArrayList<>();

    TextEdits(SourceFile source) {
        this.source = source;
        lines.add(0);
        for (int at = source.text().indexOf('\n'); at >= 0; at = source.text().indexOf('\n', at + 1)) {
            lines.add(at + 1);
        }
    }

    /// The text of a place.
    String text(Span span) {
        return source.text().substring(start(span), end(span));
    }

    void replace(Span span, String text) {
        edits.add(new Edit(start(span), end(span), text));
    }

    /// Behind the brace that opens a block.
    void prepend(Span block, String text) {
        edits.add(new Edit(start(block) + 1, start(block) + 1, text));
    }

    /// Before the brace that something ends with.
    void append(Span braces, String text) {
        edits.add(new Edit(end(braces) - 1, end(braces) - 1, text));
    }

    /// The text with all changes.
    String result() {
        StringBuilder out = new StringBuilder(source.text());
        edits.stream()
                .sorted(Comparator.comparingInt(Edit::from).reversed())
                .forEach(edit -> out.replace(edit.from(), edit.to(), edit.text()));
        return out.toString();
    }

    private int start(Span span) {
        return lines.get(span.line() - 1) + span.column() - 1;
    }

    private int end(Span span) {
        return lines.get(span.endLine() - 1) + span.endColumn() - 1;
    }
}
