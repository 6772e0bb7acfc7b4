package nicc.dsl.resolve;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import nicc.dsl.ast.Expression;
import nicc.dsl.ast.Name;
import nicc.dsl.diagnostic.Code;
import nicc.dsl.diagnostic.Diagnostic;
import nicc.dsl.model.BinaryOp;
import nicc.dsl.model.Buffer;
import nicc.dsl.model.Expr;
import nicc.dsl.model.Function;
import nicc.dsl.model.Local;

/// Calls that have a value: functions, built-in functions, and what buffers compute.
final class Calls {

    private final Resolution resolution;
    private final Session session;
    private final Expressions expressions;

    Calls(Resolution resolution, Expressions expressions) {
        this.resolution = resolution;
        this.session = resolution.session();
        this.expressions = expressions;
    }

    Value value(Expression.Call call, Scope scope, int hint) {
        return switch (call.callee()) {
            case Expression.Ref r -> named(call, r.name(), scope, hint);
            case Expression.Member m -> onBuffer(call, m, scope);
            default -> noFunction(call);
        };
    }

    private Value noFunction(Expression.Call call) {
        session.error(Code.WRONG_KIND, call.callee().span(), "this is no function");
        return new Value.Broken();
    }

    private Value named(Expression.Call call, Name name, Scope scope, int hint) {
        String text = scope.env().text(name);
        if (resolution.symbols().peek(text).orElse(null) instanceof Symbol.FunctionName f) {
            return resolution
                    .functions()
                    .function(f)
                    .map(g -> call(g, f, call, scope))
                    .orElse(new Value.Broken());
        }
        return switch (text) {
            case "min", "max" -> counted(call, 2) ? extremum(call, text.equals("min"), scope, hint) : broken();
            case "ceil_div" -> counted(call, 2) ? ceilDiv(call, scope, hint) : broken();
            case "reverse_bytes" -> counted(call, 1) ? reverseBytes(call, scope) : broken();
            case "popcount" -> counted(call, 1) ? popcount(call, scope) : broken();
            default ->
                resolution
                        .symbols()
                        .find(text, name.span())
                        .map(s -> noFunction(call))
                        .orElse(broken());
        };
    }

    private static Value broken() {
        return new Value.Broken();
    }

    private Value call(Function function, Symbol.FunctionName symbol, Expression.Call call, Scope scope) {
        if (function.parameters().size() != call.arguments().size()) {
            session.add(count(call, function.parameters().size()).at(symbol.span(), "declared here"));
            return broken();
        }
        List<Expr> arguments = new ArrayList<>();
        for (int i = 0; i < call.arguments().size(); i++) {
            arguments.add(expressions.at(
                    call.arguments().get(i), scope, function.parameters().get(i).width()));
        }
        return new Value.Bits(new Expr.Call(function, arguments));
    }

    /// Whether a call has that many arguments; an error is reported if not.
    boolean counted(Expression.Call call, int wanted) {
        if (call.arguments().size() != wanted) {
            session.add(count(call, wanted));
        }
        return call.arguments().size() == wanted;
    }

    private static Diagnostic count(Expression.Call call, int wanted) {
        return new Diagnostic(
                Code.ARGUMENT_COUNT,
                call.span(),
                "this takes " + wanted + (wanted == 1 ? " argument" : " arguments") + ", here are "
                        + call.arguments().size());
    }

    private Value extremum(Expression.Call call, boolean min, Scope scope, int hint) {
        Expression first = call.arguments().get(0);
        Expression second = call.arguments().get(1);
        Value a = expressions.value(first, scope, hint);
        Value b = expressions.value(second, scope, a instanceof Value.Bits(Expr x) ? x.width() : hint);
        if (a instanceof Value.Broken || b instanceof Value.Broken) {
            return broken();
        }
        if (a instanceof Value.Flexible m && b instanceof Value.Flexible n) {
            return new Value.Flexible(min ? m.value().min(n.value()) : m.value().max(n.value()));
        }
        int width = Math.max(
                a instanceof Value.Bits(Expr x) ? x.width() : 1, b instanceof Value.Bits(Expr y) ? y.width() : 1);
        Expr left = resolution.widths().at(a, width, first.span());
        Expr right = resolution.widths().at(b, width, second.span());
        return new Value.Bits(shared(
                left,
                "a",
                scope,
                l -> shared(right, "b", scope, r -> {
                    Expr less = Operators.binary(BinaryOp.LT, l, r);
                    return min ? Operators.select(less, l, r) : Operators.select(less, r, l);
                })));
    }

