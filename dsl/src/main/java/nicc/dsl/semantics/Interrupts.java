package nicc.dsl.semantics;

import nicc.dsl.model.Interrupt;

/// Interrupt lines (docs/language.md, section 6).
final class Interrupts<V> {
    private static final int TIME_WIDTH = 64;

    private final Semantics<V> semantics;
    private final Algebra<V> algebra;
    private final Machine<V> machine;

    Interrupts(Semantics<V> semantics) {
        this.semantics = semantics;
        this.algebra = semantics.algebra;
        this.machine = semantics.machine;
    }

    /// Brings a line up to date. Deassertion is immediate. With a throttle, assertion waits until the interval
    /// that began with the last one is over, and begins the next with the throttle's value of this moment.
    void settle(Interrupt interrupt) {
        V level = semantics.level(interrupt);
        if (interrupt.throttle().isEmpty()) {
            machine.setLine(interrupt, level);
            return;
        }
        V asserted = machine.line(interrupt);
        V open = algebra.ule(machine.quietUntil(interrupt), machine.now());
        V rises = algebra.and(level, algebra.and(algebra.not(asserted), open));
        machine.branch(
                rises, () -> beginInterval(interrupt, interrupt.throttle().get()), () -> {});
        machine.setLine(interrupt, algebra.and(level, algebra.or(asserted, open)));
    }

    private void beginInterval(Interrupt interrupt, Interrupt.Throttle throttle) {
        V units = algebra.resize(semantics.expressions.evaluate(throttle.interval()), TIME_WIDTH);
        V nanos = algebra.mul(units, algebra.constant(throttle.unitNanos(), TIME_WIDTH));
        machine.setQuietUntil(interrupt, algebra.add(machine.now(), nanos));
    }
}
