package nicc.dsl.print;

import static nicc.dsl.print.Expressions.list;
import static nicc.dsl.print.Expressions.optional;
import static nicc.dsl.print.Expressions.text;

import java.util.List;
import java.util.stream.Collectors;
import nicc.dsl.ast.Statement;

/// Statements without their blocks as text.
final class Statements {

    private Statements() {}

    /// A statement without a block, or what stands before its block.
    static String head(Statement statement) {
        return switch (statement) {
            case Statement.Let l ->
                "let " + l.name().text() + l.type().map(t -> ": " + t.text()).orElse("") + " = " + text(l.value());
            case Statement.LocalVariable v ->
                "var " + v.name().text() + ": " + v.type().text() + " = " + text(v.value());
            case Statement.Fetch f ->
                "let " + f.name().text() + " = fetch " + f.layout().text() + " at " + text(f.address());
            case Statement.ReadBank r ->
                "let " + r.name().text() + r.type().map(t -> ": " + t.text()).orElse("") + " = read "
                        + r.bank().text() + " at " + text(r.offset());
            case Statement.WriteBank w ->
                "write " + w.bank().text() + " at " + text(w.offset()) + " = " + text(w.value());
            case Statement.Take t ->
                "take " + t.name().text() + " from " + t.ring().text();
            case Statement.WriteBack w ->
                (w.publish() ? "publish " : "") + "writeback " + text(w.snapshot()) + " " + parts(w.parts());
            case Statement.Store s ->
                (s.publish() ? "publish " : "") + "store " + s.layout().text() + " at " + text(s.address()) + " "
                        + parts(s.parts());
            case Statement.If i -> "if (" + text(i.condition()) + ")";
            case Statement.Nested _ -> "";
            case Statement.Match m -> "match (" + text(m.value()) + ")";
            case Statement.For f ->
                "for " + f.name().text() + " in " + text(f.from()) + " .. " + text(f.to())
                        + optional(" max ", f.max(), "");
            case Statement.While w -> "while (" + text(w.condition()) + ")" + optional(" max ", w.max(), "");
            default -> effect(statement);
        };
    }

    private static String effect(Statement statement) {
        return switch (statement) {
            case Statement.Fence _ -> "fence";
            case Statement.Send s ->
                "send " + s.buffer().text()
                        + s.offload().map(o -> " with " + o.text()).orElse("");
            case Statement.Loop l -> "loop " + l.buffer().text();
            case Statement.Return r -> "return" + optional(" ", r.value(), "");
            case Statement.Start s -> "start " + s.timer().text() + " after " + text(s.units());
            case Statement.Stop s -> "stop " + s.timer().text();
            case Statement.Count c -> "count " + text(c.counter()) + optional(" by ", c.by(), "");
            case Statement.ResetDomain r -> "reset " + r.domain().text();
            case Statement.Message m -> "message " + text(m.vector());
            case Statement.Assign a ->
                text(a.place()) + " " + a.operator().map(o -> o.symbol()).orElse("") + "= " + text(a.value());
            case Statement.CallStatement c -> text(c.call());
            default -> throw new IllegalStateException("printed elsewhere: " + statement);
        };
    }

    /// What a statement without a block ends with.
    static String end(Statement statement) {
        return statement instanceof Statement.WriteBack || statement instanceof Statement.Store ? "" : ";";
    }

    private static String parts(List<Statement.Part> parts) {
        return parts.stream()
                .map(p -> p.field().text() + " = " + text(p.value()) + "; ")
                .collect(Collectors.joining("", "{ ", "}"));
    }

    /// What stands before the block of an arm.
    static String arm(Statement.Arm arm) {
        return (arm.values().isEmpty() ? "else" : list(arm.values())) + " =>";
    }
}
