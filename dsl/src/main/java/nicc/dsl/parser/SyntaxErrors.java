package nicc.dsl.parser;

import java.util.ArrayList;
import java.util.List;
import nicc.dsl.diagnostic.Code;
import nicc.dsl.diagnostic.Diagnostic;
import nicc.dsl.diagnostic.Diagnostics;
import nicc.dsl.diagnostic.Span;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.FailedPredicateException;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/// ANTLR's recovery with messages for people.
final class SyntaxErrors extends DefaultErrorStrategy {

    private static final int MOST_EXPECTATIONS = 4;

    private final Spans spans;
    private final Diagnostics diagnostics;

    SyntaxErrors(Spans spans, Diagnostics diagnostics) {
        this.spans = spans;
        this.diagnostics = diagnostics;
    }

    @Override
    protected void reportNoViableAlternative(Parser parser, NoViableAltException e) {
        report(e.getOffendingToken(), "unexpected " + found(e.getOffendingToken()), "");
    }

    @Override
    protected void reportInputMismatch(Parser parser, InputMismatchException e) {
        mismatch(parser, e.getOffendingToken(), e.getExpectedTokens());
    }

    @Override
    protected void reportFailedPredicate(Parser parser, FailedPredicateException e) {
        report(e.getOffendingToken(), "unexpected " + found(e.getOffendingToken()), "");
    }

    @Override
    protected void reportUnwantedToken(Parser parser) {
        if (!inErrorRecoveryMode(parser)) {
            beginErrorCondition(parser);
            mismatch(parser, parser.getCurrentToken(), getExpectedTokens(parser));
        }
    }

    @Override
    protected void reportMissingToken(Parser parser) {
        if (!inErrorRecoveryMode(parser)) {
            beginErrorCondition(parser);
            String expected = expected(parser, getExpectedTokens(parser));
            Span place = spans.behind(parser.getInputStream().LT(-1));
            String message = expected.isEmpty()
                    ? "something is missing before " + found(parser.getCurrentToken())
                    : "expected " + expected + " before " + found(parser.getCurrentToken());
            diagnostics.add(new Diagnostic(Code.SYNTAX, place, message)
                    .help(expected.isEmpty() ? "" : "insert " + expected + " here"));
        }
    }

    @Override
    public void reportError(Parser parser, RecognitionException e) {
        if (e.getOffendingToken() != null && lexical(e.getOffendingToken())) {
            beginErrorCondition(parser);
            return;
        }
        super.reportError(parser, e);
    }

    private void mismatch(Parser parser, Token token, IntervalSet tokens) {
        String expected = expected(parser, tokens);
        report(
                token,
                expected.isEmpty() ? "unexpected " + found(token) : "expected " + expected + ", found " + found(token),
                "");
    }

    private void report(Token token, String message, String help) {
        if (!lexical(token)) {
            diagnostics.add(new Diagnostic(Code.SYNTAX, spans.of(token), message).help(help));
        }
    }

    /// Tokens that [LexicalErrors] has reported.
    private static boolean lexical(Token token) {
        return switch (token.getType()) {
            case NicLexer.OPEN_STRING, NicLexer.OPEN_COMMENT, NicLexer.OTHER -> true;
            default -> false;
        };
    }

    private static String found(Token token) {
        return token.getType() == Token.EOF ? "the end of the file" : "'" + token.getText() + "'";
    }

    /// What was expected, if it is little enough to say.
    private static String expected(Parser parser, IntervalSet tokens) {
        IntervalSet soft = parser.getATN().nextTokens(parser.getATN().ruleToStartState[NicParser.RULE_id]);
        List<String> names = new ArrayList<>();
        boolean name = tokens.contains(NicParser.ID);
        if (name) {
            names.add("a name");
        }
        for (int type : tokens.toList()) {
            if (!(name && soft.contains(type))) {
                names.add(display(type));
            }
        }
        if (names.isEmpty() || names.size() > MOST_EXPECTATIONS) {
            return tokens.contains(NicParser.INT) && name ? "an expression" : "";
        }
        return String.join(" or ", names);
    }

    private static String display(int type) {
        return switch (type) {
            case Token.EOF -> "the end of the file";
            case NicParser.INT -> "a number";
            case NicParser.STRING -> "a string";
            default -> NicParser.VOCABULARY.getDisplayName(type);
        };
    }
}
