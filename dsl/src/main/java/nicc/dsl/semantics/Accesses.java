package nicc.dsl.semantics;

import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import nicc.dsl.model.Bank;
import nicc.dsl.model.Local;
import nicc.dsl.model.Register;

/// Accesses to a bank (docs/language.md, section 5): cut at register borders, the pieces in ascending order of
/// address.
final class Accesses<V> {
    private static final int OFFSET_WIDTH = 32;

    private final Semantics<V> semantics;
    private final Algebra<V> algebra;
    private final Machine<V> machine;

    Accesses(Semantics<V> semantics) {
        this.semantics = semantics;
        this.algebra = semantics.algebra;
        this.machine = semantics.machine;
    }

    V read(Bank bank, long offset, int size) {
        return assemble(
                bank,
                offset,
                size,
                (register, piece) -> semantics.registers.read(bank, register, index(piece), enables(register, piece)));
    }

    V inquire(Bank bank, long offset, int size) {
        return assemble(
                bank,
                offset,
                size,
                (register, piece) ->
                        semantics.registers.inquire(bank, register, index(piece), enables(register, piece)));
    }

    void write(Bank bank, long offset, int size, V value) {
        for (Piece piece : Piece.cut(bank, offset, size)) {
            piece.register().ifPresent(register -> {
                V bytes = algebra.extract(value, 8 * (piece.position() + piece.bytes()) - 1, 8 * piece.position());
                V placed = algebra.insert(
                        algebra.zero(register.width()),
                        8 * (piece.first() + piece.bytes()) - 1,
                        8 * piece.first(),
                        bytes);
                semantics.registers.write(bank, register, index(piece), enables(register, piece), placed);
            });
        }
    }

    private V assemble(Bank bank, long offset, int size, BiFunction<Register, Piece, V> read) {
        V value = algebra.zero(8 * size);
        for (Piece piece : Piece.cut(bank, offset, size)) {
            V bytes = piece.register()
                    .map(register -> algebra.extract(
                            read.apply(register, piece), 8 * (piece.first() + piece.bytes()) - 1, 8 * piece.first()))
                    .orElseGet(() -> algebra.constant(bank.defaultByte(), 8));
            value = algebra.insert(value, 8 * (piece.position() + piece.bytes()) - 1, 8 * piece.position(), bytes);
        }
        return value;
    }

    private V index(Piece piece) {
        return algebra.constant(piece.index(), OFFSET_WIDTH);
    }

    private V enables(Register register, Piece piece) {
        return algebra.constant(piece.enables(), register.width());
    }

    /// A read by code of the register that begins at an offset, whole, with all its effects; 0 when none begins
    /// there. Registers do not overlap, so at most one answers.
    void readWhole(Local local, String bankName, V offset) {
        machine.set(local, algebra.zero(local.width()));
        machine.load(
                local,
                bankName,
                offset,
                () -> at(bank(bankName), offset, (register, index) -> {
                    V all = algebra.ones(register.width());
                    V value = semantics.registers.read(bank(bankName), register, index, all);
                    machine.set(local, algebra.resize(value, local.width()));
                }));
    }

    /// A write by code to the register that begins at an offset, whole, with all its effects.
    void writeWhole(String bankName, V offset, V value) {
        machine.store(
                bankName,
                offset,
                value,
                () -> at(bank(bankName), offset, (register, index) -> {
                    V all = algebra.ones(register.width());
                    V cut = algebra.resize(value, register.width());
                    semantics.registers.write(bank(bankName), register, index, all, cut);
                }));
    }

    private void at(Bank bank, V offset, BiConsumer<Register, V> access) {
        for (Register register : bank.registers()) {
            machine.branch(
                    begins(register, offset), () -> access.accept(register, element(register, offset)), () -> {});
        }
    }

    private V begins(Register register, V offset) {
        V first = algebra.constant(register.offset(), OFFSET_WIDTH);
        if (register.count() == 1) {
            return algebra.eq(offset, first);
        }
        V relative = algebra.sub(offset, first);
        V length = algebra.constant((long) register.count() * register.stride(), OFFSET_WIDTH);
        V stride = algebra.constant(register.stride(), OFFSET_WIDTH);
        V aligned = algebra.not(algebra.any(algebra.urem(relative, stride)));
        return algebra.and(algebra.ult(relative, length), aligned);
    }

    private V element(Register register, V offset) {
        if (register.count() == 1) {
            return algebra.zero(OFFSET_WIDTH);
        }
        V relative = algebra.sub(offset, algebra.constant(register.offset(), OFFSET_WIDTH));
        return algebra.udiv(relative, algebra.constant(register.stride(), OFFSET_WIDTH));
    }

    private Bank bank(String name) {
        return semantics.device.banks().stream()
                .filter(bank -> bank.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no bank " + name));
    }
}
