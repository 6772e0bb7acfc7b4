package nicc.dsl.semantics;

import nicc.dsl.model.Bank;
import nicc.dsl.model.Register;

/// Accesses to one register (docs/language.md, section 5), with what the bank says about those that do not
/// cover it whole.
final class Registers<V> {
    private final Algebra<V> algebra;
    private final Machine<V> machine;
    private final RegisterReads<V> reads;
    private final RegisterWrites<V> writes;

    Registers(Semantics<V> semantics) {
        this.algebra = semantics.algebra;
        this.machine = semantics.machine;
        this.reads = new RegisterReads<>(semantics);
        this.writes = new RegisterWrites<>(semantics);
    }

    V read(Bank bank, Register register, V index, V enables) {
        V answers = answers(bank, register, enables);
        machine.branch(answers, () -> reads.before(register, index), () -> {});
        V value = value(register, index, enables, answers);
        machine.branch(answers, () -> reads.after(register, index, enables), () -> {});
        return value;
    }

    V inquire(Bank bank, Register register, V index, V enables) {
        return value(register, index, enables, answers(bank, register, enables));
    }

    void write(Bank bank, Register register, V index, V enables, V value) {
        V written = algebra.and(value, enables);
        machine.write(
                bank,
                register,
                index,
                enables,
                written,
                () -> machine.branch(
                        answers(bank, register, enables),
                        () -> writes.write(register, index, enables, written),
                        () -> {}));
    }

    /// In a bank with `partial ignore`, a register answers only to an access that covers it whole.
    private V answers(Bank bank, Register register, V enables) {
        return switch (bank.partial()) {
            case ENABLES -> algebra.ones(1);
            case IGNORE -> algebra.eq(enables, algebra.ones(register.width()));
        };
    }

    private V value(Register register, V index, V enables, V answers) {
        V value = algebra.and(reads.value(register, index), enables);
        return algebra.ite(answers, value, algebra.zero(register.width()));
    }
}
