package nicc.dsl.semantics;

import nicc.dsl.model.Block;
import nicc.dsl.model.Cell;
import nicc.dsl.model.Field;
import nicc.dsl.model.Register;

/// A read of a register (docs/language.md, section 5): before read; the value; the fields' onread; on read.
final class RegisterReads<V> {
    private static final int HIGH_BITS = 32;

    private final Semantics<V> semantics;
    private final Algebra<V> algebra;
    private final Machine<V> machine;

    RegisterReads(Semantics<V> semantics) {
        this.semantics = semantics;
        this.algebra = semantics.algebra;
        this.machine = semantics.machine;
    }

    void before(Register register, V index) {
        register.beforeRead().ifPresent(body -> run(body, index));
    }

    /// Stored fields that software may read, derived fields, constants of reserved bits; all else is 0.
    V value(Register register, V index) {
        V stored = semantics.cells.present(register.storage(), index);
        V value = algebra.zero(register.width());
        for (Field field : register.fields()) {
            value = algebra.insert(value, field.msb(), field.lsb(), value(field, stored, index));
        }
        return value;
    }

    private V value(Field field, V stored, V index) {
        boolean readable = field.sw() == Field.Access.RW || field.sw() == Field.Access.R;
        return switch (field.kind()) {
            case RESERVED, UNIMPLEMENTED, UNDOCUMENTED -> algebra.constant(field.constant(), field.width());
            case PLAIN -> readable ? algebra.extract(stored, field.msb(), field.lsb()) : algebra.zero(field.width());
            case DERIVED -> readable ? derived(field, index) : algebra.zero(field.width());
        };
    }

    private V derived(Field field, V index) {
        Scope<V> scope = Scope.<V>empty().with(Register.INDEX, index);
        return field.derived()
                .map(expr -> semantics.expressions.evaluate(expr, scope))
                .map(value -> algebra.resize(value, field.width()))
                .orElseGet(() -> algebra.zero(field.width()));
    }

    void after(Register register, V index, V enables) {
        Cell storage = register.storage();
        V before = semantics.cells.present(storage, index);
        V after = before;
        for (Field field : register.fields()) {
            V s = algebra.extract(before, field.msb(), field.lsb());
            V next = ReadRule.of(field).next(algebra, s, touched(register, field, enables));
            after = algebra.insert(after, field.msb(), field.lsb(), next);
        }
        semantics.cells.setElement(storage, index, after);
        register.onRead().ifPresent(body -> run(body, index));
    }

    /// The bits of a field that a read acts on: those enabled, or with `at high`, all of them if the register's
    /// highest 32 bits are touched and else none.
    private V touched(Register register, Field field, V enables) {
        if (!field.onReadHigh()) {
            return algebra.extract(enables, field.msb(), field.lsb());
        }
        int lowest = Math.max(0, register.width() - HIGH_BITS);
        V high = algebra.any(algebra.extract(enables, register.width() - 1, lowest));
        return algebra.ite(high, algebra.ones(field.width()), algebra.zero(field.width()));
    }

    private void run(Block body, V index) {
        machine.call(() -> {
            machine.set(Register.INDEX, index);
            semantics.statements.run(body);
        });
    }
}
