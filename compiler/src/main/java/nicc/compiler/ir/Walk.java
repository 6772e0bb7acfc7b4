package nicc.compiler.ir;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Visits code without changing it.
public final class Walk {
    private Walk() {}

    /// Visits every value in some statements, operands after what they are part of.
    ///
    /// @param code the statements
    /// @param visit told of each value
    public static void values(List<Statement> code, Consumer<Value> visit) {
        statements(code, s -> own(s).forEach(v -> value(v, visit)));
    }

    /// Visits every statement, nested ones after what they are part of.
    ///
    /// @param code the statements
    /// @param visit told of each statement
    public static void statements(List<Statement> code, Consumer<Statement> visit) {
        for (Statement s : code) {
            visit.accept(s);
            nested(s).forEach(block -> statements(block, visit));
        }
    }

    /// Visits a value and its operands.
    ///
    /// @param v the value
    /// @param visit told of each value
    public static void value(Value v, Consumer<Value> visit) {
        visit.accept(v);
        operands(v).forEach(o -> value(o, visit));
    }

    /// The operands of a value.
    ///
    /// @param v the value
    /// @return its operands in order
    public static List<Value> operands(Value v) {
        return switch (v) {
            case Value.Const c -> List.of();
            case Value.Local l -> List.of();
            case Value.Field f -> List.of();
            case Value.Handle h -> List.of();
            case Value.Element e -> List.of(e.index());
            case Value.Binary b -> List.of(b.left(), b.right());
            case Value.Compare c -> List.of(c.left(), c.right());
            case Value.Not n -> List.of(n.operand());
            case Value.Convert c -> List.of(c.operand());
            case Value.Choose c -> List.of(c.condition(), c.then(), c.otherwise());
            case Value.Invoke i -> i.arguments();
            case Value.Call c -> c.arguments();
        };
    }

    private static List<Value> own(Statement s) {
        return switch (s) {
            case Statement.Declare d -> List.of(d.value());
            case Statement.Set d -> List.of(d.value());
            case Statement.Store d -> List.of(d.value());
            case Statement.StoreElement d -> List.of(d.element().index(), d.value());
            case Statement.If i -> List.of(i.condition());
            case Statement.Switch w -> List.of(w.value());
            case Statement.For f -> List.of(f.from(), f.condition());
            case Statement.While w -> List.of(w.condition());
            case Statement.Do d -> List.of(d.call());
            case Statement.Return r -> r.value().stream().toList();
            case Statement.Break b -> List.of();
            case Statement.Remark r -> List.of();
            case Statement.Take t -> List.of();
            case Statement.Deliver d -> List.of();
        };
    }

    private static List<List<Statement>> nested(Statement s) {
        return switch (s) {
            case Statement.If i -> List.of(i.then(), i.otherwise());
            case Statement.Switch w -> {
                List<List<Statement>> all = new java.util.ArrayList<>();
                w.cases().forEach(c -> all.add(c.body()));
                all.add(w.otherwise());
                yield all;
            }
            case Statement.For f -> List.of(f.body());
            case Statement.While w -> List.of(w.body());
            case Statement.Take t -> List.of(t.body());
            case Statement.Deliver d -> List.of(d.body());
            case Statement.Declare d -> List.of();
            case Statement.Set d -> List.of();
            case Statement.Store d -> List.of();
            case Statement.StoreElement d -> List.of();
            case Statement.Break b -> List.of();
            case Statement.Do d -> List.of();
            case Statement.Return r -> List.of();
            case Statement.Remark r -> List.of();
        };
    }

    /// The variables that are read.
    ///
    /// @param code the statements
    /// @return the variables in order of first use
    public static Set<Variable> variables(List<Statement> code) {
        Set<Variable> used = new LinkedHashSet<>();
        values(code, v -> {
            if (v instanceof Value.Local l) {
                used.add(l.variable());
            }
        });
        return used;
    }

    /// Whether a variable is read.
    ///
    /// @param code the statements
    /// @param variable the variable
    /// @return true if so
    public static boolean uses(List<Statement> code, Variable variable) {
        return variables(code).contains(variable);
    }

    /// The functions that are called.
    ///
    /// @param code the statements
    /// @return their names in order of first use
    public static Set<String> calls(List<Statement> code) {
        Set<String> names = new LinkedHashSet<>();
        values(code, v -> {
            if (v instanceof Value.Invoke i) {
                names.add(i.function());
            }
        });
        return names;
    }
}
