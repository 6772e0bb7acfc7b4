package nicc.dsl.resolve;

import java.util.List;
import java.util.Optional;
import nicc.dsl.ast.Expression;
import nicc.dsl.diagnostic.Code;
import nicc.dsl.diagnostic.Span;
import nicc.dsl.model.Buffer;
import nicc.dsl.model.BufferOp;
import nicc.dsl.model.Expr;
import nicc.dsl.model.Stmt;

/// Calls that change a buffer.
final class BufferCalls {

    private static final List<String> NAMES =
            List.of("clear", "resize", "gather", "scatter", "append", "insert", "remove", "copy");

    private final Resolution resolution;
    private final Session session;

    BufferCalls(Resolution resolution) {
        this.resolution = resolution;
        this.session = resolution.session();
    }

    Optional<Stmt> call(Expression.Call call, Expression.Member member, Scope scope, Span span) {
        Target base = resolution.expressions().designators().find(member.base(), scope);
        if (base instanceof Target.BufferName(Buffer buffer)) {
            return op(buffer, call, member, scope).map(op -> new Stmt.OnBuffer(op, span));
        }
        if (!(base instanceof Target.Broken)) {
            session.error(Code.WRONG_KIND, member.base().span(), "a buffer is needed here");
        }
        return Optional.empty();
    }

    private Optional<BufferOp> op(Buffer buffer, Expression.Call call, Expression.Member member, Scope scope) {
        String name = member.name().text();
        if (!NAMES.contains(name)) {
            session.unknown(
                    Code.UNKNOWN_MEMBER,
                    member.name().span(),
                    name,
                    "'" + name + "' is no call that changes a buffer",
                    NAMES);
            return Optional.empty();
        }
        if (!resolution.expressions().calls().counted(call, arguments(name))) {
            return Optional.empty();
        }
        return switch (name) {
            case "clear" -> Optional.of(new BufferOp.Clear(buffer));
            case "resize" -> Optional.of(new BufferOp.Resize(buffer, word(call, 0, scope)));
            case "gather" -> Optional.of(new BufferOp.Gather(buffer, address(call, 0, scope), word(call, 1, scope)));
            case "scatter" ->
                Optional.of(new BufferOp.Scatter(
                        buffer, word(call, 0, scope), word(call, 1, scope), address(call, 2, scope)));
            case "insert" -> Optional.of(new BufferOp.Insert(buffer, word(call, 0, scope), word(call, 1, scope)));
            case "remove" -> Optional.of(new BufferOp.Remove(buffer, word(call, 0, scope), word(call, 1, scope)));
            case "append" ->
                other(call, scope)
                        .map(from -> new BufferOp.Append(buffer, from, word(call, 1, scope), word(call, 2, scope)));
            default -> other(call, scope).map(from -> new BufferOp.Copy(buffer, from));
        };
    }

    private static int arguments(String name) {
        return switch (name) {
            case "clear" -> 0;
            case "resize", "copy" -> 1;
            case "scatter", "append" -> 3;
            default -> 2;
        };
    }

    private Expr word(Expression.Call call, int i, Scope scope) {
        return resolution.expressions().at(call.arguments().get(i), scope, Integer.SIZE);
    }

    private Expr address(Expression.Call call, int i, Scope scope) {
        return resolution.expressions().at(call.arguments().get(i), scope, Long.SIZE);
    }

    private Optional<Buffer> other(Expression.Call call, Scope scope) {
        Expression argument = call.arguments().get(0);
        return switch (resolution.expressions().designators().find(argument, scope)) {
            case Target.BufferName(Buffer buffer) -> Optional.of(buffer);
            case Target.Broken _ -> Optional.empty();
            default -> {
                session.error(Code.WRONG_KIND, argument.span(), "a buffer is needed here");
                yield Optional.empty();
            }
        };
    }
}
