package nicc.dsl.parser;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nicc.dsl.ast.Block;
import nicc.dsl.ast.Expression;
import nicc.dsl.ast.Operator;
import nicc.dsl.ast.Statement;
import nicc.dsl.diagnostic.Span;

/// Builds statements. A damaged statement is left out of its block.
final class StatementBuilder {

    private final Builders builders;
    private final ExpressionBuilder expressions;

    StatementBuilder(Builders builders) {
        this.builders = builders;
        this.expressions = builders.expressions;
    }

    Block block(NicParser.BlockContext tree) {
        return new Block(statements(tree.statement()), builders.spans.of(tree));
    }

    List<Statement> statements(List<NicParser.StatementContext> trees) {
        List<Statement> statements = new ArrayList<>();
        for (var tree : trees) {
            if (builders.damage.clean(tree)) {
                statements.add(build(tree));
            }
        }
        return statements;
    }

    private Statement build(NicParser.StatementContext tree) {
        Span span = builders.spans.of(tree);
        return switch (tree) {
            case NicParser.FetchContext f ->
                new Statement.Fetch(builders.name(f.id(0)), builders.name(f.id(1)), expressions.build(f.expr()), span);
            case NicParser.ReadBankContext r -> readBank(r, span);
            case NicParser.LetContext l ->
                new Statement.Let(
                        builders.name(l.id(0)), builders.optionalName(l.id(1)), expressions.build(l.expr()), span);
            case NicParser.LocalVariableContext v ->
                new Statement.LocalVariable(
                        builders.name(v.id(0)), builders.name(v.id(1)), expressions.build(v.expr()), span);
            case NicParser.WriteBankContext w ->
                new Statement.WriteBank(
                        builders.name(w.id()), expressions.build(w.expr(0)), expressions.build(w.expr(1)), span);
            case NicParser.TakeContext t -> new Statement.Take(builders.name(t.id(0)), builders.name(t.id(1)), span);
            case NicParser.WritebackContext w ->
                new Statement.WriteBack(expressions.build(w.expr()), parts(w.parts()), starts(w, "publish"), span);
            case NicParser.StoreContext s ->
                new Statement.Store(
                        builders.name(s.id()),
                        expressions.build(s.expr()),
                        parts(s.parts()),
                        starts(s, "publish"),
                        span);
            default -> effect(tree, span);
        };
    }

    private Statement effect(NicParser.StatementContext tree, Span span) {
        return switch (tree) {
            case NicParser.FenceContext _ -> new Statement.Fence(span);
            case NicParser.SendContext s ->
                new Statement.Send(builders.name(s.id(0)), builders.optionalName(s.id(1)), span);
            case NicParser.LoopContext l -> new Statement.Loop(builders.name(l.id()), span);
            case NicParser.StartContext s ->
                new Statement.Start(builders.name(s.id()), expressions.build(s.expr()), span);
            case NicParser.StopContext s -> new Statement.Stop(builders.name(s.id()), span);
            case NicParser.CountContext c ->
                new Statement.Count(expressions.build(c.expr(0)), expressions.optional(c.expr(1)), span);
            case NicParser.ResetDomainContext r -> new Statement.ResetDomain(builders.name(r.id()), span);
            case NicParser.MessageContext m -> new Statement.Message(expressions.build(m.expr()), span);
            case NicParser.ExprStatementContext e -> expression(e, span);
            default -> control(tree, span);
        };
    }

    private Statement control(NicParser.StatementContext tree, Span span) {
        return switch (tree) {
            case NicParser.IfStatementContext i -> ifThen(i.ifThen());
            case NicParser.MatchContext m ->
                new Statement.Match(
                        expressions.build(m.expr()),
                        m.arm().stream().map(this::arm).toList(),
                        span);
            case NicParser.ForLoopContext f ->
                new Statement.For(
                        builders.name(f.id()),
                        expressions.build(f.expr(0)),
                        expressions.build(f.expr(1)),
                        expressions.optional(f.expr(2)),
                        block(f.block()),
                        span);
            case NicParser.WhileLoopContext w ->
                new Statement.While(
                        expressions.build(w.expr(0)), expressions.optional(w.expr(1)), block(w.block()), span);
            case NicParser.ReturnStatementContext r -> new Statement.Return(expressions.optional(r.expr()), span);
            default -> throw new IllegalStateException("an alternative without a builder: " + tree.getClass());
        };
    }

    private Statement readBank(NicParser.ReadBankContext r, Span span) {
        boolean typed = r.id().size() == 3;
        return new Statement.ReadBank(
                builders.name(r.id(0)),
                typed ? Optional.of(builders.name(r.id(1))) : Optional.empty(),
                builders.name(r.id(typed ? 2 : 1)),
                expressions.build(r.expr()),
                span);
    }

    private Statement expression(NicParser.ExprStatementContext tree, Span span) {
        Expression first = expressions.build(tree.expr(0));
        if (tree.op == null) {
            return new Statement.CallStatement(first, span);
        }
        String op = tree.op.getText();
        Optional<Operator> operator =
                op.equals("=") ? Optional.empty() : Optional.of(Operator.of(op.substring(0, op.length() - 1)));
        return new Statement.Assign(first, operator, expressions.build(tree.expr(1)), span);
    }

    private Statement ifThen(NicParser.IfThenContext tree) {
        Optional<Statement> otherwise = Optional.empty();
        if (tree.ifThen() != null) {
            otherwise = Optional.of(ifThen(tree.ifThen()));
        } else if (tree.block().size() == 2) {
            Block block = block(tree.block(1));
            otherwise = Optional.of(new Statement.Nested(block, block.span()));
        }
        return new Statement.If(
                expressions.build(tree.expr()), block(tree.block(0)), otherwise, builders.spans.of(tree));
    }

    private Statement.Arm arm(NicParser.ArmContext tree) {
        return new Statement.Arm(expressions.all(tree.expr()), block(tree.block()), builders.spans.of(tree));
    }

    private List<Statement.Part> parts(NicParser.PartsContext tree) {
        List<Statement.Part> parts = new ArrayList<>();
        for (int i = 0; i < tree.id().size(); i++) {
            parts.add(new Statement.Part(
                    builders.name(tree.id(i)),
                    expressions.build(tree.expr(i)),
                    builders.spans.of(tree.id(i).getStart(), tree.expr(i).getStop())));
        }
        return parts;
    }

    private static boolean starts(NicParser.StatementContext tree, String word) {
        return tree.getStart().getText().equals(word);
    }
}
