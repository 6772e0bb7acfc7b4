package nicc.dsl.derive;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import nicc.dsl.model.Cell;
import nicc.dsl.model.Expr;
import nicc.dsl.model.Local;

/// What a value is when some registers are 0, whatever the rest of the state is, as far as that follows bit by
/// bit: `(ICR & IMS) != 0` is 0 without causes.
final class Cleared {

    private final Set<Cell> zeros;
    private final Map<Local, OptionalLong> locals = new HashMap<>();

    Cleared(Set<Cell> zeros) {
        this.zeros = zeros;
    }

    /// The value; empty when it depends on other state, or may.
    OptionalLong value(Expr expr) {
        return switch (expr) {
            case Expr.Const c -> OptionalLong.of(c.value());
            case Expr.CellValue c -> zeros.contains(c.cell()) ? OptionalLong.of(0) : OptionalLong.empty();
            case Expr.Not n -> map(value(n.operand()), v -> ~v & mask(n.width()));
            case Expr.Extract e -> map(value(e.operand()), v -> (v >>> e.lsb()) & mask(e.width()));
            case Expr.Extend e -> value(e.operand());
            case Expr.Concat c -> concat(c);
            case Expr.Binary b -> binary(b);
            case Expr.Ite i -> choice(i);
            case Expr.Let l -> {
                locals.put(l.local(), value(l.value()));
                yield value(l.body());
            }
            case Expr.LocalValue l -> locals.getOrDefault(l.local(), OptionalLong.empty());
            case Expr.Call c -> call(c);
            default -> OptionalLong.empty();
        };
    }

    /// Locals are a function's own.
    private OptionalLong call(Expr.Call call) {
        Cleared inner = new Cleared(zeros);
        for (int i = 0; i < call.arguments().size(); i++) {
            inner.locals.put(
                    call.function().parameters().get(i), value(call.arguments().get(i)));
        }
        return inner.value(call.function().body());
    }

    private OptionalLong concat(Expr.Concat c) {
        OptionalLong high = value(c.high());
        OptionalLong low = value(c.low());
        return high.isPresent() && low.isPresent()
                ? OptionalLong.of(high.getAsLong() << c.low().width() | low.getAsLong())
                : OptionalLong.empty();
    }

    private OptionalLong choice(Expr.Ite i) {
        OptionalLong condition = value(i.condition());
        if (condition.isPresent()) {
            return value(condition.getAsLong() != 0 ? i.then() : i.otherwise());
        }
        OptionalLong then = value(i.then());
        return then.equals(value(i.otherwise())) ? then : OptionalLong.empty();
    }

    private OptionalLong binary(Expr.Binary b) {
        OptionalLong left = value(b.left());
        OptionalLong right = value(b.right());
        boolean zero = isZero(left) || isZero(right);
        if (left.isEmpty() || right.isEmpty()) {
            boolean absorbed = switch (b.op()) {
                case AND, MUL -> zero;
                case SHL, SHR -> isZero(left);
                default -> false;
            };
            return absorbed ? OptionalLong.of(0) : OptionalLong.empty();
        }
        return known(b, left.getAsLong(), right.getAsLong());
    }

    private static OptionalLong known(Expr.Binary b, long left, long right) {
        return switch (b.op()) {
            case AND -> OptionalLong.of(left & right);
            case OR -> OptionalLong.of(left | right);
            case XOR -> OptionalLong.of(left ^ right);
            case ADD -> OptionalLong.of((left + right) & mask(b.width()));
            case SUB -> OptionalLong.of((left - right) & mask(b.width()));
            case EQ -> OptionalLong.of(left == right ? 1 : 0);
            case NE -> OptionalLong.of(left != right ? 1 : 0);
            case LT -> OptionalLong.of(Long.compareUnsigned(left, right) < 0 ? 1 : 0);
            case LE -> OptionalLong.of(Long.compareUnsigned(left, right) <= 0 ? 1 : 0);
            case MUL, DIV, MOD, SHL, SHR -> left == 0 ? OptionalLong.of(0) : OptionalLong.empty();
        };
    }

    private static boolean isZero(OptionalLong value) {
        return value.isPresent() && value.getAsLong() == 0;
    }

    private static long mask(int width) {
        return width == Long.SIZE ? -1 : (1L << width) - 1;
    }

    private static OptionalLong map(OptionalLong value, LongUnaryOperator f) {
        return value.isPresent() ? OptionalLong.of(f.applyAsLong(value.getAsLong())) : OptionalLong.empty();
    }
}
