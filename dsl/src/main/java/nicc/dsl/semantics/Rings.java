package nicc.dsl.semantics;

import nicc.dsl.model.Ring;
import nicc.dsl.model.Snapshot;

/// Descriptor rings (docs/language.md, section 7).
final class Rings<V> {
    private static final int ADDRESS_WIDTH = 64;

    private final Semantics<V> semantics;
    private final Algebra<V> algebra;
    private final Machine<V> machine;

    Rings(Semantics<V> semantics) {
        this.semantics = semantics;
        this.algebra = semantics.algebra;
        this.machine = semantics.machine;
    }

    /// How many descriptors the device owns: `(tail - head) mod size`, and 0 when head or tail is not below
    /// size, hence also when size is 0.
    V available(Ring ring, Scope<V> scope) {
        V size = algebra.resize(semantics.expressions.evaluate(ring.size(), scope), ring.width());
        V tail = algebra.resize(semantics.expressions.evaluate(ring.tail(), scope), ring.width());
        V head = algebra.resize(semantics.cells.get(ring.head(), scope), ring.width());
        V ahead = algebra.sub(tail, head);
        V around = algebra.add(ahead, size);
        V inside = algebra.and(algebra.ult(head, size), algebra.ult(tail, size));
        return algebra.ite(inside, algebra.ite(algebra.ule(head, tail), ahead, around), algebra.zero(ring.width()));
    }

    /// Fetches the descriptor at the head, then advances the head, modulo size. Nothing is read and the head
    /// stays when nothing is available.
    void take(Snapshot snapshot, Ring ring) {
        V some = algebra.any(available(ring, machine::local));
        machine.branch(some, () -> takeHead(snapshot, ring), () -> semantics.records.empty(snapshot));
    }

    private void takeHead(Snapshot snapshot, Ring ring) {
        V base = algebra.resize(semantics.expressions.evaluate(ring.base()), ADDRESS_WIDTH);
        V size = algebra.resize(semantics.expressions.evaluate(ring.size()), ring.width());
        V head = algebra.resize(semantics.cells.get(ring.head(), machine::local), ring.width());
        V stride = algebra.constant(ring.layout().bytes(), ADDRESS_WIDTH);
        semantics.records.take(snapshot, algebra.add(base, algebra.mul(algebra.resize(head, ADDRESS_WIDTH), stride)));
        V next = algebra.add(head, algebra.constant(1, ring.width()));
        V wrapped = algebra.ite(algebra.eq(next, size), algebra.zero(ring.width()), next);
        semantics.cells.set(ring.head(), algebra.resize(wrapped, ring.head().width()));
    }
}
