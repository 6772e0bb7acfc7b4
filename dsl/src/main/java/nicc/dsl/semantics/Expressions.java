package nicc.dsl.semantics;

import java.util.function.BinaryOperator;
import nicc.dsl.model.BinaryOp;
import nicc.dsl.model.Expr;

/// The value of expressions (docs/language.md, section 2). They are pure and total: every operator has a value
/// for all operands, so both sides of a choice can be evaluated.
final class Expressions<V> {
    private final Semantics<V> semantics;
    private final Algebra<V> algebra;
    private final Machine<V> machine;

    Expressions(Semantics<V> semantics) {
        this.semantics = semantics;
        this.algebra = semantics.algebra;
        this.machine = semantics.machine;
    }

    V evaluate(Expr expr) {
        return evaluate(expr, machine::local);
    }

    V evaluate(Expr expr, Scope<V> scope) {
        return switch (expr) {
            case Expr.Const c -> algebra.constant(c.value(), c.width());
            case Expr.Param p -> machine.parameter(p.parameter());
            case Expr.LocalValue l -> scope.value(l.local());
            case Expr.CellValue c -> semantics.cells.element(c.cell(), c.index(), scope);
            case Expr.SnapshotBits s -> semantics.records.bits(s.snapshot(), s.msb(), s.lsb());
            case Expr.Not n -> algebra.not(evaluate(n.operand(), scope));
            case Expr.Binary b -> binary(b.op(), evaluate(b.left(), scope), evaluate(b.right(), scope));
            case Expr.Ite i ->
                algebra.ite(evaluate(i.condition(), scope), evaluate(i.then(), scope), evaluate(i.otherwise(), scope));
            case Expr.Extract x -> algebra.extract(evaluate(x.operand(), scope), x.msb(), x.lsb());
            case Expr.Extend x -> algebra.resize(evaluate(x.operand(), scope), x.width());
            case Expr.Concat c -> algebra.concat(evaluate(c.high(), scope), evaluate(c.low(), scope));
            case Expr.Let l -> evaluate(l.body(), scope.with(l.local(), evaluate(l.value(), scope)));
            case Expr.Call c -> call(c, scope);
            case Expr.RingAvailable r -> semantics.rings.available(r.ring(), scope);
            case Expr.BufferLength b -> machine.length(b.buffer());
            case Expr.BufferLoad b -> machine.load(b.buffer(), evaluate(b.offset(), scope), b.bytes(), b.bigEndian());
            case Expr.BufferSum b -> machine.sum(b.buffer(), evaluate(b.from(), scope), evaluate(b.to(), scope));
            case Expr.BufferCrc32 b -> machine.crc32(b.buffer(), evaluate(b.from(), scope), evaluate(b.to(), scope));
            case Expr.TimerRunning t -> machine.running(t.timer());
            case Expr.LinkUp _ -> machine.linkUp();
            case Expr.Now _ -> machine.now();
        };
    }

    private V binary(BinaryOp op, V left, V right) {
        return switch (op) {
            case ADD -> algebra.add(left, right);
            case SUB -> algebra.sub(left, right);
            case MUL -> algebra.mul(left, right);
            case DIV -> algebra.udiv(left, right);
            case MOD -> algebra.urem(left, right);
            case AND -> algebra.and(left, right);
            case OR -> algebra.or(left, right);
            case XOR -> algebra.xor(left, right);
            case SHL -> shift(left, right, algebra::shl);
            case SHR -> shift(left, right, algebra::lshr);
            case EQ -> algebra.eq(left, right);
            case NE -> algebra.not(algebra.eq(left, right));
            case LT -> algebra.ult(left, right);
            case LE -> algebra.ule(left, right);
        };
    }

    /// A shift amount may have any width; one that is too wide for the value's width and not below it gives 0.
    private V shift(V value, V amount, BinaryOperator<V> operation) {
        int width = algebra.width(value);
        V shifted = operation.apply(value, algebra.resize(amount, width));
        if (algebra.width(amount) <= width) {
            return shifted;
        }
        V below = algebra.ult(amount, algebra.constant(width, algebra.width(amount)));
        return algebra.ite(below, shifted, algebra.zero(width));
    }

    /// A function sees its parameters only.
    private V call(Expr.Call call, Scope<V> scope) {
        Scope<V> inner = Scope.empty();
        for (int i = 0; i < call.arguments().size(); i++) {
            inner = inner.with(
                    call.function().parameters().get(i),
                    evaluate(call.arguments().get(i), scope));
        }
        return evaluate(call.function().body(), inner);
    }
}
