package nicc.dsl.parser;

import nicc.dsl.diagnostic.Span;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/// Places of tokens and subtrees in one file.
///
/// @param file the file's name
record Spans(String file) {

    Span of(Token token) {
        return of(token, token);
    }

    Span of(ParserRuleContext tree) {
        return of(tree.getStart(), tree.getStop());
    }

    /// From the first to the last token; a missing or earlier last token stands for the first.
    Span of(Token first, @Nullable Token last) {
        Token end = last == null || last.getTokenIndex() < first.getTokenIndex() ? first : last;
        int line = first.getLine();
        int column = first.getCharPositionInLine() + 1;
        String text = end.getType() == Token.EOF ? "" : end.getText();
        int lines = (int) text.chars().filter(c -> c == '\n').count();
        int endColumn =
                lines == 0 ? end.getCharPositionInLine() + 1 + text.length() : text.length() - text.lastIndexOf('\n');
        return new Span(file, line, column, end.getLine() + lines, endColumn);
    }

    /// The empty place behind a token.
    Span behind(Token token) {
        Span span = of(token);
        return new Span(file, span.endLine(), span.endColumn(), span.endLine(), span.endColumn());
    }
}
