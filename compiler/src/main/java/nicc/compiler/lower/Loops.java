package nicc.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import nicc.compiler.ir.Relation;
import nicc.compiler.ir.Statement;
import nicc.compiler.ir.Type;
import nicc.compiler.ir.Value;
import nicc.compiler.ir.Values;
import nicc.compiler.ir.Variable;
import nicc.dsl.model.Expr;
import nicc.dsl.model.Stmt;

/// Loops. Both kinds end after `max` rounds at the latest.
final class Loops {
    private final Code code;
    private final Scope scope;
    private final Expressions expressions;

    Loops(Code code, Scope scope, Expressions expressions) {
        this.code = code;
        this.scope = scope;
        this.expressions = expressions;
    }

    /// `for i in from .. to max m`. The counter cannot wrap: it stays below `to`.
    void counted(Stmt.For f, List<Statement> out) {
        Value from = end("from", f.from(), out);
        Value to = end("to", f.to(), out);
        Variable i = scope.declare(f.local());
        if (i.type() == Type.BOOL) {
            i = new Variable(i.name(), Type.INT, 2);
        }
        Variable counter = i.type() == Type.INT && from instanceof Value.Const && to.width() < i.width()
                ? new Variable(i.name(), i.type(), Math.max(from.width(), to.width()))
                : i;
        scope.bind(
                f.local(), i.width() == 2 && f.local().width() == 1 ? Values.low(counter.value(), 1) : counter.value());
        i = counter;
        Value below = Values.less(i.value(), to);
        Value rounds = Values.sub(i.value(), from);
        Value bound = Values.constant(i.type(), f.max());
        boolean unbounded =
                Long.compareUnsigned(f.max(), Values.ones(f.local().width())) >= 0 || fits(from, to, f.max());
        Value more = unbounded ? below : Values.and(below, Values.compare(Relation.ULT, rounds, bound));
        out.add(new Statement.For(i, from, more, code.body(f.body())));
    }

    /// An end of a counted loop. It is evaluated once, so a local that the rounds could change is copied.
    private Value end(String name, Expr e, List<Statement> out) {
        Value v = expressions.number(e, out);
        if (v instanceof Value.Const) {
            return v;
        }
        Variable copy = new Variable(scope.number(name, 32).name(), v.type(), v.width());
        out.add(new Statement.Declare(copy, v));
        return copy.value();
    }

    private static boolean fits(Value from, Value to, long max) {
        return from instanceof Value.Const a
                && to instanceof Value.Const b
                && (Long.compareUnsigned(b.bits(), a.bits()) <= 0
                        || Long.compareUnsigned(b.bits() - a.bits(), max) <= 0);
    }

    /// `while (c) max m`.
    void bounded(Stmt.While w, List<Statement> out) {
        Variable round =
                new Variable(scope.number("round", 32).name(), w.max() <= Integer.MAX_VALUE ? Type.INT : Type.LONG, 31);
        Value more = Values.compare(Relation.LT, round.value(), Values.constant(round.type(), w.max()));
        List<Statement> before = new ArrayList<>();
        Value condition = code.condition(w.condition(), before);
        List<Statement> body = new ArrayList<>(before);
        if (!before.isEmpty()) {
            body.add(new Statement.If(Values.not(condition), List.of(new Statement.Break()), List.of()));
        }
        body.addAll(code.body(w.body()));
        Value zero = Values.constant(round.type(), 0);
        out.add(new Statement.For(round, zero, before.isEmpty() ? Values.and(more, condition) : more, body));
    }
}
