package nicc.dsl.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import nicc.dsl.ast.Expression;
import nicc.dsl.ast.Name;
import nicc.dsl.ast.Statement;
import nicc.dsl.diagnostic.Code;
import nicc.dsl.diagnostic.Diagnostic;
import nicc.dsl.diagnostic.Span;
import nicc.dsl.model.Block;
import nicc.dsl.model.Buffer;
import nicc.dsl.model.Expr;
import nicc.dsl.model.Local;
import nicc.dsl.model.Stmt;
import nicc.dsl.model.Timer;

/// Statements without branches, and `match`.
final class Statements {

    private final Resolution resolution;
    private final Session session;
    private final Assignments assignments;
    private final Descriptors descriptors;
    private final BufferCalls buffers;
    private final Loops loops;

    Statements(Resolution resolution) {
        this.resolution = resolution;
        this.session = resolution.session();
        this.assignments = new Assignments(resolution);
        this.descriptors = new Descriptors(resolution);
        this.buffers = new BufferCalls(resolution);
        this.loops = new Loops(resolution);
    }

    Loops loops() {
        return loops;
    }

    /// Adds what a statement comes to.
    void resolve(Statement statement, Scope scope, List<Stmt> out) {
        Span span = statement.span();
        switch (statement) {
            case Statement.Let l ->
                let(l.name(), resolution.bodies().typed(l.type(), l.value(), scope), false, scope, span, out);
            case Statement.LocalVariable v ->
                let(
                        v.name(),
                        resolution.bodies().typed(Optional.of(v.type()), v.value(), scope),
                        true,
                        scope,
                        span,
                        out);
            case Statement.Assign a -> assignments.assign(a, scope).ifPresent(out::add);
            case Statement.Count c -> assignments.count(c, scope).ifPresent(out::add);
            case Statement.CallStatement c -> call(c, scope).ifPresent(out::add);
            case Statement.Fetch f -> descriptors.fetch(f, scope).ifPresent(out::add);
            case Statement.Take t -> descriptors.take(t, scope).ifPresent(out::add);
            case Statement.WriteBack w -> descriptors.writeBack(w, scope).ifPresent(out::add);
            case Statement.Store s -> descriptors.store(s, scope).ifPresent(out::add);
            case Statement.ReadBank r -> readBank(r, scope, out);
            case Statement.WriteBank w -> writeBank(w, scope, out);
            case Statement.Fence _ -> out.add(new Stmt.Fence(span));
            case Statement.Send s -> {
                Optional<Buffer> offload = s.offload().flatMap(o -> buffer(o, scope));
                buffer(s.buffer(), scope).ifPresent(b -> out.add(new Stmt.Send(b, offload, span)));
            }
            case Statement.Loop l -> buffer(l.buffer(), scope).ifPresent(b -> out.add(new Stmt.Loop(b, span)));
            case Statement.Start s -> start(s, scope).ifPresent(out::add);
            case Statement.Stop s -> timer(s.timer(), scope).ifPresent(t -> out.add(new Stmt.StopTimer(t, span)));
            case Statement.ResetDomain r ->
                domain(r.domain(), scope.env()).ifPresent(d -> out.add(new Stmt.ResetDomain(d, span)));
            case Statement.Message m ->
                out.add(new Stmt.Message(resolution.expressions().at(m.vector(), scope, Short.SIZE), span));
            case Statement.If _,
                    Statement.Match _,
                    Statement.Nested _,
                    Statement.For _,
                    Statement.While _,
                    Statement.Return _ -> throw new IllegalStateException("control flow: " + statement);
        }
    }

    private void let(Name name, Expr value, boolean variable, Scope scope, Span span, List<Stmt> out) {
        String text = scope.env().text(name);
        scope.locals().checkNew(text, name.span(), session);
        out.add(new Stmt.Declare(scope.locals().value(text, value.width(), variable), value, span));
    }

    private Optional<Stmt> call(Statement.CallStatement statement, Scope scope) {
        if (!(statement.call() instanceof Expression.Call call)) {
            session.error(
                    Code.NO_EFFECT, statement.span(), "this does nothing", "assign it, or call an action: 'name();'");
            return Optional.empty();
        }
        return switch (call.callee()) {
            case Expression.Member m -> buffers.call(call, m, scope, statement.span());
            case Expression.Ref r -> action(call, r.name(), scope, statement.span());
            default -> {
                session.error(Code.NO_EFFECT, statement.span(), "only an action can be called here");
                yield Optional.empty();
            }
        };
    }

    private Optional<Stmt> action(Expression.Call call, Name name, Scope scope, Span span) {
        Optional<Symbol> symbol = resolution.symbols().find(scope.env().text(name), name.span());
        if (symbol.isPresent() && symbol.get() instanceof Symbol.ActionName action) {
            return resolution.actions().call(call, action, scope, span);
        }
        symbol.ifPresent(s -> session.add(new Diagnostic(
                        Code.NO_EFFECT,
                        span,
                        "only an action can be called here, '" + name.text() + "' is a " + s.kind())
                .at(s.span(), "declared here")));
        return Optional.empty();
    }

