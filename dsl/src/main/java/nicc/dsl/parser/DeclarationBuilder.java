package nicc.dsl.parser;

import java.util.List;
import java.util.Optional;
import nicc.dsl.ast.Block;
import nicc.dsl.ast.Declaration;
import nicc.dsl.ast.Item;
import nicc.dsl.ast.PathStep;
import nicc.dsl.diagnostic.Span;
import org.antlr.v4.runtime.ParserRuleContext;

/// Builds declarations.
final class DeclarationBuilder {

    private final Builders builders;

    DeclarationBuilder(Builders builders) {
        this.builders = builders;
    }

    /// A container whose head is whole, or a whole declaration.
    Optional<Item> build(NicParser.DeclarationContext tree) {
        Class<? extends ParserRuleContext> body = switch (tree) {
            case NicParser.ActionContext _ -> NicParser.ActionBodyContext.class;
            case NicParser.FunctionContext _ -> NicParser.BlockContext.class;
            default -> NicParser.BodyContext.class;
        };
        if (!builders.damage.cleanBut(tree, body)) {
            return Optional.empty();
        }
        return Optional.of(container(tree, builders.spans.of(tree)));
    }

    private Item container(NicParser.DeclarationContext tree, Span span) {
        return switch (tree) {
            case NicParser.DeviceContext d ->
                new Declaration.Device(builders.name(d.id()), Text.title(d.STRING()), builders.items(d.body()), span);
            case NicParser.TemplateContext t ->
                new Declaration.Template(
                        builders.name(t.id(0)),
                        builders.names(t.id().subList(1, t.id().size())),
                        builders.items(t.body()),
                        span);
            case NicParser.LayoutContext l ->
                new Declaration.Layout(
                        builders.name(l.id()),
                        builders.expressions.build(l.expr()),
                        Text.title(l.STRING()),
                        builders.items(l.body()),
                        span);
            case NicParser.BankContext b ->
                new Declaration.Bank(builders.name(b.id()), Text.title(b.STRING()), builders.items(b.body()), span);
            case NicParser.RingContext r ->
                new Declaration.Ring(
                        builders.name(r.id(0)),
                        builders.name(r.id(1)),
                        Text.title(r.STRING()),
                        builders.items(r.body()),
                        span);
            case NicParser.TimerContext t ->
                new Declaration.Timer(
                        builders.name(t.id()),
                        builders.expressions.build(t.expr()),
                        Text.title(t.STRING()),
                        builders.domains(t.onDomains()),
                        builders.items(t.body()),
                        span);
            case NicParser.InterruptContext i ->
                new Declaration.Interrupt(
                        builders.name(i.id()), Text.title(i.STRING()), builders.items(i.body()), span);
            case NicParser.EngineContext e ->
                new Declaration.Engine(
                        builders.name(e.id(0)),
                        Text.title(e.STRING()),
                        builders.optionalName(e.id(1)),
                        builders.optionalName(e.id(2)),
                        builders.items(e.body()),
                        span);
            default -> leaf(tree, span);
        };
    }

    private Item leaf(NicParser.DeclarationContext tree, Span span) {
        return switch (tree) {
            case NicParser.UseContext u ->
                new Declaration.Use(builders.name(u.id()), builders.expressions.all(u.expr()), span);
            case NicParser.ConstItemContext c ->
                new Declaration.Const(
                        builders.name(c.id(0)),
                        builders.optionalName(c.id(1)),
                        builders.expressions.build(c.expr()),
                        Text.title(c.STRING()),
                        span);
            case NicParser.EnumItemContext e ->
                new Declaration.Enumeration(
                        builders.name(e.id(0)),
                        builders.name(e.id(1)),
                        Text.title(e.STRING()),
                        e.member().stream().map(this::member).toList(),
                        span);
            case NicParser.ParameterContext p ->
                new Declaration.Parameter(
                        builders.name(p.id(0)),
                        builders.name(p.id(1)),
                        builders.expressions.build(p.expr()),
                        Text.title(p.STRING()),
                        span);
            case NicParser.DomainsContext d -> new Declaration.Domains(builders.names(d.id()), span);
            case NicParser.VariableContext v -> variable(v, span);
            case NicParser.BufferContext b ->
                new Declaration.Buffer(
                        builders.name(b.id()),
                        builders.expressions.build(b.expr()),
                        Text.title(b.STRING()),
                        builders.domains(b.onDomains()),
                        span);
            default -> code(tree, span);
        };
    }

    private Item code(NicParser.DeclarationContext tree, Span span) {
        return switch (tree) {
            case NicParser.FunctionContext f -> function(f, span);
            case NicParser.ActionContext a -> action(a, span);
            case NicParser.PathContext p ->
                new Declaration.Path(
                        builders.name(p.id(0)), Text.title(p.STRING()), builders.name(p.id(1)), steps(p.step()), span);
            default -> throw new IllegalStateException("an alternative without a builder: " + tree.getClass());
        };
    }

    private Declaration.Member member(NicParser.MemberContext m) {
        return new Declaration.Member(
                builders.name(m.id()),
                builders.expressions.optional(m.expr()),
                Text.title(m.STRING()),
                builders.spans.of(m));
    }

    private Declaration variable(NicParser.VariableContext v, Span span) {
        boolean array = false;
        for (int i = 0; i < v.getChildCount(); i++) {
            array |= v.getChild(i).getText().equals("[");
        }
        int initial = array ? 1 : 0;
        return new Declaration.Variable(
                builders.name(v.id(0)),
                builders.name(v.id(1)),
                builders.expressions.optional(array ? v.expr(0) : null),
                builders.expressions.optional(v.expr().size() > initial ? v.expr(initial) : null),
                Text.title(v.STRING()),
                builders.domains(v.onDomains()),
                span);
    }

    private Declaration function(NicParser.FunctionContext f, Span span) {
        return new Declaration.Function(
                builders.name(f.id(0)),
                formals(f.parameters()),
                builders.name(f.id(1)),
                Text.title(f.STRING()),
                f.block() == null
                        ? new Declaration.Result(builders.expressions.build(f.expr()))
                        : new Declaration.Code(builders.statements.block(f.block())),
                span);
    }

    private Declaration action(NicParser.ActionContext a, Span span) {
        var body = a.actionBody();
        return new Declaration.Action(
                builders.name(a.id()),
                formals(a.parameters()),
                Text.title(a.STRING()),
                Text.title(body.STRING()),
                new Block(builders.statements.statements(body.statement()), builders.spans.of(body)),
                span);
    }

    private List<Declaration.Formal> formals(NicParser.ParametersContext tree) {
        return tree.formal().stream()
                .map(p -> new Declaration.Formal(builders.name(p.id(0)), builders.name(p.id(1)), builders.spans.of(p)))
                .toList();
    }

    private List<PathStep> steps(List<NicParser.StepContext> trees) {
        return trees.stream().map(this::step).toList();
    }

    private PathStep step(NicParser.StepContext tree) {
        Span span = builders.spans.of(tree);
        return switch (tree) {
            case NicParser.AccessStepContext a ->
                new PathStep.Access(a.verb.getText().equals("write"), builders.expressions.build(a.expr()), span);
            case NicParser.EngineStepContext e -> new PathStep.EngineStep(builders.name(e.id()), span);
            case NicParser.RepeatStepContext r ->
                new PathStep.Repeat(builders.expressions.build(r.expr()), steps(r.step()), span);
            case NicParser.OptionalStepContext o -> new PathStep.OptionalSteps(steps(o.step()), span);
            default -> throw new IllegalStateException("an alternative without a builder: " + tree.getClass());
        };
    }
}
