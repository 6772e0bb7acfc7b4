package nicc.dsl.parser;

import java.util.Locale;
import java.util.Optional;
import nicc.dsl.ast.BitRange;
import nicc.dsl.ast.Expression;
import nicc.dsl.ast.Handler;
import nicc.dsl.ast.Item;
import nicc.dsl.ast.Property;
import nicc.dsl.ast.RegisterItem;
import nicc.dsl.diagnostic.Span;

/// Builds registers, fields, properties and handlers.
final class RegisterBuilder {

    private final Builders builders;

    RegisterBuilder(Builders builders) {
        this.builders = builders;
    }

    Optional<Item> build(NicParser.RegisterItemContext tree) {
        if (!builders.damage.cleanBut(tree, NicParser.BodyContext.class)) {
            return Optional.empty();
        }
        Span span = builders.spans.of(tree);
        return Optional.of(
                switch (tree) {
                    case NicParser.RegisterContext r -> register(r, span);
                    case NicParser.FieldContext f ->
                        new RegisterItem.Field(
                                builders.name(f.id()),
                                Optional.ofNullable(f.range()).map(this::range),
                                builders.expressions.optional(f.expr()),
                                Text.title(f.STRING()),
                                f.body() != null,
                                builders.items(f.body()),
                                span);
                    case NicParser.BitsContext b ->
                        new RegisterItem.Bits(
                                RegisterItem.BitsKind.valueOf(b.kind.getText().toUpperCase(Locale.ROOT)),
                                range(b.range()),
                                builders.expressions.optional(b.expr()),
                                Text.title(b.STRING()),
                                span);
                    case NicParser.SliceContext s ->
                        new RegisterItem.Slice(builders.name(s.id()), range(s.range()), Text.title(s.STRING()), span);
                    default -> throw new IllegalStateException("an alternative without a builder: " + tree.getClass());
                });
    }

    private Item register(NicParser.RegisterContext r, Span span) {
        int next = has(r, "[") ? 1 : 0;
        boolean placed = has(r, "@");
        Optional<Expression> count = builders.expressions.optional(next == 1 ? r.expr(0) : null);
        return new RegisterItem.Register(
                builders.name(r.id()),
                count,
                builders.expressions.optional(placed ? r.expr(next) : null),
                builders.expressions.optional(has(r, "step") ? r.expr(next + 1) : null),
                Text.title(r.STRING()),
                r.body() != null,
                builders.items(r.body()),
                span);
    }

    private static boolean has(NicParser.RegisterContext r, String token) {
        for (int i = 2; i < r.getChildCount(); i++) {
            if (r.getChild(i).getChildCount() == 0 && r.getChild(i).getText().equals(token)) {
                return true;
            }
        }
        return false;
    }

    private BitRange range(NicParser.RangeContext tree) {
        return new BitRange(
                builders.expressions.build(tree.expr(0)),
                builders.expressions.optional(tree.expr(1)),
                builders.spans.of(tree));
    }

    Item property(NicParser.PropertyContext tree) {
        Span span = builders.spans.of(tree);
        return switch (tree) {
            case NicParser.SectionContext s -> new Property.Section(Text.unquote(s.STRING()), span);
            case NicParser.SpecContext s -> new Property.Spec(Text.unquote(s.STRING()), span);
            case NicParser.ResetValueContext r ->
                new Property.Reset(builders.expressions.build(r.expr()), builders.domains(r.onDomains()), span);
            case NicParser.ChoiceContext c -> new Property.Choice(c.key.getText(), builders.name(c.id()), span);
            case NicParser.OnReadContext o ->
                new Property.OnRead(builders.name(o.id(0)), builders.optionalName(o.id(1)), span);
            case NicParser.FlagContext f -> new Property.Flag(f.flag.getText(), span);
            case NicParser.InterruptEnableContext i ->
                new Property.InterruptEnable(builders.expressions.build(i.expr()), span);
            case NicParser.ThrottleContext t ->
                new Property.Throttle(
                        builders.expressions.build(t.expr(0)), builders.expressions.build(t.expr(1)), span);
            case NicParser.ValueContext v ->
                new Property.Value(v.key.getText(), builders.expressions.build(v.expr()), span);
            default -> throw new IllegalStateException("an alternative without a builder: " + tree.getClass());
        };
    }

    Optional<Item> handler(NicParser.HandlerContext tree) {
        if (!builders.damage.cleanBut(tree, NicParser.BlockContext.class)) {
            return Optional.empty();
        }
        Span span = builders.spans.of(tree);
        return Optional.of(
                switch (tree) {
                    case NicParser.BeforeReadContext b ->
                        new Handler.BeforeRead(builders.statements.block(b.block()), span);
                    case NicParser.OnContext o ->
                        new Handler.On(o.what.getText(), builders.statements.block(o.block()), span);
                    case NicParser.OnResetContext o ->
                        new Handler.OnReset(builders.names(o.id()), builders.statements.block(o.block()), span);
                    case NicParser.StepBlockContext s -> new Handler.Step(builders.statements.block(s.block()), span);
                    default -> throw new IllegalStateException("an alternative without a builder: " + tree.getClass());
                });
    }
}
