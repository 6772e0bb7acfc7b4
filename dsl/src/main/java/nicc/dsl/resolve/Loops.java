package nicc.dsl.resolve;

import java.math.BigInteger;
import java.util.Optional;
import nicc.dsl.ast.Expression;
import nicc.dsl.ast.Statement;
import nicc.dsl.diagnostic.Code;
import nicc.dsl.diagnostic.Span;
import nicc.dsl.model.Block;
import nicc.dsl.model.Expr;
import nicc.dsl.model.Local;
import nicc.dsl.model.Stmt;

/// Loops and their bounds.
final class Loops {

    private static final BigInteger MOST = BigInteger.valueOf(Integer.MAX_VALUE);

    private final Resolution resolution;
    private final Session session;

    Loops(Resolution resolution) {
        this.resolution = resolution;
        this.session = resolution.session();
    }

    Optional<Stmt> counted(Statement.For f, Scope scope, Bodies bodies) {
        Value first = resolution.expressions().value(f.from(), scope, 0);
        Value last = resolution.expressions().value(f.to(), scope, width(first));
        Expr to = resolution.widths().free(last, width(first), f.to().span());
        Expr from = resolution.widths().free(first, to.width(), f.from().span());
        int width = Math.max(from.width(), to.width());
        Optional<Long> max = f.max().isPresent() ? bound(f.max().get(), scope) : rounds(first, last, f.span());
        Scope inner = scope.inLoop();
        Local local = inner.locals().value(scope.env().text(f.name()), width, false);
        Block body = bodies.block(f.body(), inner);
        return max.map(
                m -> new Stmt.For(local, Widths.extend(from, width), Widths.extend(to, width), m, body, f.span()));
    }

    private static int width(Value value) {
        return value instanceof Value.Bits(Expr x) ? x.width() : 0;
    }

    /// The rounds between two constants.
    private Optional<Long> rounds(Value from, Value to, Span span) {
        Optional<BigInteger> a = Constants.number(from);
        Optional<BigInteger> b = Constants.number(to);
        if (a.isEmpty() || b.isEmpty()) {
            if (!(from instanceof Value.Broken) && !(to instanceof Value.Broken)) {
                unbounded(span);
            }
            return Optional.empty();
        }
        return Optional.of(
                b.get().subtract(a.get()).max(BigInteger.ONE).min(MOST).longValue());
    }

    Optional<Stmt> conditional(Statement.While w, Scope scope, Bodies bodies) {
        Expr condition = resolution.expressions().bool(w.condition(), scope);
        if (w.max().isEmpty()) {
            unbounded(w.span());
        }
        Optional<Long> max = w.max().flatMap(m -> bound(m, scope));
        Block body = bodies.block(w.body(), scope.inLoop());
        return max.map(m -> new Stmt.While(condition, m, body, w.span()));
    }

    private Optional<Long> bound(Expression max, Scope scope) {
        Value value = resolution.expressions().value(max, scope, 0);
        Optional<BigInteger> number = Constants.number(value);
        if (value instanceof Value.Broken) {
            return Optional.empty();
        }
        if (number.isEmpty() || number.get().signum() <= 0 || number.get().compareTo(MOST) > 0) {
            session.error(Code.UNBOUNDED_LOOP, max.span(), "a loop's bound is a constant from 1 to " + MOST);
            return Optional.empty();
        }
        return Optional.of(number.get().longValue());
    }

    private void unbounded(Span span) {
        session.error(
                Code.UNBOUNDED_LOOP,
                span,
                "this loop has no bound",
                "add 'max N': it ends after N rounds at the latest");
    }
}
