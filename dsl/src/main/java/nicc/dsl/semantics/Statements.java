package nicc.dsl.semantics;

import java.util.ArrayList;
import java.util.List;
import nicc.dsl.model.Action;
import nicc.dsl.model.Block;
import nicc.dsl.model.Expr;
import nicc.dsl.model.Place;
import nicc.dsl.model.Stmt;

/// What statements do (docs/language.md, section 9).
final class Statements<V> {
    private static final int VECTOR_WIDTH = 16;

    private final Semantics<V> semantics;
    private final Algebra<V> algebra;
    private final Machine<V> machine;

    Statements(Semantics<V> semantics) {
        this.semantics = semantics;
        this.algebra = semantics.algebra;
        this.machine = semantics.machine;
    }

    void run(Block block) {
        block.statements().forEach(this::run);
    }

    private void run(Stmt statement) {
        switch (statement) {
            case Stmt.Declare s -> machine.set(s.local(), value(s.value()));
            case Stmt.SetLocal s -> machine.set(s.local(), value(s.value()));
            case Stmt.Assign s -> semantics.cells.set(s.place(), value(s.value()));
            case Stmt.Count s -> count(s.place(), value(s.by()), s.saturate());
            case Stmt.If s -> machine.branch(value(s.condition()), () -> run(s.then()), () -> run(s.otherwise()));
            case Stmt.Match s -> match(value(s.value()), s.arms(), s.otherwise());
            case Stmt.For s -> forLoop(s);
            case Stmt.While s -> machine.loop(s, s.max(), () -> value(s.condition()), () -> run(s.body()));
            case Stmt.CallAction s -> call(s);
            case Stmt.Fetch s -> semantics.records.fetch(s.snapshot(), value(s.address()));
            case Stmt.Take s -> semantics.rings.take(s.snapshot(), s.ring());
            case Stmt.Store s -> semantics.records.store(value(s.address()), s.parts(), s.publish());
            case Stmt.WriteBack s -> semantics.records.writeBack(s.snapshot(), s.parts(), s.publish());
            case Stmt.Fence _ -> machine.fence();
            case Stmt.OnBuffer s -> semantics.bufferOperations.run(s.op());
            case Stmt.Send s ->
                s.offload()
                        .ifPresentOrElse(offload -> machine.send(s.buffer(), offload), () -> machine.send(s.buffer()));
            case Stmt.Loop s -> machine.loop(s.buffer());
            case Stmt.StartTimer s -> semantics.events.start(s.timer(), value(s.units()));
            case Stmt.StopTimer s -> machine.stop(s.timer());
            case Stmt.ReadBank s -> semantics.accesses.readWhole(s.local(), s.bank(), value(s.offset()));
            case Stmt.WriteBank s -> semantics.accesses.writeWhole(s.bank(), value(s.offset()), value(s.value()));
            case Stmt.ResetDomain s -> semantics.resets.reset(s.domain());
            case Stmt.Message s -> message(algebra.resize(value(s.vector()), VECTOR_WIDTH));
        }
    }

    private V value(Expr expr) {
        return semantics.expressions.evaluate(expr);
    }

    /// A counter wraps, or stops at all ones: the sum is below the counter exactly when it has wrapped.
    private void count(Place place, V by, boolean saturate) {
        V before = semantics.cells.get(place, machine::local);
        V sum = algebra.add(before, by);
        V after = saturate ? algebra.ite(algebra.ult(sum, before), algebra.ones(place.width()), sum) : sum;
        semantics.cells.set(place, after);
    }

    /// Arms are disjoint, so their order does not matter.
    private void match(V value, List<Stmt.Match.Arm> arms, Block otherwise) {
        if (arms.isEmpty()) {
            run(otherwise);
            return;
        }
        Stmt.Match.Arm arm = arms.getFirst();
        V fits = arm.values().stream()
                .map(wanted -> algebra.eq(value, algebra.constant(wanted, algebra.width(value))))
                .reduce(algebra::or)
                .orElseGet(() -> algebra.zero(1));
        machine.branch(fits, () -> run(arm.body()), () -> match(value, arms.subList(1, arms.size()), otherwise));
    }

    /// Both ends are evaluated once; the local is one of the body's, one higher in each round.
    private void forLoop(Stmt.For loop) {
        V end = value(loop.to());
        machine.set(loop.local(), value(loop.from()));
        machine.loop(loop, loop.max(), () -> algebra.ult(machine.local(loop.local()), end), () -> {
            run(loop.body());
            V next = algebra.add(
                    machine.local(loop.local()),
                    algebra.constant(1, loop.local().width()));
            machine.set(loop.local(), next);
        });
    }

    /// Arguments are evaluated where the call stands; inside, only they are seen.
    private void call(Stmt.CallAction call) {
        List<V> values = call.arguments().stream().map(this::value).toList();
        List<Fetched<V>> snapshots = new ArrayList<>();
        call.snapshots().forEach(snapshot -> snapshots.add(machine.fetched(snapshot)));
        call(call.action(), values, snapshots);
    }

    void call(Action action, List<V> values, List<Fetched<V>> snapshots) {
        machine.call(action, values, snapshots, () -> {
            for (int i = 0; i < values.size(); i++) {
                machine.set(action.parameters().get(i), values.get(i));
            }
            for (int i = 0; i < snapshots.size(); i++) {
                machine.set(action.snapshots().get(i), snapshots.get(i));
            }
            run(action.body());
        });
    }

    /// A vector past the table has no effect.
    private void message(V vector) {
        semantics.device.pci().msix().ifPresent(table -> {
            V exists = algebra.ult(vector, algebra.constant(table.vectors(), VECTOR_WIDTH));
            machine.branch(exists, () -> machine.message(vector), () -> {});
        });
    }
}
