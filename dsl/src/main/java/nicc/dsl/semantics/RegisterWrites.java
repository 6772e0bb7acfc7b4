package nicc.dsl.semantics;

import nicc.dsl.model.Cell;
import nicc.dsl.model.Field;
import nicc.dsl.model.Register;

/// A write to a register (docs/language.md, section 5): storage changes by each field's rule; then the actions
/// run.
final class RegisterWrites<V> {
    private final Semantics<V> semantics;
    private final Algebra<V> algebra;
    private final Machine<V> machine;

    RegisterWrites(Semantics<V> semantics) {
        this.semantics = semantics;
        this.algebra = semantics.algebra;
        this.machine = semantics.machine;
    }

    void write(Register register, V index, V enables, V written) {
        Cell storage = register.storage();
        V old = semantics.cells.present(storage, index);
        V next = old;
        for (Field field : register.fields()) {
            next = algebra.insert(next, field.msb(), field.lsb(), next(field, old, written, enables));
        }
        semantics.cells.setElement(storage, index, next);
        for (Register.WriteAction action : register.onWrite()) {
            V overlaps = algebra.any(algebra.and(enables, algebra.constant(action.bits(), register.width())));
            machine.branch(overlaps, () -> run(action, index, written, enables, old), () -> {});
        }
    }

    private V next(Field field, V old, V written, V enables) {
        return WriteRule.of(field)
                .next(
                        algebra,
                        algebra.extract(old, field.msb(), field.lsb()),
                        algebra.extract(written, field.msb(), field.lsb()),
                        algebra.extract(enables, field.msb(), field.lsb()));
    }

    private void run(Register.WriteAction action, V index, V written, V enables, V old) {
        machine.call(() -> {
            machine.set(Register.INDEX, index);
            machine.set(action.written(), written);
            machine.set(action.enables(), enables);
            machine.set(action.old(), old);
            semantics.statements.run(action.body());
        });
    }
}
