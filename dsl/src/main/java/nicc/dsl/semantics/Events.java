package nicc.dsl.semantics;

import nicc.dsl.model.Engine;
import nicc.dsl.model.Timer;

/// What happens by itself: engine steps, timers, the link (docs/language.md, sections 3 and 10).
final class Events<V> {
    private static final int TIME_WIDTH = 64;

    private final Semantics<V> semantics;
    private final Algebra<V> algebra;
    private final Machine<V> machine;

    Events(Semantics<V> semantics) {
        this.semantics = semantics;
        this.algebra = semantics.algebra;
        this.machine = semantics.machine;
    }

    /// An engine can step when its condition holds; one that receives also needs a frame in its buffer, which
    /// waits there until a step empties the buffer.
    V ready(Engine engine) {
        V when = semantics.expressions.evaluate(engine.when());
        return engine.frame()
                .map(buffer -> algebra.and(algebra.any(machine.length(buffer)), when))
                .orElse(when);
    }

    void step(Engine engine) {
        machine.call(() -> semantics.statements.run(engine.step()));
    }

    /// Starts a timer anew, from this moment, for a nanosecond at least: a timer that starts itself again must
    /// not hold time up.
    void start(Timer timer, V units) {
        V nanos = algebra.mul(algebra.resize(units, TIME_WIDTH), algebra.constant(timer.unitNanos(), TIME_WIDTH));
        V atLeastOne = algebra.ite(algebra.any(nanos), nanos, algebra.constant(1, TIME_WIDTH));
        machine.start(timer, algebra.add(machine.now(), atLeastOne));
    }

    /// A timer has stopped before its hook runs, which may start it again.
    void expire(Timer timer) {
        machine.stop(timer);
        semantics.device.expiryHooks().stream()
                .filter(hook -> hook.timer().name().equals(timer.name()))
                .forEach(hook -> machine.call(() -> semantics.statements.run(hook.body())));
    }

    void linkChanged() {
        semantics.device.linkHooks().forEach(hook -> machine.call(() -> semantics.statements.run(hook.body())));
    }
}
