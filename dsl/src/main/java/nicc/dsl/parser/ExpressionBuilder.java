package nicc.dsl.parser;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import nicc.dsl.ast.Expression;
import nicc.dsl.ast.Name;
import nicc.dsl.ast.Operator;
import nicc.dsl.diagnostic.Code;
import nicc.dsl.diagnostic.Diagnostic;
import nicc.dsl.diagnostic.Diagnostics;
import nicc.dsl.diagnostic.Span;
import org.jspecify.annotations.Nullable;

/// Builds expressions from whole subtrees.
final class ExpressionBuilder {

    private final Spans spans;
    private final Diagnostics diagnostics;

    ExpressionBuilder(Spans spans, Diagnostics diagnostics) {
        this.spans = spans;
        this.diagnostics = diagnostics;
    }

    Optional<Expression> optional(NicParser.@Nullable ExprContext tree) {
        return Optional.ofNullable(tree).map(this::build);
    }

    List<Expression> all(List<NicParser.ExprContext> trees) {
        return trees.stream().map(this::build).toList();
    }

    Expression build(NicParser.ExprContext tree) {
        Span span = spans.of(tree);
        return switch (tree) {
            case NicParser.AtomContext a -> primary(a.primary());
            case NicParser.DotContext d -> new Expression.Member(build(d.expr()), name(d.id()), span);
            case NicParser.SubscriptContext s -> subscript(s, span);
            case NicParser.ApplyContext a ->
                new Expression.Call(
                        build(a.expr(0)), all(a.expr().subList(1, a.expr().size())), span);
            case NicParser.UnaryContext u -> new Expression.Unary(u.op.getText().charAt(0), build(u.expr()), span);
            case NicParser.CastContext c -> new Expression.Cast(build(c.expr()), name(c.id()), span);
            case NicParser.BinaryContext b ->
                new Expression.Binary(Operator.of(b.op.getText()), build(b.expr(0)), build(b.expr(1)), span);
            case NicParser.ConditionalContext c ->
                new Expression.Conditional(build(c.expr(0)), build(c.expr(1)), build(c.expr(2)), span);
            default -> throw new IllegalStateException("an alternative without a builder: " + tree.getClass());
        };
    }

    private Expression subscript(NicParser.SubscriptContext tree, Span span) {
        Expression base = build(tree.expr(0));
        Expression index = build(tree.expr(1));
        return tree.expr().size() == 2
                ? new Expression.Index(base, index, span)
                : new Expression.Slice(base, index, build(tree.expr(2)), span);
    }

    private Expression primary(NicParser.PrimaryContext tree) {
        Span span = spans.of(tree);
        return switch (tree) {
            case NicParser.NumberContext n -> number(n, span);
            case NicParser.TruthContext t ->
                new Expression.Truth(t.word.getText().equals("true"), span);
            case NicParser.ReferenceContext r -> new Expression.Ref(name(r.id()), span);
            case NicParser.ParenthesisContext p -> new Expression.Paren(build(p.expr()), span);
            case NicParser.ConcatContext c -> new Expression.Concat(all(c.expr()), span);
            default -> throw new IllegalStateException("an alternative without a builder: " + tree.getClass());
        };
    }

    private Expression number(NicParser.NumberContext tree, Span span) {
        String text = tree.INT().getText();
        BigInteger value = Text.number(text);
        if (tree.unit() != null) {
            String unit = tree.unit().getText();
            value = value.multiply(Text.factor(unit));
            text = text + " " + unit;
        }
        if (value.bitLength() > Long.SIZE) {
            diagnostics.add(new Diagnostic(Code.NUMBER_TOO_LARGE, span, text + " needs more than 64 bits"));
            value = BigInteger.ZERO;
        }
        return new Expression.Literal(text, value, span);
    }

    private Name name(NicParser.IdContext id) {
        return new Name(id.getText(), spans.of(id));
    }
}
