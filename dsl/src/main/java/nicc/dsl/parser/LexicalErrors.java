package nicc.dsl.parser;

import java.util.List;
import nicc.dsl.diagnostic.Code;
import nicc.dsl.diagnostic.Diagnostic;
import nicc.dsl.diagnostic.Diagnostics;
import org.antlr.v4.runtime.Token;

/// Finds the tokens that exist for their message only.
final class LexicalErrors {

    private LexicalErrors() {}

    static void report(List<Token> tokens, Spans spans, Diagnostics diagnostics) {
        for (Token token : tokens) {
            switch (token.getType()) {
                case NicLexer.OPEN_STRING ->
                    diagnostics.add(
                            error(token, spans, "this string has no end").help("close it with '\"' in the same line"));
                case NicLexer.OPEN_COMMENT ->
                    diagnostics.add(
                            error(token, spans, "this comment has no end").help("close it with '*/'"));
                case NicLexer.OTHER ->
                    diagnostics.add(error(token, spans, "'" + token.getText() + "' is no part of the language"));
                default -> {}
            }
        }
    }

    private static Diagnostic error(Token token, Spans spans, String message) {
        return new Diagnostic(Code.LEXICAL, spans.of(token), message);
    }
}
