package nicc.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nicc.compiler.ir.Intrinsic;
import nicc.compiler.ir.RecordVariables;
import nicc.compiler.ir.Relation;
import nicc.compiler.ir.Statement;
import nicc.compiler.ir.Type;
import nicc.compiler.ir.Value;
import nicc.compiler.ir.Values;
import nicc.compiler.ir.Variable;
import nicc.dsl.model.Block;
import nicc.dsl.model.Expr;
import nicc.dsl.model.Snapshot;
import nicc.dsl.model.Stmt;

/// Statements of one method (docs/language.md, section 9).
final class Code {
    private final Context context;
    private final Scope scope;
    private final Expressions expressions;
    private final Places places;
    private final Loops loops;
    private final Transfers transfers;

    /// Begins a method.
    ///
    /// @param context the device
    Code(Context context) {
        this.context = context;
        scope = new Scope(context.names());
        expressions = new Expressions(context, scope);
        places = new Places(context, scope, expressions);
        loops = new Loops(this, scope, expressions);
        transfers = new Transfers(context, scope, expressions);
    }

    /// The method's locals.
    Scope scope() {
        return scope;
    }

    /// The method's expressions.
    Expressions expressions() {
        return expressions;
    }

    /// The statements of a block.
    ///
    /// @param block the block
    /// @return statements of a scope of their own
    List<Statement> body(Block block) {
        List<Statement> out = new ArrayList<>();
        for (Stmt s : block.statements()) {
            statement(s, out);
        }
        return out;
    }

    private void statement(Stmt s, List<Statement> out) {
        switch (s) {
            case Stmt.Declare d -> declare(d, out);
            case Stmt.SetLocal d -> setLocal(d, out);
            case Stmt.Assign a -> places.assign(a, out);
            case Stmt.Count c -> places.count(c, out);
            case Stmt.If i ->
                out.add(new Statement.If(
                        expressions.condition(i.condition(), out), body(i.then()), body(i.otherwise())));
            case Stmt.Match m -> match(m, out);
            case Stmt.For f -> loops.counted(f, out);
            case Stmt.While w -> loops.bounded(w, out);
            case Stmt.CallAction c -> call(c, out);
            case Stmt.Fetch f -> transfers.fetch(f, out);
            case Stmt.Take t -> transfers.take(t, out);
            case Stmt.Store t -> transfers.store(t, out);
            case Stmt.WriteBack w -> transfers.writeBack(w, out);
            case Stmt.Fence f -> out.add(effect(Intrinsic.MEMORY_FENCE, "memory"));
            case Stmt.OnBuffer b -> new Buffers(context, expressions).apply(b.op(), out);
            case Stmt.Send t ->
                out.add(effect(
                        Intrinsic.WIRE_SEND,
                        "wire",
                        Stream.concat(Stream.of(t.buffer()), t.offload().stream())
                                .map(b -> context.buffer(b.name()).handle())
                                .toArray(Value[]::new)));
            case Stmt.Loop t ->
                out.add(effect(
                        Intrinsic.WIRE_LOOP,
                        "wire",
                        context.buffer(t.buffer().name()).handle()));
            case Stmt.StartTimer t ->
                out.addAll(Timers.start(context, scope, t.timer(), expressions.number(t.units(), out)));
            case Stmt.StopTimer t -> out.add(Timers.stop(context, t.timer()));
            case Stmt.ReadBank r -> readBank(r, out);
            case Stmt.WriteBank w -> writeBank(w, out);
            case Stmt.ResetDomain r -> out.add(invoke(Resets.method(context, r.domain())));
            case Stmt.Message m -> message(m, out);
        }
    }

    static Statement effect(Intrinsic what, String receiver, Value... arguments) {
        return new Statement.Do(new Value.Call(what, receiver, List.of(arguments)));
    }

    static Statement invoke(String function, Value... arguments) {
        return new Statement.Do(new Value.Invoke(function, List.of(arguments), Type.HANDLE, 0));
    }

