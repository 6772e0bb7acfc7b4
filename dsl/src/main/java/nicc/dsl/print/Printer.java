package nicc.dsl.print;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import nicc.dsl.ast.Block;
import nicc.dsl.ast.BusItem;
import nicc.dsl.ast.Declaration;
import nicc.dsl.ast.Expression;
import nicc.dsl.ast.FileNode;
import nicc.dsl.ast.Handler;
import nicc.dsl.ast.Import;
import nicc.dsl.ast.Item;
import nicc.dsl.ast.PathStep;
import nicc.dsl.ast.Property;
import nicc.dsl.ast.RegisterItem;
import nicc.dsl.ast.Statement;
import nicc.dsl.diagnostic.Span;

/// Prints a file in the one form that there is: two blanks a level, an item a line. What stood in one line
/// and fits
/// stays in one line; single blank lines and comments stay where they were.
public final class Printer {

    private static final int WIDEST = 140;

    private final Lines lines;

    private Printer(FileNode file) {
        this.lines = new Lines(file.comments());
    }

    /// The text of a file that parsed without errors. Parsing it gives the same tree, and printing that the
    /// same text.
    ///
    /// @param file the file
    /// @return its text
    public static String print(FileNode file) {
        Printer printer = new Printer(file);
        for (Import line : file.imports()) {
            printer.lines.line("import " + Expressions.quoted(line.path()) + ";", line.span());
        }
        printer.items(file.items());
        return printer.lines.finish();
    }

    /// Items; those that stood in one line stay there together.
    private void items(List<Item> items) {
        int from = 0;
        while (from < items.size()) {
            int to = from + 1;
            while (to < items.size() && beside(items.get(to - 1), items.get(to))) {
                to++;
            }
            Optional<String> row = row(items.subList(from, to));
            if (row.isPresent()) {
                lines.line(
                        row.get(),
                        around(items.get(from).span(), items.get(to - 1).span()));
            } else {
                items.subList(from, to).forEach(this::item);
            }
            from = to;
        }
    }

    private static boolean beside(Item first, Item second) {
        return first.span().endLine() == second.span().line()
                && first.span().line() == first.span().endLine()
                && second.span().line() == second.span().endLine();
    }

    private static Span around(Span first, Span last) {
        return new Span(first.file(), first.line(), first.column(), last.endLine(), last.endColumn());
    }

    /// Several items in one line, if they fit and no comment stands between.
    private Optional<String> row(List<Item> items) {
        if (items.size() < 2
                || lines.commentIn(
                        around(items.get(0).span(), items.get(items.size() - 1).span()))) {
            return Optional.empty();
        }
        return Optional.of(items.stream().map(i -> Flat.item(i).orElse("")).collect(Collectors.joining(" ")))
                .filter(row -> row.length() <= WIDEST);
    }

    private void item(Item item) {
        Optional<String> flat = Flat.item(item);
        Span span = item.span();
        boolean oneLine = span.line() == span.endLine() && !lines.commentIn(span);
        if (flat.isPresent() && (!braces(item) || (oneLine && flat.get().length() <= WIDEST))) {
            lines.line(flat.get(), span);
            return;
        }
        if (item instanceof Declaration.Variable v && v.value().orElse(null) instanceof Expression.Concat values) {
            table(v, values);
            return;
        }
        lines.open(head(item), span);
        body(item);
        lines.close("}", span);
    }

    /// The values of an array, in the rows that they stood in.
    private void table(Declaration.Variable v, Expression.Concat values) {
        lines.open(Heads.array(v), v.span());
        List<Expression> parts = values.parts();
        int from = 0;
        while (from < parts.size()) {
            int to = from + 1;
            while (to < parts.size()
                    && parts.get(to).span().line() == parts.get(from).span().line()) {
                to++;
            }
            String comma = to < parts.size() ? "," : "";
            Span first = parts.get(from).span();
            Span last = parts.get(to - 1).span();
            lines.line(
                    Expressions.list(parts.subList(from, to)) + comma,
                    new Span(first.file(), first.line(), first.column(), last.endLine(), last.endColumn()));
            from = to;
        }
        lines.close("}" + Expressions.title(v.title()) + Expressions.domains(v.domains()) + ";", v.span());
    }

    /// Whether an item has a body in braces, which can be broken into lines.
    private static boolean braces(Item item) {
        return switch (item) {
            case Declaration.Enumeration _, Declaration.Action _, Declaration.Path _ -> true;
            case Declaration.Function f -> f.body() instanceof Declaration.Code;
            case Declaration.Variable v -> v.value().orElse(null) instanceof Expression.Concat;
            case BusItem.Capability _, BusItem.Pci _, Handler _ -> true;
            case RegisterItem.Register r -> r.braces();
            case RegisterItem.Field f -> f.braces();
            default -> Flat.items(item).isPresent();
        };
    }

