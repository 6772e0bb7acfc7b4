package nicc.dsl.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nicc.dsl.ast.Expression;
import nicc.dsl.ast.Name;
import nicc.dsl.ast.Statement;
import nicc.dsl.diagnostic.Code;
import nicc.dsl.diagnostic.Diagnostic;
import nicc.dsl.model.Block;
import nicc.dsl.model.Expr;
import nicc.dsl.model.Local;
import nicc.dsl.model.Stmt;

/// Blocks of code: control flow, with early returns rewritten into nested ifs.
///
/// What follows an `if` with a return in it goes into the branch that goes on. Where several go on, a local
/// remembers
/// whether one has returned.
final class Bodies {

    private final Resolution resolution;
    private final Session session;
    private final Statements statements;

    Bodies(Resolution resolution) {
        this.resolution = resolution;
        this.session = resolution.session();
        this.statements = new Statements(resolution);
    }

    /// Resolves a body. The scope receives its names.
    Block block(nicc.dsl.ast.Block block, Scope scope) {
        return sequence(new Flow(block.statements(), 0, scope, Optional.empty(), List.of()));
    }

    private Block sequence(Flow start) {
        List<Stmt> out = new ArrayList<>();
        Flow flow = start;
        while (true) {
            if (flow.done()) {
                if (flow.after().isEmpty()) {
                    return new Block(out);
                }
                flow = flow.after().get();
            } else if (flow.statement() instanceof Statement.Return r) {
                leave(r, flow, out);
                return new Block(out);
            } else if (Returns.in(flow.statement())) {
                if (split(flow, out)) {
                    return new Block(out);
                }
                flow = flow.next();
            } else {
                plain(flow.statement(), flow, out);
                flow = flow.next();
            }
        }
    }

    private void leave(Statement.Return r, Flow flow, List<Stmt> out) {
        if (flow.scope().loop()) {
            session.error(
                    Code.RETURN_IN_LOOP,
                    r.span(),
                    "a loop cannot be left by 'return'",
                    "make what it waits for part of the loop's condition");
        }
        if (r.value().isPresent()) {
            session.error(Code.NO_EFFECT, r.span(), "an action returns no value");
        }
        if (!flow.next().done()) {
            unreachable(flow.next());
        }
        for (Local flag : flow.flags()) {
            out.add(new Stmt.SetLocal(flag, new Expr.Const(1, 1), r.span()));
        }
    }

    private void unreachable(Flow flow) {
        session.error(Code.UNREACHABLE, flow.statement().span(), "nothing comes here: every way before it returns");
    }

    /// A statement with a return in it. True when all that follows has gone into its branches.
    private boolean split(Flow flow, List<Stmt> out) {
        Statement statement = flow.statement();
        if (statement instanceof Statement.For || statement instanceof Statement.While) {
            plain(statement, flow, out);
            return false;
        }
        long open = Returns.branches(statement).stream()
                .filter(b -> !Returns.always(b))
                .count();
        if (open == 0 && !flow.next().done()) {
            unreachable(flow.next());
        }
        if (open <= 1 || flow.next().ends()) {
            branch(statement, flow, Optional.of(flow.next()), flow.flags(), out);
            return true;
        }
        Local flag = flow.scope().locals().fresh("returned", 1);
        out.add(new Stmt.Declare(flag, new Expr.Const(0, 1), statement.span()));
        List<Local> flags = new ArrayList<>(flow.flags());
        flags.add(flag);
        branch(statement, flow, Optional.empty(), flags, out);
        Block rest = sequence(flow.next());
        Expr goesOn = new Expr.Not(new Expr.LocalValue(flag));
        out.add(new Stmt.If(goesOn, rest, new Block(List.of()), statement.span()));
        return true;
    }

    /// A choice whose branches go on with `after`, unless they return.
    private void branch(Statement statement, Flow flow, Optional<Flow> after, List<Local> flags, List<Stmt> out) {
        switch (statement) {
            case Statement.If i -> {
                Expr condition = resolution.expressions().bool(i.condition(), flow.scope());
                Block then = sequence(flow.into(i.then().statements(), after, flags));
                Block otherwise = sequence(flow.into(i.otherwise().map(List::of).orElse(List.of()), after, flags));
                out.add(new Stmt.If(condition, then, otherwise, i.span()));
            }
            case Statement.Match m ->
                out.add(statements.match(m, flow.scope(), arm -> sequence(flow.into(arm, after, flags))));
            case Statement.Nested n ->
                out.addAll(sequence(flow.into(n.block().statements(), after, flags))
                        .statements());
            default -> throw new IllegalStateException("no branches: " + statement);
        }
    }

    private void plain(Statement statement, Flow flow, List<Stmt> out) {
        Scope scope = flow.scope();
        switch (statement) {
            case Statement.If _, Statement.Match _, Statement.Nested _ ->
                branch(statement, flow, Optional.empty(), flow.flags(), out);
            case Statement.For f -> statements.loops().counted(f, scope, this).ifPresent(out::add);
            case Statement.While w ->
                statements.loops().conditional(w, scope, this).ifPresent(out::add);
            default -> statements.resolve(statement, scope, out);
        }
    }

    /// The value of a `let`, with the width of its type if it has one.
    Expr typed(Optional<Name> type, Expression value, Scope scope) {
        return type.map(t -> resolution
                        .expressions()
                        .at(value, scope, resolution.constants().type(t, scope.env())))
                .orElseGet(() -> resolution.expressions().free(value, scope, 0));
    }

    /// Reports a name that is not what is needed.
    void wrongName(Name name, Env env, String kind) {
        resolution
                .symbols()
                .find(env.text(name), name.span())
                .ifPresent(s -> session.add(new Diagnostic(
                                Code.WRONG_KIND,
                                name.span(),
                                "a " + kind + " is needed here, '" + name.text() + "' is a " + s.kind())
                        .at(s.span(), "declared here")));
    }

    /// A position in a list of statements.
    ///
    /// @param after where it goes on behind the list
    /// @param flags the locals that a return sets
    private record Flow(List<Statement> list, int position, Scope scope, Optional<Flow> after, List<Local> flags) {

        boolean done() {
            return position == list.size();
        }

        /// Whether nothing at all follows.
        boolean ends() {
            return done() && after.map(Flow::ends).orElse(true);
        }

        Statement statement() {
            return list.get(position);
        }

        Flow next() {
            return new Flow(list, position + 1, scope, after, flags);
        }

        Flow into(List<Statement> inner, Optional<Flow> then, List<Local> marks) {
            return new Flow(inner, 0, scope.nested(), then, marks);
        }
    }
}
