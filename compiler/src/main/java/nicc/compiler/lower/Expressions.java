package nicc.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nicc.compiler.ir.Intrinsic;
import nicc.compiler.ir.Op;
import nicc.compiler.ir.Relation;
import nicc.compiler.ir.StateCell;
import nicc.compiler.ir.Statement;
import nicc.compiler.ir.Type;
import nicc.compiler.ir.Value;
import nicc.compiler.ir.Values;
import nicc.compiler.ir.Variable;
import nicc.dsl.model.BinaryOp;
import nicc.dsl.model.Expr;

/// Expressions of one method. What has to be computed once is declared in front of the statement that uses it;
/// expressions are pure and total, so computing one early changes nothing.
final class Expressions {
    private final Context context;
    private final Scope scope;

    Expressions(Context context, Scope scope) {
        this.context = context;
        this.scope = scope;
    }

    /// An expression as a number.
    ///
    /// @param e the expression
    /// @param out takes what is computed before
    /// @return an `int` or `long` by its width
    Value number(Expr e, List<Statement> out) {
        return Values.number(value(e, out));
    }

    /// An expression in a type.
    ///
    /// @param e the expression
    /// @param type the type
    /// @param out takes what is computed before
    /// @return the number, zero extended or cut off
    Value as(Expr e, Type type, List<Statement> out) {
        return Values.as(value(e, out), type);
    }

    /// An expression of one bit as a truth value.
    ///
    /// @param e the expression
    /// @param out takes what is computed before
    /// @return whether it is 1
    Value condition(Expr e, List<Statement> out) {
        return Values.bool(value(e, out));
    }

    /// An expression as a local or constant, so that it can be used more than once.
    ///
    /// @param name what a new local is called
    /// @param v the value
    /// @param out takes the declaration
    /// @return a value that costs nothing
    Value once(String name, Value v, List<Statement> out) {
        if (v instanceof Value.Local || v instanceof Value.Const) {
            return v;
        }
        Variable local = v.type() == Type.BOOL
                ? scope.bool(name)
                : new Variable(scope.number(name, 32).name(), v.type(), v.width());
        out.add(new Statement.Declare(local, v));
        return local.value();
    }

    /// An expression.
    ///
    /// @param e the expression
    /// @param out takes what is computed before
    /// @return a number, or a truth value where that is more natural for one bit
    Value value(Expr e, List<Statement> out) {
        return switch (e) {
            case Expr.Const c ->
                c.width() == 1
                        ? Values.constant(Type.BOOL, c.value())
                        : Values.constant(Type.ofWidth(c.width()), c.value());
            case Expr.Param p ->
                context.cell("parameter " + p.parameter().name()).value();
            case Expr.LocalValue l -> scope.value(l.local());
            case Expr.CellValue c -> cell(context.cell("cell " + c.cell().name()), c.index(), out);
            case Expr.SnapshotBits s -> Records.bits(scope.record(s.snapshot()), s.msb(), s.lsb());
            case Expr.Not n -> Arithmetic.complement(value(n.operand(), out), n.width());
            case Expr.Binary b -> binary(b, out);
            case Expr.Ite i -> choice(i, out);
            case Expr.Extract x -> Arithmetic.extract(value(x.operand(), out), x.msb(), x.lsb());
            case Expr.Extend x -> Values.as(value(x.operand(), out), Type.ofWidth(x.width()));
            case Expr.Concat c ->
                Arithmetic.concat(
                        value(c.high(), out), value(c.low(), out), c.low().width(), c.width());
            case Expr.Let l -> let(l, out);
            case Expr.Call c -> call(c, out);
            case Expr.RingAvailable r -> available(r);
            case Expr.BufferLength b ->
                buffer(Intrinsic.BUFFER_LENGTH, b.buffer().name(), List.of());
            case Expr.BufferLoad b ->
                buffer(
                        BufferAccess.get(b.bytes(), b.bigEndian()),
                        b.buffer().name(),
                        List.of(as(b.offset(), Type.INT, out)));
            case Expr.BufferSum b -> range(Intrinsic.BUFFER_SUM, b.buffer().name(), b.from(), b.to(), out);
            case Expr.BufferCrc32 b -> range(Intrinsic.BUFFER_CRC32, b.buffer().name(), b.from(), b.to(), out);
            case Expr.TimerRunning t ->
                Values.compare(
                        Relation.NE, context.cell("timer " + t.timer().name()).value(), Timers.IDLE);
            case Expr.LinkUp l -> context.cell("link").value();
            case Expr.Now n -> Timers.NOW;
        };
    }

