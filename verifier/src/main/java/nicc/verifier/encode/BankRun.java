package nicc.verifier.encode;

import java.util.List;
import java.util.Optional;
import nicc.dsl.model.Bank;
import nicc.dsl.model.Register;
import nicc.dsl.semantics.Semantics;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// Accesses to a bank's registers as the spec means them: by a guest, by a debugger, by code. Part of a [SpecRun].
public final class BankRun {
    private final Bank bank;
    private final World world;
    private final Terms terms;
    private final Semantics<Term> semantics;
    private final List<Asked> asked;

    BankRun(Bank bank, World world, Semantics<Term> semantics, List<Asked> asked) {
        this.bank = bank;
        this.world = world;
        this.terms = world.terms();
        this.semantics = semantics;
        this.asked = asked;
    }

    private void ask(Asked.What what, List<Term> operands) {
        asked.add(new Asked(what, bank.name(), operands));
    }

    private Term number(long value) {
        return terms.constant(value, Long.SIZE);
    }

    /// A guest's read.
    ///
    /// @param offset byte offset
    /// @param size bytes
    /// @return `8 * size` bits
    public Optional<Term> read(long offset, int size) {
        world.uses().access(bank, offset, size);
        ask(Asked.What.READ, List.of(number(offset), number(size)));
        Term value = semantics.read(bank, offset, size);
        semantics.settle();
        return Optional.of(value);
    }

    /// A guest's write.
    ///
    /// @param offset byte offset
    /// @param size bytes
    /// @param value at least `8 * size` bits
    /// @return nothing
    public Optional<Term> write(long offset, int size, Term value) {
        world.uses().access(bank, offset, size);
        ask(Asked.What.WRITE, List.of(number(offset), number(size), value));
        semantics.write(bank, offset, size, terms.extract(value, Byte.SIZE * size - 1, 0));
        semantics.settle();
        return Optional.empty();
    }

    /// An inquiry.
    ///
    /// @param offset byte offset
    /// @param size bytes
    /// @return `8 * size` bits
    public Optional<Term> inquire(long offset, int size) {
        world.uses().access(bank, offset, size);
        ask(Asked.What.INQUIRE, List.of(number(offset), number(size)));
        return Optional.of(semantics.inquire(bank, offset, size));
    }

    /// Reads that are cut alike, but for the elements of arrays.
    ///
    /// @param offset where the access begins, 64 bits
    /// @param fragments how they are cut
    /// @return as many bytes as the fragments have
    public Optional<Term> read(Term offset, List<Fragment> fragments) {
        ask(Asked.What.READ, List.of(offset, size(fragments)));
        Term value = access(fragments).read();
        semantics.settle();
        return Optional.of(value);
    }

    /// Writes that are cut alike, but for the elements of arrays.
    ///
    /// @param offset where the access begins, 64 bits
    /// @param fragments how they are cut
    /// @param value at least as many bytes as the fragments have
    /// @return nothing
    public Optional<Term> write(Term offset, List<Fragment> fragments, Term value) {
        ask(Asked.What.WRITE, List.of(offset, size(fragments), value));
        access(fragments).write(value);
        semantics.settle();
        return Optional.empty();
    }

    /// Inquiries that are cut alike, but for the elements of arrays.
    ///
    /// @param offset where the access begins, 64 bits
    /// @param fragments how they are cut
    /// @return as many bytes as the fragments have
    public Optional<Term> inquire(Term offset, List<Fragment> fragments) {
        ask(Asked.What.INQUIRE, List.of(offset, size(fragments)));
        return Optional.of(access(fragments).inquire());
    }

    /// A read by code of the register that begins at an offset.
    ///
    /// @param register the register that begins there, if one does
    /// @param index its element, 32 bits
    /// @param offset where that is, 32 bits
    /// @return 64 bits
    public Optional<Term> load(Optional<Register> register, Term index, Term offset) {
        ask(Asked.What.LOAD, List.of(offset));
        Term value = register.map(r -> semantics.readRegister(bank, r, index, whole(r)))
                .orElseGet(() -> terms.zero(Long.SIZE));
        return Optional.of(terms.zeroExtend(value, Long.SIZE));
    }

    /// A write by code of the register that begins at an offset.
    ///
    /// @param register the register that begins there, if one does
    /// @param index its element, 32 bits
    /// @param offset where that is, 32 bits
    /// @param value 64 bits
    /// @return nothing
    public Optional<Term> store(Optional<Register> register, Term index, Term offset, Term value) {
        ask(Asked.What.STORE, List.of(offset, value));
        register.ifPresent(r -> {
            Term cut = terms.extract(value, r.width() - 1, 0);
            semantics.writeRegister(bank, r, index, whole(r), cut);
        });
        return Optional.empty();
    }

    /// A write to a register.
    ///
    /// @param register the register; no array
    /// @param written the value in the register's place; bits that are not enabled are 0
    /// @param enables mask of whole bytes, at least one
    /// @return nothing
    public Optional<Term> write(Register register, Term written, Term enables) {
        world.uses().register(bank, register);
        ask(Asked.What.REGISTER, List.of(number(register.offset()), written, enables));
        semantics.writeRegister(bank, register, terms.zero(Integer.SIZE), enables, written);
        return Optional.empty();
    }

    private Term size(List<Fragment> fragments) {
        return number(fragments.stream().mapToInt(Fragment::bytes).sum());
    }

    private Term whole(Register register) {
        world.uses().register(bank, register);
        return terms.ones(register.width());
    }

    private SpecAccess access(List<Fragment> fragments) {
        fragments.forEach(fragment ->
                fragment.register().ifPresent(register -> world.uses().register(bank, register)));
        return new SpecAccess(terms, semantics, bank, fragments);
    }
}