    private void declare(Stmt.Declare d, List<Statement> out) {
        Value v = expressions.value(d.value(), out);
        Variable local = scope.declare(d.local());
        out.add(new Statement.Declare(local, Expressions.fit(v, local)));
    }

    private void setLocal(Stmt.SetLocal d, List<Statement> out) {
        Value v = expressions.value(d.value(), out);
        if (scope.value(d.local()) instanceof Value.Local local) {
            out.add(new Statement.Set(local.variable(), Expressions.fit(v, local.variable())));
        } else {
            throw new IllegalStateException(d.local().name() + " is not a variable");
        }
    }

    private void match(Stmt.Match m, List<Statement> out) {
        Value v = expressions.number(m.value(), out);
        if (v.type() == Type.LONG) {
            Value once = expressions.once("choice", v, out);
            out.addAll(chain(once, m.arms(), m.otherwise()));
            return;
        }
        List<Statement.Switch.Case> cases = m.arms().stream()
                .map(a -> new Statement.Switch.Case(
                        a.values().stream().map(Long::intValue).toList(), body(a.body())))
                .toList();
        out.add(new Statement.Switch(v, cases, body(m.otherwise())));
    }

    /// Java has no switch on `long`.
    private List<Statement> chain(Value v, List<Stmt.Match.Arm> arms, Block otherwise) {
        if (arms.isEmpty()) {
            return body(otherwise);
        }
        Value fits = arms.getFirst().values().stream()
                .map(x -> Values.compare(Relation.EQ, v, Values.constant(Type.LONG, x)))
                .reduce(Values.FALSE, Values::or);
        return List.of(new Statement.If(
                fits, body(arms.getFirst().body()), chain(v, arms.subList(1, arms.size()), otherwise)));
    }

    private void call(Stmt.CallAction c, List<Statement> out) {
        List<Value> arguments = new ArrayList<>();
        for (int i = 0; i < c.arguments().size(); i++) {
            Value v = expressions.value(c.arguments().get(i), out);
            arguments.add(c.action().parameters().get(i).width() == 1 ? Values.bool(v) : Values.number(v));
        }
        for (int i = 0; i < c.snapshots().size(); i++) {
            arguments.addAll(
                    Actions.arguments(c.action(), i, scope.record(c.snapshots().get(i))));
        }
        out.add(invoke(Actions.method(context, c.action()), arguments.toArray(Value[]::new)));
    }

    private void readBank(Stmt.ReadBank r, List<Statement> out) {
        Value offset = expressions.as(r.offset(), Type.INT, out);
        String name = Banks.whole(context, r.bank());
        Variable local = scope.declare(r.local());
        out.add(new Statement.Declare(local, new Value.Invoke(name, List.of(offset), Type.LONG, 64)));
    }

    private void writeBank(Stmt.WriteBank w, List<Statement> out) {
        Value offset = expressions.as(w.offset(), Type.INT, out);
        Value value = expressions.as(w.value(), Type.LONG, out);
        out.add(invoke(Banks.store(context, w.bank()), offset, value));
    }

    /// A vector past the table has no effect.
    private void message(Stmt.Message m, List<Statement> out) {
        int vectors = context.device().pci().msix().map(x -> x.vectors()).orElse(0);
        Value v = expressions.once("vector", expressions.number(m.vector(), out), out);
        Value within = Expressions.within(v, vectors);
        Statement send = effect(Intrinsic.INTERRUPTS_MESSAGE, "interrupts", v);
        if (Values.is(within, 1)) {
            out.add(send);
        } else if (!Values.is(within, 0)) {
            out.add(new Statement.If(within, List.of(send), List.of()));
        }
    }

    /// The locals of a snapshot, for a method that takes it as a parameter.
    RecordVariables declare(Snapshot s) {
        return scope.declare(s);
    }

    /// A condition of this method.
    Value condition(Expr e, List<Statement> out) {
        return expressions.condition(e, out);
    }
}