    private static String head(Item item) {
        return switch (item) {
            case Declaration d -> Heads.declaration(d);
            case RegisterItem r -> Heads.register(r);
            case Property p -> Heads.property(p);
            case Handler h -> Heads.handler(h);
            case BusItem b -> Heads.bus(b);
        };
    }

    private void body(Item item) {
        switch (item) {
            case Declaration.Enumeration e -> members(e.members());
            case Declaration.Function f
            when f.body() instanceof Declaration.Code(Block block) -> statements(block.statements());
            case Declaration.Action a -> {
                if (!a.section().isEmpty()) {
                    lines.line(
                            "section " + Expressions.quoted(a.section()) + ";",
                            start(a.body().span()));
                }
                statements(a.body().statements());
            }
            case Declaration.Path p -> steps(p.steps());
            case BusItem.Capability c -> {
                Flat.bytes("bytes", c.bytes()).ifPresent(t -> lines.line(t, start(c.span())));
                Flat.bytes("writable", c.writable()).ifPresent(t -> lines.line(t, start(c.span())));
                Flat.bytes("window", c.window()).ifPresent(t -> lines.line(t, start(c.span())));
            }
            case Handler h -> statements(Flat.block(h).statements());
            default -> items(Flat.items(item).orElse(List.of()));
        }
    }

    /// The place of something that the tree gives none: where the thing around it begins.
    private static Span start(Span span) {
        return new Span(span.file(), span.line(), span.column(), span.line(), span.column() + 1);
    }

    private void members(List<Declaration.Member> members) {
        for (int i = 0; i < members.size(); i++) {
            lines.line(
                    Flat.member(members.get(i)) + (i < members.size() - 1 ? "," : ""),
                    members.get(i).span());
        }
    }

    private void steps(List<PathStep> steps) {
        for (PathStep step : steps) {
            Span span = step.span();
            List<PathStep> inner = switch (step) {
                case PathStep.Repeat r -> r.steps();
                case PathStep.OptionalSteps o -> o.steps();
                case PathStep.Access _, PathStep.EngineStep _ -> List.of();
            };
            boolean leaf = step instanceof PathStep.Access || step instanceof PathStep.EngineStep;
            if (leaf || (span.line() == span.endLine() && !lines.commentIn(span))) {
                lines.line(Flat.step(step), span);
            } else {
                lines.open(Flat.stepHead(step), span);
                steps(inner);
                lines.close("}", span);
            }
        }
    }

    private void statements(List<Statement> statements) {
        statements.forEach(this::statement);
    }

    private void statement(Statement statement) {
        Span span = statement.span();
        String flat = Flat.statement(statement);
        boolean oneLine = span.line() == span.endLine() && !lines.commentIn(span) && flat.length() <= WIDEST;
        if (oneLine || !hasBlock(statement)) {
            lines.line(flat, span);
            return;
        }
        switch (statement) {
            case Statement.If i -> choice(i, Statements.head(i));
            case Statement.Match m -> {
                lines.open(Statements.head(m), span);
                m.arms().forEach(this::arm);
                lines.close("}", span);
            }
            default -> {
                lines.open(Statements.head(statement), span);
                statements(Flat.block(statement).statements());
                lines.close("}", span);
            }
        }
    }

    private static boolean hasBlock(Statement statement) {
        return switch (statement) {
            case Statement.If _, Statement.Match _, Statement.For _, Statement.While _, Statement.Nested _ -> true;
            default -> false;
        };
    }

    private void choice(Statement.If i, String head) {
        lines.open(head, i.span());
        rest(i);
    }

    /// What follows the head of an `if`.
    private void rest(Statement.If i) {
        statements(i.then().statements());
        Span then = i.then().span();
        switch (i.otherwise().orElse(null)) {
            case Statement.If next -> {
                lines.reopen("} else " + Statements.head(next) + " {", then);
                rest(next);
            }
            case Statement.Nested n -> {
                lines.reopen("} else {", then);
                statements(n.block().statements());
                lines.close("}", n.span());
            }
            case null, default -> lines.close("}", then);
        }
    }

    private void arm(Statement.Arm arm) {
        Span span = arm.span();
        String flat = Flat.arm(arm);
        if (span.line() == span.endLine() && !lines.commentIn(span) && flat.length() <= WIDEST) {
            lines.line(flat, span);
        } else {
            lines.open(Statements.arm(arm), span);
            statements(arm.body().statements());
            lines.close("}", span);
        }
    }
}
