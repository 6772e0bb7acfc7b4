package nicc.dsl.resolve;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import nicc.dsl.ast.Expression;
import nicc.dsl.ast.Operator;
import nicc.dsl.diagnostic.Code;
import nicc.dsl.model.BinaryOp;
import nicc.dsl.model.Expr;

/// Gives expressions their widths and their meaning in the model.
final class Expressions {

    private final Session session;
    private final Widths widths;
    private final Designators designators;
    private final Calls calls;

    Expressions(Resolution r) {
        this.session = r.session();
        this.widths = r.widths();
        this.designators = new Designators(r, this);
        this.calls = new Calls(r, this);
    }

    Designators designators() {
        return designators;
    }

    Calls calls() {
        return calls;
    }

    /// The value with exactly that many bits.
    Expr at(Expression e, Scope scope, int width) {
        return widths.at(value(e, scope, width), width, e.span());
    }

    /// The value with its own width; `hint` is the width that a constant takes, or 0.
    Expr free(Expression e, Scope scope, int hint) {
        Value value = value(e, scope, hint);
        int fitting = value instanceof Value.Flexible n && hint > 0 && !Widths.fits(n.value(), hint) ? 0 : hint;
        return widths.free(value, fitting, e.span());
    }

    Expr bool(Expression e, Scope scope) {
        return widths.bool(value(e, scope, 1), e.span());
    }

    /// The value; `hint` is the width of its place, if that is known, or 0.
    Value value(Expression e, Scope scope, int hint) {
        return switch (e) {
            case Expression.Literal l -> new Value.Flexible(l.value());
            case Expression.Truth t -> Value.bool(t.value());
            case Expression.Paren p -> value(p.inner(), scope, hint);
            case Expression.Unary u -> unary(u, scope, hint);
            case Expression.Binary b -> binary(b, scope, hint);
            case Expression.Conditional c -> conditional(c, scope, hint);
            case Expression.Cast c -> cast(c, scope);
            case Expression.Concat c -> concat(c, scope);
            case Expression.Call c -> calls.value(c, scope, hint);
            case Expression.Ref _, Expression.Member _, Expression.Index _, Expression.Slice _ ->
                designators.read(designators.find(e, scope), e.span(), scope);
        };
    }

    private Value unary(Expression.Unary u, Scope scope, int hint) {
        if (u.operator() == '!') {
            return new Value.Bits(Operators.not(bool(u.operand(), scope)));
        }
        return switch (value(u.operand(), scope, hint)) {
            case Value.Flexible n ->
                new Value.Flexible(
                        u.operator() == '-' ? n.value().negate() : n.value().not());
            case Value.Bits(Expr x)
            when u.operator() == '-' -> new Value.Bits(Operators.binary(BinaryOp.SUB, new Expr.Const(0, x.width()), x));
            case Value.Bits(Expr x) -> new Value.Bits(Operators.not(x));
            case Value.Broken b -> b;
        };
    }

    private Value binary(Expression.Binary b, Scope scope, int hint) {
        return switch (b.operator()) {
            case AND_ALSO, OR_ELSE ->
                new Value.Bits(
                        Operators.binary(Operators.op(b.operator()), bool(b.left(), scope), bool(b.right(), scope)));
            case SHL, SHR -> shift(b, scope, hint);
            case DIV, MOD -> division(b, scope, hint);
            case EQ, NE, LT, LE, GT, GE -> twoSided(b, scope, 0);
            case MUL, ADD, SUB, AND, XOR, OR -> twoSided(b, scope, hint);
        };
    }

    /// The side that has a width of its own comes first and gives it to the other.
    private Value twoSided(Expression.Binary b, Scope scope, int hint) {
        boolean rightFirst = soft(b.left(), scope) && !soft(b.right(), scope);
        Value first = value(rightFirst ? b.right() : b.left(), scope, hint);
        int width = first instanceof Value.Bits(Expr x) ? x.width() : hint;
        Value second = value(rightFirst ? b.left() : b.right(), scope, width);
        Value left = rightFirst ? second : first;
        Value right = rightFirst ? first : second;
        if (left instanceof Value.Broken || right instanceof Value.Broken) {
            return new Value.Broken();
        }
        if (left instanceof Value.Flexible m && right instanceof Value.Flexible n) {
            return Operators.exchanged(b.operator())
                    ? Operators.numbers(Operators.op(b.operator()), n.value(), m.value())
                    : Operators.numbers(Operators.op(b.operator()), m.value(), n.value());
        }
        int common = Math.max(width(left), width(right));
        Expr l = widths.at(left, common, b.left().span());
        Expr r = widths.at(right, common, b.right().span());
        return new Value.Bits(
                Operators.exchanged(b.operator())
                        ? Operators.binary(Operators.op(b.operator()), r, l)
                        : Operators.binary(Operators.op(b.operator()), l, r));
    }

    private static int width(Value value) {
        return value instanceof Value.Bits(Expr x) ? x.width() : 1;
    }

