package nicc.verifier.encode;

import java.util.List;
import nicc.dsl.model.Bank;
import nicc.dsl.model.Register;
import nicc.dsl.semantics.Semantics;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// Accesses by their fragments, in ascending order of address. What each fragment means is `dsl.semantics`'.
record SpecAccess(Terms terms, Semantics<Term> semantics, Bank bank, List<Fragment> fragments) {

    /// How a fragment with a register is read.
    private interface Read {
        Term value(Register register, Term index, Term enables);
    }

    Term read() {
        return assembled((register, index, enables) -> semantics.readRegister(bank, register, index, enables));
    }

    Term inquire() {
        return assembled((register, index, enables) -> semantics.inquireRegister(bank, register, index, enables));
    }

    private Term assembled(Read read) {
        return fragments.stream()
                .map(fragment -> answer(fragment, read))
                .reduce((low, high) -> terms.concat(high, low))
                .orElseThrow();
    }

    private Term answer(Fragment fragment, Read read) {
        if (fragment.register().isEmpty()) {
            Term each = terms.constant(bank.defaultByte(), Byte.SIZE);
            Term all = each;
            for (int i = 1; i < fragment.bytes(); i++) {
                all = terms.concat(each, all);
            }
            return all;
        }
        Register register = fragment.register().get();
        Term value = read.value(register, fragment.index(), enables(register, fragment));
        return terms.extract(value, fragment.highInside(), fragment.lowInside());
    }

    void write(Term value) {
        for (Fragment fragment : fragments) {
            fragment.register().ifPresent(register -> {
                Term bytes = terms.extract(value, fragment.high(), fragment.low());
                Term placed =
                        terms.insert(terms.zero(register.width()), fragment.highInside(), fragment.lowInside(), bytes);
                semantics.writeRegister(bank, register, fragment.index(), enables(register, fragment), placed);
            });
        }
    }

    private Term enables(Register register, Fragment fragment) {
        return terms.constant(fragment.enables(), register.width());
    }
}
