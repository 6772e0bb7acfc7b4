package nicc.dsl.print;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import nicc.dsl.ast.BitRange;
import nicc.dsl.ast.Expression;
import nicc.dsl.ast.Name;

/// Expressions, names and strings as text.
final class Expressions {

    private Expressions() {}

    static String text(Expression e) {
        return switch (e) {
            case Expression.Literal l -> l.text();
            case Expression.Truth t -> Boolean.toString(t.value());
            case Expression.Ref r -> r.name().text();
            case Expression.Member m -> text(m.base()) + "." + m.name().text();
            case Expression.Index i -> text(i.base()) + "[" + text(i.index()) + "]";
            case Expression.Slice s -> text(s.base()) + "[" + text(s.msb()) + ":" + text(s.lsb()) + "]";
            case Expression.Call c -> text(c.callee()) + "(" + list(c.arguments()) + ")";
            case Expression.Unary u -> u.operator() + text(u.operand());
            case Expression.Cast c -> text(c.operand()) + " as " + c.type().text();
            case Expression.Binary b -> text(b.left()) + " " + b.operator().symbol() + " " + text(b.right());
            case Expression.Conditional c -> text(c.condition()) + " ? " + text(c.then()) + " : " + text(c.otherwise());
            case Expression.Concat c -> "{" + list(c.parts()) + "}";
            case Expression.Paren p -> "(" + text(p.inner()) + ")";
        };
    }

    static String list(List<Expression> expressions) {
        return expressions.stream().map(Expressions::text).collect(Collectors.joining(", "));
    }

    static String names(List<Name> names) {
        return names.stream().map(Name::text).collect(Collectors.joining(", "));
    }

    static String range(BitRange range) {
        return "[" + text(range.msb()) + range.lsb().map(l -> ":" + text(l)).orElse("") + "]";
    }

    /// A string in quotes.
    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /// A doc string with a blank before it, or nothing.
    static String title(String title) {
        return title.isEmpty() ? "" : " " + quoted(title);
    }

    /// ` on a, b`, or nothing.
    static String domains(List<Name> domains) {
        return domains.isEmpty() ? "" : " on " + names(domains);
    }

    /// What stands before and behind an optional expression, or nothing.
    static String optional(String before, Optional<Expression> e, String after) {
        return e.map(x -> before + text(x) + after).orElse("");
    }
}