    private Value ceilDiv(Expression.Call call, Scope scope, int hint) {
        Value divisor = expressions.value(call.arguments().get(1), scope, hint);
        var number = Constants.number(divisor);
        if (number.isEmpty() || number.get().signum() <= 0) {
            session.error(Code.DIVISOR, call.arguments().get(1).span(), "the divisor has to be a constant above 0");
            return broken();
        }
        Value dividend = expressions.value(call.arguments().get(0), scope, hint);
        if (dividend instanceof Value.Flexible n) {
            var sum = n.value().add(number.get()).subtract(BigInteger.ONE);
            return new Value.Flexible(sum.divide(number.get()));
        }
        if (!(dividend instanceof Value.Bits(Expr x))) {
            return broken();
        }
        int width = x.width();
        Expr k = resolution.widths().at(divisor, width, call.arguments().get(1).span());
        Expr zero = new Expr.Const(0, width);
        return new Value.Bits(shared(
                x,
                "a",
                scope,
                a -> Operators.binary(
                        BinaryOp.ADD,
                        Operators.binary(BinaryOp.DIV, a, k),
                        Widths.extend(
                                Operators.binary(BinaryOp.NE, Operators.binary(BinaryOp.MOD, a, k), zero), width))));
    }

    private Value reverseBytes(Expression.Call call, Scope scope) {
        Value value = expressions.value(call.arguments().get(0), scope, 0);
        if (!(value instanceof Value.Bits(Expr x)) || x.width() % 8 != 0) {
            if (!(value instanceof Value.Broken)) {
                session.error(Code.WIDTH_NEEDED, call.span(), "reverse_bytes takes a value of whole bytes");
            }
            return broken();
        }
        return new Value.Bits(shared(x, "a", scope, a -> {
            Expr result = Widths.extract(a, 7, 0);
            for (int lsb = 8; lsb < a.width(); lsb += 8) {
                result = new Expr.Concat(result, Widths.extract(a, lsb + 7, lsb));
            }
            return result;
        }));
    }

    /// The number of ones, 8 bits.
    private Value popcount(Expression.Call call, Scope scope) {
        Expr x = expressions.free(call.arguments().get(0), scope, 0);
        return new Value.Bits(shared(x, "a", scope, a -> {
            Expr result = new Expr.Const(0, 8);
            for (int i = 0; i < a.width(); i++) {
                result = Operators.binary(BinaryOp.ADD, result, Widths.extend(Widths.extract(a, i, i), 8));
            }
            return result;
        }));
    }

    /// A value that is used more than once: a local, unless it is small.
    private static Expr shared(Expr value, String name, Scope scope, UnaryOperator<Expr> body) {
        if (value instanceof Expr.Const || value instanceof Expr.LocalValue) {
            return body.apply(value);
        }
        Local local = scope.locals().fresh(name, value.width());
        return new Expr.Let(local, value, body.apply(new Expr.LocalValue(local)));
    }

    private Value onBuffer(Expression.Call call, Expression.Member member, Scope scope) {
        Target base = expressions.designators().find(member.base(), scope);
        if (base instanceof Target.Broken) {
            return broken();
        }
        Optional<Buffer> buffer = base instanceof Target.BufferName(Buffer b) ? Optional.of(b) : Optional.empty();
        String name = member.name().text();
        if (buffer.isEmpty() || !(name.equals("sum") || name.equals("crc32"))) {
            session.error(
                    Code.UNKNOWN_MEMBER,
                    member.name().span(),
                    "'" + name + "' is no call that has a value",
                    "buffers have sum(from, to) and crc32(from, to)");
            return broken();
        }
        if (!counted(call, 2)) {
            return broken();
        }
        Expr from = expressions.at(call.arguments().get(0), scope, Integer.SIZE);
        Expr to = expressions.at(call.arguments().get(1), scope, Integer.SIZE);
        return new Value.Bits(
                name.equals("sum")
                        ? new Expr.BufferSum(buffer.get(), from, to)
                        : new Expr.BufferCrc32(buffer.get(), from, to));
    }
}