    private Value shift(Expression.Binary b, Scope scope, int hint) {
        Value left = value(b.left(), scope, hint);
        Value right = value(b.right(), scope, 0);
        if (left instanceof Value.Broken || right instanceof Value.Broken) {
            return new Value.Broken();
        }
        BinaryOp op = Operators.op(b.operator());
        if (left instanceof Value.Flexible m && right instanceof Value.Flexible n) {
            return Operators.numbers(op, m.value(), n.value());
        }
        Expr l = widths.free(left, hint, b.left().span());
        return new Value.Bits(
                Operators.binary(op, l, widths.free(right, 0, b.right().span())));
    }

    private Value division(Expression.Binary b, Scope scope, int hint) {
        Value right = value(b.right(), scope, 0);
        Optional<BigInteger> divisor = Constants.number(right);
        if (right instanceof Value.Broken) {
            return right;
        }
        if (divisor.isEmpty() || divisor.get().signum() == 0) {
            session.error(
                    Code.DIVISOR,
                    b.right().span(),
                    divisor.isEmpty() ? "the divisor has to be a constant" : "the divisor is 0");
            return new Value.Broken();
        }
        return twoSided(b, scope, hint);
    }

    private Value conditional(Expression.Conditional c, Scope scope, int hint) {
        Expr condition = bool(c.condition(), scope);
        boolean second = soft(c.then(), scope) && !soft(c.otherwise(), scope);
        Value first = value(second ? c.otherwise() : c.then(), scope, hint);
        int width = first instanceof Value.Bits(Expr x) ? x.width() : hint;
        Value other = value(second ? c.then() : c.otherwise(), scope, width);
        Value then = second ? other : first;
        Value otherwise = second ? first : other;
        if (then instanceof Value.Broken || otherwise instanceof Value.Broken) {
            return new Value.Broken();
        }
        if (condition instanceof Expr.Const(long chosen, int _)
                && then instanceof Value.Flexible
                && otherwise instanceof Value.Flexible) {
            return chosen == 1 ? then : otherwise;
        }
        Expr t = widths.free(then, Math.max(hint, bits(otherwise)), c.then().span());
        Expr o =
                widths.free(otherwise, Math.max(hint, bits(then)), c.otherwise().span());
        int common = Math.max(t.width(), o.width());
        return new Value.Bits(Operators.select(condition, Widths.extend(t, common), Widths.extend(o, common)));
    }

    private static int bits(Value value) {
        return value instanceof Value.Bits(Expr x) ? x.width() : 0;
    }

    private Value cast(Expression.Cast c, Scope scope) {
        var width = Widths.ofType(scope.env().text(c.type()));
        if (width.isEmpty()) {
            session.error(
                    Code.UNKNOWN_TYPE,
                    c.type().span(),
                    "'" + c.type().text() + "' is no type of a value",
                    "types are u1 to u64 and bool");
            return new Value.Broken();
        }
        return switch (value(c.operand(), scope, 0)) {
            case Value.Flexible n ->
                new Value.Bits(new Expr.Const(Widths.cut(n.value(), width.getAsInt()), width.getAsInt()));
            case Value.Bits(Expr x) -> new Value.Bits(Widths.resize(x, width.getAsInt()));
            case Value.Broken b -> b;
        };
    }

    private Value concat(Expression.Concat c, Scope scope) {
        Expr result = null;
        for (Expression part : c.parts()) {
            Value value = value(part, scope, 0);
            if (value instanceof Value.Broken) {
                return value;
            }
            if (!(value instanceof Value.Bits(Expr x))) {
                session.error(
                        Code.WIDTH_NEEDED,
                        part.span(),
                        "in a concatenation each part needs a width",
                        "write '… as uN'");
                return new Value.Broken();
            }
            if (result != null && result.width() + x.width() > Long.SIZE) {
                session.error(
                        Code.TOO_WIDE,
                        c.span(),
                        "this has " + (result.width() + x.width()) + " bits or more, 64 are the most");
                return new Value.Broken();
            }
            result = result == null ? x : new Expr.Concat(result, x);
        }
        return result == null ? new Value.Broken() : new Value.Bits(result);
    }

    /// Whether an expression consists of constants without width, so that the other side gives it one.
    private boolean soft(Expression e, Scope scope) {
        return switch (e) {
            case Expression.Literal _ -> true;
            case Expression.Paren p -> soft(p.inner(), scope);
            case Expression.Unary u -> u.operator() != '!' && soft(u.operand(), scope);
            case Expression.Conditional c -> soft(c.then(), scope) && soft(c.otherwise(), scope);
            case Expression.Binary b
            when b.operator() == Operator.SHL || b.operator() == Operator.SHR -> soft(b.left(), scope);
            case Expression.Binary b ->
                b.operator().strength() > Operator.EQ.strength() && soft(b.left(), scope) && soft(b.right(), scope);
            case Expression.Ref r -> designators.softName(r.name(), scope);
            case Expression.Truth _,
                    Expression.Cast _,
                    Expression.Concat _,
                    Expression.Call _,
                    Expression.Member _,
                    Expression.Index _,
                    Expression.Slice _ -> false;
        };
    }

    /// Values of several places, each as wide as its place.
    List<Expr> all(List<Expression> expressions, Scope scope, int width) {
        return expressions.stream().map(e -> at(e, scope, width)).toList();
    }
}
