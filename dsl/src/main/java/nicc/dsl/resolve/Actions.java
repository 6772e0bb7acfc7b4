package nicc.dsl.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nicc.dsl.ast.Declaration;
import nicc.dsl.ast.Expression;
import nicc.dsl.diagnostic.Code;
import nicc.dsl.diagnostic.Diagnostic;
import nicc.dsl.diagnostic.Span;
import nicc.dsl.model.Action;
import nicc.dsl.model.Block;
import nicc.dsl.model.Expr;
import nicc.dsl.model.Layout;
import nicc.dsl.model.Local;
import nicc.dsl.model.Snapshot;
import nicc.dsl.model.Stmt;

/// Actions, resolved when they are first called, and calls of them.
final class Actions {

    private final Resolution resolution;
    private final Session session;
    private final Map<Use, Action> actions = new HashMap<>();
    private final Map<Use, List<Boolean>> shapes = new HashMap<>();
    private final Set<Use> open = new HashSet<>();

    Actions(Resolution resolution) {
        this.resolution = resolution;
        this.session = resolution.session();
    }

    /// The action of a name; empty when it is being resolved, which makes it recursive.
    Optional<Action> action(Symbol.ActionName symbol) {
        Action known = actions.get(symbol.use());
        if (known != null) {
            return Optional.of(known);
        }
        if (!open.add(symbol.use())) {
            session.error(Code.RECURSION, symbol.span(), "this action calls itself");
            return Optional.empty();
        }
        Action action = resolve(symbol);
        open.remove(symbol.use());
        actions.put(symbol.use(), action);
        return Optional.of(action);
    }

    private Action resolve(Symbol.ActionName symbol) {
        Declaration.Action declaration = symbol.declaration();
        Env env = symbol.env();
        Scope scope = Scope.of(env);
        List<Local> values = new ArrayList<>();
        List<Snapshot> snapshots = new ArrayList<>();
        List<Boolean> isSnapshot = new ArrayList<>();
        for (Declaration.Formal formal : declaration.parameters()) {
            String name = env.text(formal.name());
            scope.locals().checkNew(name, formal.span(), session);
            Optional<Layout> layout = resolution.expressions().designators().layout(formal.type(), scope);
            isSnapshot.add(layout.isPresent());
            if (layout.isPresent()) {
                snapshots.add(scope.locals().snapshot(name, layout.get(), true));
            } else {
                values.add(scope.locals().value(name, resolution.constants().type(formal.type(), env), false));
            }
        }
        shapes.put(symbol.use(), isSnapshot);
        Block body = resolution.bodies().block(declaration.body(), scope);
        return new Action(
                env.text(declaration.name()),
                declaration.title(),
                declaration.section(),
                values,
                snapshots,
                body,
                declaration.span());
    }

    /// A call as a statement; empty after an error.
    Optional<Stmt> call(Expression.Call call, Symbol.ActionName symbol, Scope scope, Span span) {
        Optional<Action> action = action(symbol);
        int wanted = symbol.declaration().parameters().size();
        if (action.isEmpty()) {
            return Optional.empty();
        }
        if (wanted != call.arguments().size()) {
            session.add(new Diagnostic(
                            Code.ARGUMENT_COUNT,
                            call.span(),
                            "action '" + action.get().name() + "' takes " + wanted + " arguments, here are "
                                    + call.arguments().size())
                    .at(symbol.span(), "declared here"));
            return Optional.empty();
        }
        List<Boolean> isSnapshot = shapes.get(symbol.use());
        List<Expr> values = new ArrayList<>();
        List<Snapshot> snapshots = new ArrayList<>();
        for (int i = 0; i < wanted; i++) {
            Expression argument = call.arguments().get(i);
            if (isSnapshot.get(i)) {
                Snapshot formal = action.get().snapshots().get(snapshots.size());
                snapshots.add(snapshot(argument, formal, scope));
            } else {
                int width = action.get().parameters().get(values.size()).width();
                values.add(resolution.expressions().at(argument, scope, width));
            }
        }
        return Optional.of(new Stmt.CallAction(action.get(), values, snapshots, span));
    }

    private Snapshot snapshot(Expression argument, Snapshot formal, Scope scope) {
        return switch (resolution.expressions().designators().find(argument, scope)) {
            case Target.View v -> {
                if (v.layout().bytes() != formal.layout().bytes()) {
                    session.error(
                            Code.WRONG_KIND,
                            argument.span(),
                            "the action takes a " + formal.layout().name() + " of "
                                    + formal.layout().bytes() + " bytes, this has "
                                    + v.layout().bytes());
                }
                yield v.snapshot();
            }
            case Target.Broken _ -> formal;
            default -> {
                session.error(Code.WRONG_KIND, argument.span(), "the action takes a snapshot here");
                yield formal;
            }
        };
    }
}
