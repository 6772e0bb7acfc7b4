package nicc.dsl.print;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import nicc.dsl.ast.Block;
import nicc.dsl.ast.BusItem;
import nicc.dsl.ast.Declaration;
import nicc.dsl.ast.Expression;
import nicc.dsl.ast.Handler;
import nicc.dsl.ast.Item;
import nicc.dsl.ast.PathStep;
import nicc.dsl.ast.Property;
import nicc.dsl.ast.RegisterItem;
import nicc.dsl.ast.Statement;

/// Items and statements in one line.
final class Flat {

    private Flat() {}

    /// An item in one line; all have one.
    static Optional<String> item(Item item) {
        return Optional.of(
                switch (item) {
                    case Declaration d -> declaration(d);
                    case RegisterItem r -> register(r);
                    case Property p -> Heads.property(p) + ";";
                    case Handler h -> Heads.handler(h) + " " + block(block(h));
                    case BusItem b -> bus(b);
                });
    }

    /// The items in an item's braces, if it has such.
    static Optional<List<Item>> items(Item item) {
        return Optional.ofNullable(
                switch (item) {
                    case Declaration.Device d -> d.items();
                    case Declaration.Template t -> t.items();
                    case Declaration.Bank b -> b.items();
                    case Declaration.Ring r -> r.items();
                    case Declaration.Timer t -> t.items().isEmpty() ? null : t.items();
                    case Declaration.Interrupt i -> i.items();
                    case Declaration.Engine e -> e.items();
                    case Declaration.Layout l -> l.items();
                    case RegisterItem.Register r -> r.braces() ? r.items() : null;
                    case RegisterItem.Field f -> f.braces() ? f.items() : null;
                    case BusItem.Pci p -> p.items();
                    default -> null;
                });
    }

    private static String declaration(Declaration d) {
        String head = Heads.declaration(d);
        return switch (d) {
            case Declaration.Enumeration e ->
                head + " { " + e.members().stream().map(Flat::member).collect(Collectors.joining(", ")) + " }";
            case Declaration.Function f
            when f.body() instanceof Declaration.Result(Expression value) ->
                head + " = " + Expressions.text(value) + ";";
            case Declaration.Function f
            when f.body() instanceof Declaration.Code(Block block) -> head + " " + block(block);
            case Declaration.Action a -> head + " " + action(a);
            case Declaration.Path p -> head + " " + steps(p.steps());
            default -> items(d).map(i -> head + " " + braces(i)).orElse(head + ";");
        };
    }

    private static String action(Declaration.Action a) {
        if (a.section().isEmpty()) {
            return block(a.body());
        }
        return "{ section " + Expressions.quoted(a.section()) + "; "
                + block(a.body()).substring(2);
    }

    private static String register(RegisterItem r) {
        String head = Heads.register(r);
        return items(r).map(i -> head + " " + braces(i)).orElse(head + ";");
    }

    private static String bus(BusItem b) {
        String head = Heads.bus(b);
        return switch (b) {
            case BusItem.Pci p -> head + " " + braces(p.items());
            case BusItem.Capability c ->
                head + " { " + bytes("bytes", c.bytes()).map(t -> t + " ").orElse("")
                        + bytes("writable", c.writable()).map(t -> t + " ").orElse("")
                        + bytes("window", c.window()).map(t -> t + " ").orElse("") + "}";
            default -> head + ";";
        };
    }

    /// `bytes { … }`, or nothing when there are none.
    static Optional<String> bytes(String word, List<Expression> bytes) {
        return bytes.isEmpty() ? Optional.empty() : Optional.of(word + " { " + Expressions.list(bytes) + " }");
    }

    private static String braces(List<Item> items) {
        return items.stream().map(i -> item(i).orElse("") + " ").collect(Collectors.joining("", "{ ", "}"));
    }

    static String member(Declaration.Member m) {
        return m.name().text() + Expressions.optional(" = ", m.value(), "") + Expressions.title(m.title());
    }

    /// The code of a handler.
    static Block block(Handler handler) {
        return switch (handler) {
            case Handler.BeforeRead b -> b.body();
            case Handler.On on -> on.body();
            case Handler.OnReset on -> on.body();
            case Handler.Step s -> s.body();
        };
    }

    /// The block of a loop, or behind `else`.
    static Block block(Statement statement) {
        return switch (statement) {
            case Statement.For f -> f.body();
            case Statement.While w -> w.body();
            case Statement.Nested n -> n.block();
            default -> throw new IllegalStateException("no single block: " + statement);
        };
    }

    private static String block(Block block) {
        return block.statements().stream().map(s -> statement(s) + " ").collect(Collectors.joining("", "{ ", "}"));
    }

    static String statement(Statement statement) {
        String head = Statements.head(statement);
        return switch (statement) {
            case Statement.If i ->
                head + " " + block(i.then())
                        + i.otherwise().map(o -> " else " + statement(o)).orElse("");
            case Statement.Nested n -> block(n.block());
            case Statement.Match m ->
                head + m.arms().stream().map(a -> arm(a) + " ").collect(Collectors.joining("", " { ", "}"));
            case Statement.For f -> head + " " + block(f.body());
            case Statement.While w -> head + " " + block(w.body());
            default -> head + Statements.end(statement);
        };
    }

    static String arm(Statement.Arm arm) {
        return Statements.arm(arm) + " " + block(arm.body());
    }

    static String stepHead(PathStep step) {
        return switch (step) {
            case PathStep.Access a -> (a.write() ? "write " : "read ") + Expressions.text(a.register());
            case PathStep.EngineStep e -> "engine " + e.engine().text();
            case PathStep.Repeat r -> "repeat " + Expressions.text(r.count());
            case PathStep.OptionalSteps _ -> "optional";
        };
    }

    static String step(PathStep step) {
        return switch (step) {
            case PathStep.Access _, PathStep.EngineStep _ -> stepHead(step) + ";";
            case PathStep.Repeat r -> stepHead(step) + " " + steps(r.steps());
            case PathStep.OptionalSteps o -> stepHead(step) + " " + steps(o.steps());
        };
    }

    private static String steps(List<PathStep> steps) {
        return steps.stream().map(s -> step(s) + " ").collect(Collectors.joining("", "{ ", "}"));
    }
}