    private Value cell(StateCell cell, Optional<Expr> index, List<Statement> out) {
        if (!cell.array()) {
            return cell.value();
        }
        Value i = index.map(x -> once("index", number(x, out), out)).orElse(Values.ZERO);
        Value element = cell.element(Values.as(i, Type.INT));
        return within(i, cell.count()) instanceof Value.Const c
                ? c.bits() != 0 ? element : Values.constant(cell.type(), 0)
                : Values.choose(within(i, cell.count()), element, Values.constant(cell.type(), 0));
    }

    /// Whether an index is within an array.
    ///
    /// @param index the index
    /// @param count elements
    /// @return a truth value; a constant where the index's width decides it
    static Value within(Value index, int count) {
        return Values.ones(index.width()) >= 0 && Values.ones(index.width()) < count
                ? Values.TRUE
                : Values.less(index, Values.constant(index.type(), count));
    }

    private Value binary(Expr.Binary b, List<Statement> out) {
        if (b.op() == BinaryOp.SHL || b.op() == BinaryOp.SHR) {
            return shift(b, out);
        }
        return Arithmetic.binary(b.op(), b.left().width(), value(b.left(), out), value(b.right(), out));
    }

    private Value shift(Expr.Binary b, List<Statement> out) {
        int width = b.left().width();
        boolean left = b.op() == BinaryOp.SHL;
        Value amount = once("shift", number(b.right(), out), out);
        Value a = number(b.left(), out);
        Value zero = Values.constant(Type.ofWidth(width), 0);
        Value below = within(amount, width);
        return Values.is(below, 0)
                ? zero
                : Values.choose(below, Arithmetic.shift(left, width, a, Values.as(amount, Type.INT)), zero);
    }

    private Value choice(Expr.Ite i, List<Statement> out) {
        Value condition = condition(i.condition(), out);
        Value then = value(i.then(), out);
        Value otherwise = value(i.otherwise(), out);
        boolean truth = then.type() == Type.BOOL || otherwise.type() == Type.BOOL;
        return truth
                ? Values.choose(condition, Values.bool(then), Values.bool(otherwise))
                : Values.choose(condition, then, otherwise);
    }

    private Value let(Expr.Let l, List<Statement> out) {
        Value v = value(l.value(), out);
        Variable local = scope.declare(l.local());
        out.add(new Statement.Declare(local, fit(v, local)));
        return value(l.body(), out);
    }

    /// A value in the type of a local.
    ///
    /// @param v the value
    /// @param local the local
    /// @return the value as a truth value or number
    static Value fit(Value v, Variable local) {
        return local.type() == Type.BOOL ? Values.bool(v) : Values.as(v, local.type());
    }

    private Value call(Expr.Call c, List<Statement> out) {
        List<Value> arguments = new ArrayList<>();
        for (int i = 0; i < c.arguments().size(); i++) {
            Value v = value(c.arguments().get(i), out);
            arguments.add(c.function().parameters().get(i).width() == 1 ? Values.bool(v) : Values.number(v));
        }
        Type type = c.width() == 1 ? Type.BOOL : Type.ofWidth(c.width());
        String name =
                context.method("function " + c.function().name(), c.function().name());
        return new Value.Invoke(name, arguments, type, c.width());
    }

    private Value available(Expr.RingAvailable r) {
        String name = context.method("available " + r.ring().name(), r.ring().name() + "Available");
        return new Value.Invoke(name, List.of(), Type.ofWidth(r.width()), r.width());
    }

    private Value range(Intrinsic what, String buffer, Expr from, Expr to, List<Statement> out) {
        return buffer(what, buffer, List.of(as(from, Type.INT, out), as(to, Type.INT, out)));
    }

    private Value buffer(Intrinsic what, String buffer, List<Value> arguments) {
        return new Value.Call(what, context.buffer(buffer).field(), arguments);
    }

    /// A shift by a constant.
    ///
    /// @param v the number
    /// @param bits to the right by so many
    /// @return the result
    static Value right(Value v, int bits) {
        return Values.binary(Op.SHR, v, Values.number(bits));
    }
}
