package nicc.compiler.ir;

import java.util.ArrayList;
import java.util.List;

/// Rebuilds code bottom-up in its simplest form. A pass overrides what it wants to change; untouched, the
/// result means the same.
public class Rewriter {

    /// Creates a rewriter that changes nothing but form.
    public Rewriter() {}

    /// Rebuilds a value.
    ///
    /// @param v the value
    /// @return one that means the same
    public Value value(Value v) {
        return switch (v) {
            case Value.Const c -> c;
            case Value.Local l -> l;
            case Value.Field f -> f;
            case Value.Handle h -> h;
            case Value.Element e -> new Value.Element(e.name(), e.type(), e.width(), value(e.index()));
            case Value.Binary b -> Values.binary(b.op(), value(b.left()), value(b.right()));
            case Value.Compare c -> Values.compare(c.relation(), value(c.left()), value(c.right()));
            case Value.Not n -> Values.not(value(n.operand()));
            case Value.Convert c -> convert(c);
            case Value.Choose c -> Values.choose(value(c.condition()), value(c.then()), value(c.otherwise()));
            case Value.Invoke i -> new Value.Invoke(i.function(), values(i.arguments()), i.type(), i.width());
            case Value.Call c -> new Value.Call(c.intrinsic(), c.receiver(), values(c.arguments()));
        };
    }

    private Value convert(Value.Convert c) {
        Value operand = value(c.operand());
        if (operand instanceof Value.Const || c.type() == Type.INT || operand.width() < 32) {
            return Values.as(operand, c.type());
        }
        return new Value.Convert(c.type(), operand);
    }

    private List<Value> values(List<Value> list) {
        return list.stream().map(this::value).toList();
    }

    /// Rebuilds statements.
    ///
    /// @param list the statements
    /// @return statements that do the same
    public List<Statement> statements(List<Statement> list) {
        List<Statement> result = new ArrayList<>();
        for (Statement s : list) {
            result.addAll(statement(s));
        }
        return result;
    }

    /// Rebuilds a statement.
    ///
    /// @param s the statement
    /// @return what does the same
    public List<Statement> statement(Statement s) {
        return switch (s) {
            case Statement.Declare d -> List.of(new Statement.Declare(d.variable(), value(d.value())));
            case Statement.Set d -> List.of(new Statement.Set(d.variable(), value(d.value())));
            case Statement.Store d -> List.of(new Statement.Store(d.field(), value(d.value())));
            case Statement.StoreElement d ->
                List.of(new Statement.StoreElement((Value.Element) value(d.element()), value(d.value())));
            case Statement.If i -> branch(value(i.condition()), i);
            case Statement.Switch w -> List.of(choice(w));
            case Statement.For f ->
                List.of(new Statement.For(f.counter(), value(f.from()), value(f.condition()), statements(f.body())));
            case Statement.While w -> List.of(new Statement.While(value(w.condition()), statements(w.body())));
            case Statement.Break b -> List.of(b);
            case Statement.Do d -> List.of(new Statement.Do(value(d.call())));
            case Statement.Return r -> List.of(new Statement.Return(r.value().map(this::value)));
            case Statement.Remark r -> List.of(r);
            case Statement.Take t -> List.of(new Statement.Take(t.ring(), t.record(), statements(t.body())));
            case Statement.Deliver d -> List.of(new Statement.Deliver(statements(d.body())));
        };
    }

    private List<Statement> branch(Value condition, Statement.If i) {
        if (condition instanceof Value.Const c) {
            return statements(c.bits() != 0 ? i.then() : i.otherwise());
        }
        List<Statement> then = statements(i.then());
        List<Statement> otherwise = statements(i.otherwise());
        if (then.isEmpty() && otherwise.isEmpty() && Purity.pure(condition)) {
            return List.of();
        }
        return List.of(
                then.isEmpty() && !otherwise.isEmpty()
                        ? new Statement.If(Values.not(condition), otherwise, List.of())
                        : new Statement.If(condition, then, otherwise));
    }

    private Statement choice(Statement.Switch w) {
        List<Statement.Switch.Case> cases = w.cases().stream()
                .map(c -> new Statement.Switch.Case(c.labels(), statements(c.body())))
                .toList();
        return new Statement.Switch(value(w.value()), cases, statements(w.otherwise()));
    }

    /// Rebuilds a function.
    ///
    /// @param f the function
    /// @return one that does the same
    public Function function(Function f) {
        return f.withBody(statements(f.body()));
    }
}