    private void readBank(Statement.ReadBank r, Scope scope, List<Stmt> out) {
        Optional<String> bank = bank(r.bank(), scope);
        Expr offset = resolution.expressions().at(r.offset(), scope, Integer.SIZE);
        String name = scope.env().text(r.name());
        scope.locals().checkNew(name, r.name().span(), session);
        if (r.type().isEmpty()) {
            Local local = scope.locals().value(name, Long.SIZE, false);
            bank.ifPresent(b -> out.add(new Stmt.ReadBank(local, b, offset, r.span())));
            return;
        }
        int width = resolution.constants().type(r.type().get(), scope.env());
        Local whole = scope.locals().fresh(name + "_read", Long.SIZE);
        Local local = scope.locals().value(name, width, false);
        bank.ifPresent(b -> out.add(new Stmt.ReadBank(whole, b, offset, r.span())));
        out.add(new Stmt.Declare(local, Widths.resize(new Expr.LocalValue(whole), width), r.span()));
    }

    private void writeBank(Statement.WriteBank w, Scope scope, List<Stmt> out) {
        Optional<String> bank = bank(w.bank(), scope);
        Expr offset = resolution.expressions().at(w.offset(), scope, Integer.SIZE);
        Expr value = resolution.expressions().at(w.value(), scope, Long.SIZE);
        bank.ifPresent(b -> out.add(new Stmt.WriteBank(b, offset, value, w.span())));
    }

    private Optional<Stmt> start(Statement.Start s, Scope scope) {
        Expr units = resolution.expressions().free(s.units(), scope, Integer.SIZE);
        if (units.width() > Integer.SIZE) {
            units = resolution.expressions().at(s.units(), scope, Integer.SIZE);
        }
        Expr length = units;
        return timer(s.timer(), scope).map(t -> new Stmt.StartTimer(t, length, s.span()));
    }

    private Optional<Timer> timer(Name name, Scope scope) {
        if (target(name, scope) instanceof Symbol.TimerName(Timer timer, Span _)) {
            return Optional.of(timer);
        }
        resolution.bodies().wrongName(name, scope.env(), "timer");
        return Optional.empty();
    }

    private Optional<Buffer> buffer(Name name, Scope scope) {
        if (target(name, scope) instanceof Symbol.BufferName(Buffer buffer, Span _)) {
            return Optional.of(buffer);
        }
        resolution.bodies().wrongName(name, scope.env(), "buffer");
        return Optional.empty();
    }

    private Optional<String> bank(Name name, Scope scope) {
        if (target(name, scope) instanceof Symbol.BankName(BankShape bank, Span _)) {
            return Optional.of(bank.name());
        }
        resolution.bodies().wrongName(name, scope.env(), "bank");
        return Optional.empty();
    }

    private Symbol target(Name name, Scope scope) {
        return resolution.symbols().peek(scope.env().text(name)).orElse(new Symbol.Other("other", name.span()));
    }

    /// A reset domain of the device; empty after an error.
    Optional<String> domain(Name name, Env env) {
        return resolution.symbols().checkDomain(env.text(name), name.span());
    }

    /// A `match`; `body` resolves the statements of an arm.
    Stmt match(Statement.Match m, Scope scope, Function<List<Statement>, Block> body) {
        Expr value = resolution.expressions().free(m.value(), scope, 0);
        Map<Long, Span> seen = new HashMap<>();
        List<Stmt.Match.Arm> arms = new ArrayList<>();
        Block otherwise = null;
        for (Statement.Arm arm : m.arms()) {
            List<Long> values = new ArrayList<>();
            for (Expression e : arm.values()) {
                long v = constant(e, scope, value.width());
                Span earlier = seen.putIfAbsent(v, e.span());
                if (earlier != null) {
                    session.add(new Diagnostic(Code.DUPLICATE_ARM, e.span(), "an earlier arm is for this value")
                            .at(earlier, "the earlier arm"));
                } else {
                    values.add(v);
                }
            }
            Block block = body.apply(arm.body().statements());
            if (!arm.values().isEmpty()) {
                arms.add(new Stmt.Match.Arm(values, block));
            } else if (otherwise == null) {
                otherwise = block;
            } else {
                session.error(Code.DUPLICATE_ARM, arm.span(), "there is an 'else' already");
            }
        }
        return new Stmt.Match(value, arms, otherwise == null ? new Block(List.of()) : otherwise, m.span());
    }

    private long constant(Expression e, Scope scope, int width) {
        Expr value = resolution.expressions().at(e, scope, width);
        if (value instanceof Expr.Const(long v, int _)) {
            return v;
        }
        session.error(Code.NOT_CONSTANT, e.span(), "an arm is for constants");
        return 0;
    }
}
