package nicc.dsl.explain;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import nicc.dsl.explain.Term.Symbol;
import nicc.dsl.model.Bank;
import nicc.dsl.model.Device;
import nicc.dsl.model.Register;
import nicc.dsl.semantics.Semantics;

/// One access to a register, run on terms from a state of which nothing is known.
final class Runs {
    private static final int INDEX_WIDTH = 32;

    private final TermMachine machine;
    private final Semantics<Term> semantics;

    private Runs(Device device) {
        machine = new TermMachine(device);
        semantics = new Semantics<>(device, new TermAlgebra(), machine);
    }

    /// What a run returns, and does.
    record Value(Term term, List<String> effects) {}

    static List<String> of(Device device, Consumer<Runs> access) {
        Runs run = new Runs(device);
        access.accept(run);
        return run.machine.trace.lines();
    }

    static Value value(Device device, Function<Runs, Term> access) {
        Runs run = new Runs(device);
        Term term = access.apply(run);
        return new Value(term, run.machine.trace.lines());
    }

    Term read(Bank bank, Register register, Term enables) {
        return semantics.readRegister(bank, register, index(register), enables);
    }

    void write(Bank bank, Register register, Term enables) {
        Symbol value = new Symbol("written", register.width(), Names.of(register), "", 0);
        semantics.writeRegister(bank, register, index(register), enables, Term.atom(value));
    }

    private static Term index(Register register) {
        return register.count() == 1
                ? Term.literal(0, INDEX_WIDTH)
                : Term.atom(new Symbol("index", INDEX_WIDTH, List.of(), "", 0));
    }
}
