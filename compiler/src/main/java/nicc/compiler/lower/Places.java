package nicc.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import nicc.compiler.ir.Relation;
import nicc.compiler.ir.StateCell;
import nicc.compiler.ir.Statement;
import nicc.compiler.ir.Type;
import nicc.compiler.ir.Value;
import nicc.compiler.ir.Values;
import nicc.compiler.ir.Variable;
import nicc.dsl.model.Expr;
import nicc.dsl.model.Place;
import nicc.dsl.model.Stmt;

/// Assignments to bits of cells. Past the end of an array, they have no effect.
final class Places {
    private final Context context;
    private final Scope scope;
    private final Expressions expressions;

    Places(Context context, Scope scope, Expressions expressions) {
        this.context = context;
        this.scope = scope;
        this.expressions = expressions;
    }

    /// Stores a value.
    void assign(Stmt.Assign s, List<Statement> out) {
        Value v = expressions.value(s.value(), out);
        change(s.place(), out, (whole, body) -> v);
    }

    /// Stores a value that is lowered already.
    void assign(Place place, Value v, List<Statement> out) {
        change(place, out, (whole, body) -> v);
    }

    /// The bits of a place.
    Value value(Place p, List<Statement> out) {
        StateCell cell = context.cell("cell " + p.cell().name());
        Expr whole = new Expr.CellValue(p.cell(), p.index());
        return Arithmetic.extract(cell.array() ? expressions.number(whole, out) : cell.value(), p.msb(), p.lsb());
    }

    /// Adds to a counter.
    void count(Stmt.Count s, List<Statement> out) {
        Value by = expressions.once("by", expressions.number(s.by(), out), out);
        Place p = s.place();
        change(p, out, (whole, body) -> {
            Value old = Arithmetic.extract(whole, p.msb(), p.lsb());
            return s.saturate() ? saturated(old, by, p.width(), body) : Values.low(Values.add(old, by), p.width());
        });
    }

    /// `old + by`, all ones where that does not fit. A sum that fits its Java type is compared; one that wraps
    /// is below what was added.
    private Value saturated(Value old, Value by, int width, List<Statement> body) {
        Type type = Type.ofWidth(width);
        Value sum = Values.add(old, by);
        Variable local = new Variable(scope.number("sum", 32).name(), type, sum.width());
        body.add(new Statement.Declare(local, sum));
        Value ones = Values.constant(type, Values.ones(width));
        Value over = width < type.bits()
                ? Values.less(ones, local.value())
                : Values.compare(Relation.ULT, local.value(), by);
        return Values.choose(over, ones, local.value());
    }

    private interface Change {
        Value apply(Value whole, List<Statement> body);
    }

    private void change(Place p, List<Statement> out, Change change) {
        StateCell cell = context.cell("cell " + p.cell().name());
        if (!cell.array()) {
            Value part = change.apply(cell.value(), out);
            out.add(new Statement.Store(cell.value(), replaced(cell.value(), p, part)));
            return;
        }
        Value index = p.index()
                .map(i -> expressions.once("index", expressions.number(i, out), out))
                .orElse(Values.ZERO);
        Value.Element element = cell.element(Values.as(index, Type.INT));
        List<Statement> body = new ArrayList<>();
        Value part = change.apply(element, body);
        body.add(new Statement.StoreElement(element, replaced(element, p, part)));
        Value within = Expressions.within(index, cell.count());
        if (Values.is(within, 1)) {
            out.addAll(body);
        } else if (!Values.is(within, 0)) {
            out.add(new Statement.If(within, body, List.of()));
        }
    }

    private static Value replaced(Value whole, Place p, Value part) {
        return Arithmetic.insert(whole, p.cell().width(), p.msb(), p.lsb(), part);
    }
}
