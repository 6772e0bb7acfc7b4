package nicc.compiler.opt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nicc.compiler.ir.BankCode;
import nicc.compiler.ir.Function;
import nicc.compiler.ir.Op;
import nicc.compiler.ir.Program;
import nicc.compiler.ir.Relation;
import nicc.compiler.ir.Statement;
import nicc.compiler.ir.Type;
import nicc.compiler.ir.Value;
import nicc.compiler.ir.Values;
import nicc.compiler.ir.Variable;

/// Computes what does not depend on state: handlers of whole accesses with their masks folded, divisions by
/// powers of two, stores that the next one overwrites.
final class Fold implements Pass {
    @Override
    public String name() {
        return "fold";
    }

    @Override
    public String title() {
        return "Specialises handlers for whole accesses and folds constants.";
    }

    @Override
    public Program run(Program program) {
        Program special = new Specialise(program).run();
        Program.Editor editor = special.edit();
        Strength strength = new Strength();
        special.functions().values().forEach(f -> editor.function(DeadStores.without(strength.function(f))));
        Program folded = editor.done();
        Program.Editor direct = folded.edit();
        folded.banks().stream().filter(b -> b.defaultByte() == 0).forEach(b -> {
            direct.function(directRead(folded.function(b.read()), b));
            direct.function(directWrite(folded.function(b.write()), b));
        });
        return direct.done();
    }

    /// An access that is just one register goes straight to it.
    private static Function directRead(Function read, BankCode bank) {
        Value whole = new Value.Invoke(bank.whole(), List.of(place(read)), Type.LONG, 64);
        return prefixed(read, bank, List.of(new Statement.Return(Optional.of(whole))));
    }

    private static Function directWrite(Function write, BankCode bank) {
        Value value = write.parameters().get(2).value();
        Value store = new Value.Invoke(bank.store(), List.of(place(write), value), Type.HANDLE, 0);
        return prefixed(write, bank, List.of(new Statement.Do(store), new Statement.Return(Optional.empty())));
    }

    private static Value place(Function access) {
        return Values.as(access.parameters().getFirst().value(), Type.INT);
    }

    private static Function prefixed(Function access, BankCode bank, List<Statement> direct) {
        List<Statement> body = new ArrayList<>();
        body.add(new Statement.If(isWhole(access, bank), direct, List.of()));
        body.addAll(access.body());
        return access.withBody(body);
    }

    private static Value isWhole(Function access, BankCode bank) {
        Variable offset = access.parameters().get(0);
        Variable size = access.parameters().get(1);
        Value small = Values.compare(
                Relation.EQ, Values.binary(Op.SHR, offset.value(), Values.number(31)), Values.constant(Type.LONG, 0));
        if (bank.located().isEmpty()) {
            Value fits = Values.compare(Relation.EQ, size.value(), Values.number(bank.uniform()));
            Value into = Values.and(offset.value(), Values.constant(Type.LONG, bank.uniform() - 1L));
            Value aligned = Values.compare(Relation.EQ, into, Values.constant(Type.LONG, 0));
            return Values.and(Values.and(fits, aligned), small);
        }
        // A byte's location is its register's size when it is the register's first one.
        Value located = new Value.Invoke(bank.located(), List.of(place(access)), Type.INT, 7);
        return Values.and(small, Values.compare(Relation.EQ, located, size.value()));
    }
}
