package nicc.dsl.resolve;

import java.util.List;
import java.util.Optional;
import nicc.dsl.ast.Block;
import nicc.dsl.ast.Statement;
import nicc.dsl.diagnostic.Code;
import nicc.dsl.diagnostic.Span;
import nicc.dsl.model.Expr;
import nicc.dsl.model.Local;
import org.jspecify.annotations.Nullable;

/// Turns the lets, ifs and returns of a function into one expression.
final class FunctionBodies {

    private final Resolution resolution;

    FunctionBodies(Resolution resolution) {
        this.resolution = resolution;
    }

    /// What is left to do: statements from one on, in their scope, and what follows their block.
    private record Rest(
            List<Statement> statements,
            int next,
            Scope scope,
            @Nullable Rest then,
            int width,
            Span end) {
        Rest after(int position) {
            return new Rest(statements, position, scope, then, width, end);
        }

        Rest into(Block block) {
            return new Rest(block.statements(), 0, scope.nested(), after(next + 1), width, end);
        }
    }

    Expr body(Block block, Scope scope, int width) {
        return rest(new Rest(block.statements(), 0, scope, null, width, block.span()));
    }

    private Expr rest(Rest rest) {
        if (rest.next() == rest.statements().size()) {
            if (rest.then() != null) {
                return rest(rest.then());
            }
            resolution.session().error(Code.MISSING_RETURN, rest.end(), "a way through this function returns nothing");
            return new Expr.Const(0, rest.width());
        }
        Statement statement = rest.statements().get(rest.next());
        return switch (statement) {
            case Statement.Let let -> let(let, rest);
            case Statement.Return r -> result(r, rest);
            case Statement.If i -> choice(i, rest);
            case Statement.Nested n -> rest(rest.into(n.block()));
            default -> {
                resolution
                        .session()
                        .error(
                                Code.EFFECT_IN_FUNCTION,
                                statement.span(),
                                "a function consists of 'let', 'if' and 'return'",
                                "make it an action, or an expression of this");
                yield rest(rest.after(rest.next() + 1));
            }
        };
    }

    private Expr let(Statement.Let let, Rest rest) {
        Scope scope = rest.scope();
        Expr value = resolution.bodies().typed(let.type(), let.value(), scope);
        String name = scope.env().text(let.name());
        scope.locals().checkNew(name, let.name().span(), resolution.session());
        Local local = scope.locals().value(name, value.width(), false);
        return new Expr.Let(local, value, rest(rest.after(rest.next() + 1)));
    }

    private Expr result(Statement.Return r, Rest rest) {
        if (rest.next() + 1 < rest.statements().size()) {
            resolution
                    .session()
                    .error(
                            Code.UNREACHABLE,
                            rest.statements().get(rest.next() + 1).span(),
                            "nothing comes here: the function has returned");
        }
        if (r.value().isEmpty()) {
            resolution.session().error(Code.MISSING_RETURN, r.span(), "a function returns a value");
            return new Expr.Const(0, rest.width());
        }
        return resolution.expressions().at(r.value().get(), rest.scope(), rest.width());
    }

    private Expr choice(Statement.If i, Rest rest) {
        Expr condition = resolution.expressions().bool(i.condition(), rest.scope());
        Expr then = rest(rest.into(i.then()));
        Optional<Statement> otherwise = i.otherwise();
        Expr other = otherwise.isEmpty()
                ? rest(rest.after(rest.next() + 1))
                : rest(new Rest(
                        List.of(otherwise.get()),
                        0,
                        rest.scope().nested(),
                        rest.after(rest.next() + 1),
                        rest.width(),
                        rest.end()));
        return Operators.select(condition, then, other);
    }
}
