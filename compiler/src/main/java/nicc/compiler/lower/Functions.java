package nicc.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nicc.compiler.ir.Statement;
import nicc.compiler.ir.Type;
import nicc.compiler.ir.Value;
import nicc.compiler.ir.Values;
import nicc.compiler.ir.Variable;
import nicc.dsl.model.Expr;
import nicc.dsl.model.Function;

/// Pure functions become methods. Lets and choices at the end of one become declarations and returns again.
final class Functions {
    private final Code code;
    private final Type result;

    private Functions(Code code, Type result) {
        this.code = code;
        this.result = result;
    }

    /// Makes the method of a function.
    static void lower(Context context, Function f) {
        Code code = new Code(context);
        List<Variable> parameters =
                f.parameters().stream().map(code.scope()::declare).toList();
        Type type = f.body().width() == 1 ? Type.BOOL : Type.ofWidth(f.body().width());
        List<Statement> body = new ArrayList<>();
        new Functions(code, type).tail(f.body(), body);
        String name = context.method("function " + f.name(), f.name());
        context.add(new nicc.compiler.ir.Function(
                name,
                nicc.compiler.ir.Function.Kind.INTERNAL,
                "Function " + f.name() + ".",
                Origins.of(f.span()),
                parameters,
                type,
                f.body().width(),
                body));
    }

    private void tail(Expr e, List<Statement> out) {
        switch (e) {
            case Expr.Let l -> {
                Value v = code.expressions().value(l.value(), out);
                Variable local = code.scope().declare(l.local());
                out.add(new Statement.Declare(local, Expressions.fit(v, local)));
                tail(l.body(), out);
            }
            case Expr.Ite i
            when hasLet(i.then()) || hasLet(i.otherwise()) -> {
                List<Statement> then = new ArrayList<>();
                Value condition = code.condition(i.condition(), out);
                tail(i.then(), then);
                out.add(new Statement.If(condition, then, List.of()));
                tail(i.otherwise(), out);
            }
            default -> {
                Value v = code.expressions().value(e, out);
                out.add(new Statement.Return(Optional.of(result == Type.BOOL ? Values.bool(v) : Values.as(v, result))));
            }
        }
    }

    private static boolean hasLet(Expr e) {
        return switch (e) {
            case Expr.Let l -> true;
            case Expr.Ite i -> hasLet(i.then()) || hasLet(i.otherwise());
            default -> false;
        };
    }
}
