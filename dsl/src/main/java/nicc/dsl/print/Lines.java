package nicc.dsl.print;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import nicc.dsl.ast.Comment;
import nicc.dsl.diagnostic.Span;

/// Writes lines with their indentation, and puts comments and blank lines where they stood between what is
/// written.
final class Lines {

    private final StringBuilder out = new StringBuilder();
    private final Deque<Comment> comments;
    private int depth;
    /// The last source line that something was written for; 0 at the beginning, and behind an opening brace.
    private int lastLine;

    Lines(List<Comment> comments) {
        this.comments = new ArrayDeque<>(comments);
    }

    /// Writes what stood at a place, comments before it first.
    void line(String text, Span span) {
        before(span.line(), span.column());
        blank(span.line());
        put(text);
        lastLine = span.endLine();
        trailing(span.endLine());
    }

    /// Writes the head of something with a body, up to its brace.
    void open(String head, Span span) {
        before(span.line(), span.column());
        blank(span.line());
        put(head + " {");
        depth++;
        lastLine = 0;
        if (span.line() < span.endLine()) {
            trailing(span.line());
        }
    }

    /// Writes the closing brace of something, perhaps with what follows it.
    void close(String text, Span span) {
        before(span.endLine(), span.endColumn());
        depth--;
        put(text);
        lastLine = span.endLine();
        trailing(span.endLine());
    }

    /// Closes one body and opens the next in the same line: `} else {`.
    void reopen(String text, Span closed) {
        before(closed.endLine(), closed.endColumn());
        depth--;
        put(text);
        depth++;
        lastLine = 0;
        trailing(closed.endLine());
    }

    /// Whether a comment stands inside.
    boolean commentIn(Span span) {
        return comments.stream()
                .anyMatch(c -> !earlier(c, span.line(), span.column()) && earlier(c, span.endLine(), span.endColumn()));
    }

    /// All that was written, with the comments that are left.
    String finish() {
        before(Integer.MAX_VALUE, 1);
        return out.toString();
    }

    private void before(int line, int column) {
        while (!comments.isEmpty() && earlier(comments.peek(), line, column)) {
            Comment comment = comments.remove();
            blank(comment.span().line());
            put(comment.text());
            lastLine = comment.span().endLine();
        }
    }

    private static boolean earlier(Comment comment, int line, int column) {
        Span span = comment.span();
        return span.line() < line || (span.line() == line && span.column() < column);
    }

    /// A comment behind something in its last line stays there, in its column if that is free.
    private void trailing(int line) {
        Comment next = comments.peek();
        if (next != null && next.span().line() == line && next.span().endLine() == line) {
            comments.remove();
            out.setLength(out.length() - 1);
            int width = out.length() - out.lastIndexOf("\n") - 1;
            out.append(" ".repeat(Math.max(1, next.span().column() - 1 - width)));
            out.append(next.text()).append('\n');
            lastLine = lastLine == 0 ? 0 : line;
        }
    }

    /// One blank line where there were some.
    private void blank(int line) {
        if (lastLine > 0 && line > lastLine + 1) {
            out.append('\n');
        }
    }

    private void put(String text) {
        out.append("  ".repeat(depth)).append(text).append('\n');
    }
}
